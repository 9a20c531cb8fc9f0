package redress.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that a service reads from files, made once and kept with the data they protect. */
final class Secrets {

    private Secrets() {}

    /** A file with 32 random bytes in base 64, readable by its owner only. */
    static Path keyIn(Path file) {
        try {
            if (Files.exists(file)) return file;
            var folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            var half = Files.createTempFile(folder, "key", ".half");
            if (Files.getFileStore(half).supportsFileAttributeView("posix"))
                Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            Files.writeString(half, Base64.getEncoder().encodeToString(bytes));
            return Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
