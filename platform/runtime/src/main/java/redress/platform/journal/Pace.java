package redress.platform.journal;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How often a follower looks at the journal at most. The first look after a quiet time is at once; under load the next one
 * waits a little, so that it finds a batch instead of a single event. For one thread.
 */
public final class Pace {

    private static final long PERIOD = Duration.ofMillis(25).toNanos();

    private long last = System.nanoTime() - PERIOD;

    /** Returns when the next look may begin, or when the thread is interrupted. */
    public void await() {
        long left = last + PERIOD - System.nanoTime();
        if (left > 0) LockSupport.parkNanos(left);
        last = System.nanoTime();
    }
}
