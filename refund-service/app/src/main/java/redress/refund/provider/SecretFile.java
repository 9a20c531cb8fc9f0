package redress.refund.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Secrets in a file, one a line; never logged. */
public final class SecretFile {

    private SecretFile() {}

    /** @throws IllegalStateException where the file is missing or has not exactly one line */
    public static String one(Path file) {
        var lines = all(file);
        if (lines.size() != 1) throw new IllegalStateException(file + " must hold one secret, not " + lines.size());
        return lines.getFirst();
    }

    /** @throws IllegalStateException where the file is missing or empty */
    public static List<String> all(Path file) {
        try {
            var lines = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (lines.isEmpty()) throw new IllegalStateException("There is no secret in " + file);
            return lines;
        } catch (IOException unreadable) {
            throw new IllegalStateException("The secret in " + file + " cannot be read", unreadable);
        }
    }
}
