package redress.platform.journal;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store, but it wakes its processors. Axon's own streams know no callback, and without one a processor that
 * has nothing to do looks again after half a second: a timer is set, a projection shown and a refund sent that much later,
 * and every step of a conversation between services pays it again.
 */
public final class WakingEventStore extends EmbeddedEventStore {

    private final Set<Runnable> sleepers = ConcurrentHashMap.newKeySet();

    private WakingEventStore(JournalEngine engine, Builder builder) {
        super(builder);
        engine.afterFetch(() -> sleepers.forEach(Runnable::run));
    }

    public static WakingEventStore on(JournalEngine engine, Builder builder) {
        return new WakingEventStore(engine, builder.storageEngine(engine));
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken after) {
        return new Woken(super.openStream(after));
    }

    /** The stream it wraps, which calls back when there may be something to read. */
    private final class Woken implements TrackingEventStream {

        private final TrackingEventStream stream;
        private @Nullable Runnable callback;

        Woken(TrackingEventStream stream) {
            this.stream = stream;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable asked) {
            if (callback != null) sleepers.remove(callback);
            callback = asked;
            return sleepers.add(asked);
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public boolean hasNextAvailable() {
            return stream.hasNextAvailable();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return stream.nextAvailable();
        }

        @Override
        public Stream<TrackedEventMessage<?>> asStream() {
            return stream.asStream();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            stream.skipMessagesWithPayloadTypeOf(ignored);
        }

        @Override
        public void close() {
            if (callback != null) sleepers.remove(callback);
            stream.close();
        }
    }
}
