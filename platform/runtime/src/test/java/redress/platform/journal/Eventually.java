package redress.platform.journal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** For what is truly asynchronous. */
final class Eventually {

    @FunctionalInterface
    interface Check {
        void run() throws Exception;
    }

    private Eventually() {}

    /** Tries until it passes; after the time has passed, what the last try threw. */
    static void eventually(Duration within, Check check) throws Exception {
        long end = System.nanoTime() + within.toNanos();
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError | RuntimeException notYet) {
                if (System.nanoTime() > end) throw notYet;
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }
}
