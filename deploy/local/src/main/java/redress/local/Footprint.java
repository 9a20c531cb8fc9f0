package redress.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory that processes really occupy: shared pages are counted once where the system says so (Linux). */
final class Footprint {

    private Footprint() {}

    /** Bytes of the process and all that it started. */
    static long of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(Footprint::own)
                .sum();
    }

    private static long own(ProcessHandle process) {
        var pid = Long.toString(process.pid());
        var detailed = Path.of("/proc", pid, "smaps_rollup");
        try {
            if (Files.isReadable(detailed)) return kilobytes(Files.readString(detailed), "Pss:");
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", pid).start();
            var said = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return said.isEmpty() ? 0 : Long.parseLong(said) * 1024;
        } catch (IOException | NumberFormatException ended) {
            return 0; // a process that ends while it is looked at occupies nothing
        }
    }

    private static long kilobytes(String text, String field) {
        return text.lines()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .sum();
    }

    /** {@code 1.2 GB}, {@code 340 MB}. */
    static String described(long bytes) {
        long mega = 1024L * 1024;
        return bytes >= 1000 * mega ? "%.1f GB".formatted(bytes / 1024.0 / mega) : bytes / mega + " MB";
    }
}
