package redress.platform.messages;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The time between two looks at what nobody announces: another instance's lease, a broker that was away. */
final class Pause {

    private Pause() {}

    /** @throws InterruptedException at once when the service stops */
    static void of(Duration length) throws InterruptedException {
        var end = System.nanoTime() + length.toNanos();
        for (var left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) throw new InterruptedException("stopped");
        }
    }
}
