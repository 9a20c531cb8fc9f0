package redress.platform.testkit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * For what is truly asynchronous: {@code eventually(within(5, SECONDS), () -> assertThat(…))}. How long is said for a quiet
 * machine; a busy one gets {@value #BUSY} times as long, because what is waited for is a state and never a speed.
 */
public final class Eventually {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int BUSY = 12;

    /** Something to hold true; may throw anything. */
    @FunctionalInterface
    public interface Claim {
        void check() throws Exception;
    }

    private Eventually() {}

    public static Duration within(long amount, TimeUnit unit) {
        return Duration.of(amount, unit.toChronoUnit()).multipliedBy(BUSY);
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
