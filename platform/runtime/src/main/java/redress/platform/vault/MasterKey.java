package redress.platform.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** The service's own key, from a file: 32 bytes in base 64. It never leaves this package and is never logged. */
public final class MasterKey {

    private final SealingKey key;

    private MasterKey(SealingKey key) {
        this.key = key;
    }

    /** @throws IllegalStateException where the file is missing or holds no key; nobody reads what was sealed with a lost one */
    public static MasterKey in(Path file) {
        try {
            return new MasterKey(SealingKey.of(
                    Base64.getDecoder().decode(Files.readString(file).strip())));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("There is no master key of 32 bytes in base 64 in " + file, e);
        }
    }

    /** The same, made first where there is none yet. For local set-ups and tests; elsewhere a missing key is a mistake. */
    public static MasterKey madeIn(Path file) {
        if (!Files.exists(file)) make(file);
        return in(file);
    }

    private static void make(Path file) {
        try {
            var folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            var fresh =
                    Files.createTempFile(folder, "key", ".new"); // readable by nobody else, and whole when it appears
            if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix"))
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(fresh, Base64.getEncoder().encodeToString(SealingKey.random(SealingKey.BYTES)) + "\n");
            try {
                Files.createLink(file, fresh); // unlike a move, never replaces a key that another process just made
                Files.delete(fresh);
            } catch (FileAlreadyExistsException another) {
                Files.delete(fresh);
            } catch (UnsupportedOperationException noLinks) {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The master key " + file + " could not be made", e);
        }
    }

    SealingKey key() {
        return key;
    }
}
