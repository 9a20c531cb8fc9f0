package redress.platform.messages;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** For what happens in another thread. */
final class Eventually {

    static final Duration SOON = Duration.ofMinutes(2);

    interface Claim {
        void check() throws Exception;
    }

    private Eventually() {}

    static void eventually(Claim claim) {
        eventually(SOON, claim);
    }

    static void eventually(Duration limit, Claim claim) {
        var end = System.nanoTime() + limit.toNanos();
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
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
