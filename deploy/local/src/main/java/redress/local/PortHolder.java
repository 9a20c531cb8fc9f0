package redress.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds out who listens on a port, as far as this machine tells. */
final class PortHolder {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private PortHolder() {}

    static Optional<ProcessHandle> of(int port) {
        try {
            return Files.isDirectory(PROC) ? fromProc(port) : fromLsof(port);
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    /** For people: {@code process 1234 (java ... redress.local.Main up)}. */
    static String described(ProcessHandle process) {
        var line =
                process.info().commandLine().or(() -> process.info().command()).orElse("");
        if (line.length() > 100) {
            var program = line.split(" ", 2)[0];
            line = program.substring(program.lastIndexOf('/') + 1) + " ... " + line.substring(line.length() - 60);
        }
        return "process " + process.pid() + (line.isEmpty() ? "" : " (" + line + ")");
    }

    private static Optional<ProcessHandle> fromProc(int port) throws IOException {
        var sockets = sockets(port);
        if (sockets.isEmpty()) return Optional.empty();
        return ProcessHandle.allProcesses()
                .filter(process -> holdsAny(process, sockets))
                .findFirst();
    }

    /** Lines of /proc/net/tcp: the second field is the local address, the fourth the state, the tenth the socket. */
    private static Set<String> sockets(int port) throws IOException {
        var ending = ":" + String.format(Locale.ROOT, "%04X", port);
        var lines = new ArrayList<String>();
        for (var table : List.of("tcp", "tcp6")) {
            var file = PROC.resolve("net").resolve(table);
            if (Files.exists(file)) lines.addAll(Files.readAllLines(file));
        }
        var sockets = new HashSet<String>();
        for (var line : lines) {
            var fields = SPACES.split(line.strip());
            if (fields.length > 9 && fields[1].endsWith(ending) && fields[3].equals(LISTENING))
                sockets.add("socket:[" + fields[9] + "]");
        }
        return sockets;
    }

    private static boolean holdsAny(ProcessHandle process, Set<String> sockets) {
        var open = PROC.resolve(Long.toString(process.pid())).resolve("fd");
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(open)) {
            for (var descriptor : descriptors)
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) return true;
            return false;
        } catch (IOException ended) {
            return false; // or somebody else's process, into which we may not look
        }
    }

    private static Optional<ProcessHandle> fromLsof(int port) throws IOException {
        var lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
        try (var lines = lsof.inputReader(StandardCharsets.UTF_8)) {
            return lines.lines().findFirst().flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())));
        }
    }
}
