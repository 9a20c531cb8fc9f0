package redress.platform.policy;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redress.platform.journal.SettableClock;
import redress.platform.values.Refusal;

/**
 * One at which a deed can be stopped as if its process were frozen: a command asks for the time once to decide, and a second
 * time when what it decided is about to be stored.
 */
final class FreezingClock extends SettableClock {

    private volatile @Nullable Frozen frozen;

    /** The deed goes on, on another thread, until it has decided; then this returns. */
    Frozen freezeAfterDeciding(Runnable deed) throws InterruptedException {
        var it = new Frozen(deed);
        frozen = it;
        it.thread.start();
        if (!it.decided.await(20, TimeUnit.SECONDS)) throw new AssertionError("nothing was decided");
        return it;
    }

    @Override
    public Instant instant() {
        var now = super.instant();
        var it = frozen;
        if (it != null && Thread.currentThread().equals(it.thread)) it.asked();
        return now;
    }

    /** A deed between deciding and storing. */
    static final class Frozen {

        private final CountDownLatch decided = new CountDownLatch(1);
        private final CountDownLatch warm = new CountDownLatch(1);
        private final CompletableFuture<String> refusal = new CompletableFuture<>();
        private final Thread thread;
        private int questions;

        private Frozen(Runnable deed) {
            this.thread = Thread.ofPlatform().unstarted(() -> {
                try {
                    deed.run();
                    refusal.complete("");
                } catch (Refusal refused) {
                    refusal.complete(refused.code());
                } catch (RuntimeException | Error broken) {
                    refusal.completeExceptionally(broken);
                }
            });
        }

        private void asked() {
            if (++questions != 2) return;
            decided.countDown();
            try {
                if (!warm.await(60, TimeUnit.SECONDS)) throw new AssertionError("nobody thaws it");
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }

        void thaw() {
            warm.countDown();
        }

        /** The code of the refusal, empty where there was none; waits for the end of the deed. */
        String refusal() throws Exception {
            return refusal.get(20, TimeUnit.SECONDS);
        }
    }
}
