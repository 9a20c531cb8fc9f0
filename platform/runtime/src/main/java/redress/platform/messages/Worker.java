package redress.platform.messages;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One who works on a thread of their own until told to stop; an interrupt ends whatever they wait for. */
abstract class Worker {

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final String name;
    private volatile boolean running;
    private @Nullable Thread thread;

    Worker(String name) {
        this.name = name;
    }

    /** Returns soon after it {@link #isRunning} no more. */
    abstract void work();

    final void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::work);
    }

    /** Waits for the work in hand, but not for ever. */
    final void stop() {
        running = false;
        var stopping = thread;
        if (stopping == null) return;
        stopping.interrupt();
        try {
            stopping.join(FAREWELL);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    final boolean isRunning() {
        return running;
    }
}
