package redress.tools.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what is truly asynchronous, looking often, and says what it waited for when it does not come. */
public final class Eventually {

    private static final Duration GLANCE = Duration.ofMillis(10);

    private Eventually() {}

    /**
     * The first thing that {@code look} finds.
     *
     * @param what for the message: "the dispute's state SETTLED"
     * @param seen what there was instead, asked for once at the end
     * @throws Unexpected when nothing was found {@code within} that time, or the thread is interrupted
     */
    public static <T> T eventually(Duration within, String what, Supplier<Optional<T>> look, Supplier<String> seen) {
        long until = System.nanoTime() + within.toNanos();
        while (true) {
            var found = look.get();
            if (found.isPresent()) return found.get();
            if (System.nanoTime() - until > 0)
                throw new Unexpected(what + " within " + within.toSeconds() + " s", seen.get());
            if (Thread.currentThread().isInterrupted()) throw new Unexpected(what, "an interruption");
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }
}
