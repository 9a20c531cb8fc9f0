package redress.tools.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A closed loop of clients: each sends its next command when the last one is durable. */
final class Load {

    /** One command of one client. */
    @FunctionalInterface
    interface Deed {
        void once(int client, long n) throws Exception;
    }

    /** What was measured: per second, how long one took, and the CPU time it cost, in microseconds. */
    record Measured(double perSecond, long median, long p99, Cpu.Reading cpu) {}

    private Load() {}

    static Measured run(Cpu cpu, int clients, double warmSeconds, double seconds, Deed deed)
            throws InterruptedException {
        long start = System.nanoTime();
        long from = start + (long) (warmSeconds * 1e9);
        long until = from + (long) (seconds * 1e9);
        try (var people = Executors.newFixedThreadPool(clients)) {
            var running = new ArrayList<Future<long[]>>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                Callable<long[]> loop = () -> loop(client, from, until, deed);
                running.add(people.submit(loop));
            }
            TimeUnit.NANOSECONDS.sleep(from - System.nanoTime());
            var before = cpu.read();
            var all = new ArrayList<long[]>();
            for (var one : running) all.add(one.get());
            var took = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            var used = cpu.read().since(before).per(took.length);
            if (took.length == 0) return new Measured(0, 0, 0, used);
            return new Measured(
                    took.length / seconds,
                    TimeUnit.NANOSECONDS.toMicros(took[took.length / 2]),
                    TimeUnit.NANOSECONDS.toMicros(took[(int) (took.length * 0.99)]),
                    used);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a client failed", failed.getCause());
        }
    }

    private static long[] loop(int client, long from, long until, Deed deed) throws Exception {
        var took = new long[1 << 16];
        int n = 0;
        for (long i = 0; ; i++) {
            long before = System.nanoTime();
            if (before >= until) return Arrays.copyOf(took, n);
            deed.once(client, i);
            long after = System.nanoTime();
            if (before >= from && after <= until) {
                if (n == took.length) took = Arrays.copyOf(took, n * 2);
                took[n++] = after - before;
            }
        }
    }
}
