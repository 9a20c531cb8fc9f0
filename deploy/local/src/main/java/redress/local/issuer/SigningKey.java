package redress.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The key that signs tokens, kept in a file, so that a token outlives a restart. */
final class SigningKey {

    private SigningKey() {}

    /** The key in {@code file}, made where there is none yet. */
    static JWKSet in(Path file) {
        try {
            if (!Files.exists(file)) make(file);
            return JWKSet.load(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(
                    "The signing key in " + file + " cannot be read; delete it, and a new one is made", e);
        } catch (JOSEException e) {
            throw new IllegalStateException("No signing key could be made", e);
        }
    }

    private static void make(Path file) throws IOException, JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .keyIDFromThumbprint(true)
                .generate();
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var half = Files.createTempFile(folder, "signing-key", ".half");
        if (Files.getFileStore(half).supportsFileAttributeView("posix"))
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(half, new JWKSet(key).toString(false));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
