package redress.platform.testkit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** For what is truly asynchronous: {@code eventually(within(5, SECONDS), () -> assertThat(…))}. */
public final class Eventually {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    /** Something to hold true; may throw anything. */
    @FunctionalInterface
    public interface Claim {
        void check() throws Exception;
    }

    private Eventually() {}

    public static Duration within(long amount, TimeUnit unit) {
        return Duration.of(amount, unit.toChronoUnit());
    }

    /** Checks again and again until the claim holds; fails with its last failure when the time is over. */
    public static void eventually(Duration limit, Claim claim) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Throwable failure;
            try {
                claim.check();
                return;
            } catch (Exception | AssertionError notYet) {
                failure = notYet;
            }
            if (System.nanoTime() > end)
                throw new AssertionError("Still not so after " + limit + ": " + failure.getMessage(), failure);
            LockSupport.parkNanos(PAUSE);
        }
    }
}
