package redress.tools.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * CPU time that this JVM and the PostgreSQL server have used: what a command costs, whatever else the machine is busy
 * with. The server's is known on Linux only, from {@code /proc}; elsewhere it is 0.
 */
final class Cpu {

    /** A reading, in microseconds. */
    record Reading(double client, double server) {
        Reading since(Reading earlier) {
            return new Reading(client - earlier.client, server - earlier.server);
        }

        Reading per(double commands) {
            return new Reading(client / Math.max(1, commands), server / Math.max(1, commands));
        }
    }

    private static final double TICK = 10_000; // microseconds; 100 ticks a second on every usual Linux

    private final long postmaster;

    private Cpu(long postmaster) {
        this.postmaster = postmaster;
    }

    /** @param dataDirectory of the server */
    static Cpu of(Path dataDirectory) throws IOException {
        var pid = Files.readAllLines(dataDirectory.resolve("postmaster.pid")).getFirst();
        return new Cpu(Long.parseLong(pid.strip()));
    }

    Reading read() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        double server = 0;
        if (Files.isDirectory(Path.of("/proc/self"))) {
            server = ticks(postmaster, true);
            for (var child : ProcessHandle.of(postmaster).stream()
                    .flatMap(ProcessHandle::children)
                    .toList()) server += ticks(child.pid(), false);
        }
        return new Reading(system.getProcessCpuTime() / 1e3, server * TICK);
    }

    private static double ticks(long pid, boolean withEndedChildren) {
        try {
            var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
            double own = Double.parseDouble(fields.get(11)) + Double.parseDouble(fields.get(12));
            double ended = Double.parseDouble(fields.get(13)) + Double.parseDouble(fields.get(14));
            return withEndedChildren ? own + ended : own;
        } catch (IOException ended) {
            return 0; // a backend that ended meanwhile: counted with the postmaster's ended children
        }
    }
}
