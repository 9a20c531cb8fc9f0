package redress.histories;

import static org.axonframework.deadline.GenericDeadlineMessage.asDeadlineMessage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.axonframework.common.Registration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

final class Alarms implements DeadlineManager {

    /** @param rings when it goes off: at its due time, or later after an outage (R71) */
    record Alarm(
            String id,
            String name,
            @Nullable Object payload,
            ScopeDescriptor scope,
            Instant due,
            Instant rings,
            long nth) {

        DeadlineMessage<?> message() {
            return asDeadlineMessage(name, payload, due);
        }

        boolean isLike(Alarm other) {
            return name.equals(other.name) && due.equals(other.due) && scope.equals(other.scope);
        }
    }

    private static final Comparator<Alarm> EARLIEST =
            Comparator.comparing(Alarm::rings).thenComparingLong(Alarm::nth);

    private final PriorityQueue<Alarm> set = new PriorityQueue<>(EARLIEST);
    private BiFunction<String, Instant, Duration> late = (_, _) -> Duration.ZERO;
    private BiPredicate<String, Instant> dropped = (_, _) -> false;
    private Predicate<Instant> firing = _ -> false;
    private final Deque<Alarm> cancelledTooLate = new ArrayDeque<>();
    private long count;

    /**
     * @param lateness how much later than due an alarm rings
     * @param isDropped whether it is lost: a planted bug
     * @param isFiring whether one that is due then is about to ring when it is cancelled
     */
    void forget(
            BiFunction<String, Instant, Duration> lateness,
            BiPredicate<String, Instant> isDropped,
            Predicate<Instant> isFiring) {
        set.clear();
        cancelledTooLate.clear();
        late = lateness;
        dropped = isDropped;
        firing = isFiring;
    }

    /** The next one that rings though it was cancelled, and was not set anew for the same moment. */
    @Nullable
    Alarm cancelledTooLate() {
        cancelledTooLate.removeIf(late -> set.stream().anyMatch(late::isLike));
        return cancelledTooLate.poll();
    }

    /** When the next one rings. */
    @Nullable
    Instant next() {
        var first = set.peek();
        return first == null ? null : first.rings();
    }

    /** The next one, which {@link #next} has found. */
    Alarm take() {
        return set.remove();
    }

    /** What an alarm is due at: a moment at which something may race with it. */
    @Nullable
    Instant nextDue() {
        next();
        var first = set.peek();
        return first == null ? null : first.due();
    }

    @Override
    public String schedule(Instant due, String name, @Nullable Object payload, ScopeDescriptor scope) {
        var id = "alarm " + ++count;
        if (dropped.test(name, due)) return id;
        var alarm = new Alarm(id, name, payload, scope, due, due.plus(late.apply(name, due)), count);
        atCommit(() -> set.add(alarm));
        return id;
    }

    @Override
    public void cancelSchedule(String name, String id) {
        atCommit(() -> set.removeIf(alarm -> {
            if (!alarm.id().equals(id)) return false;
            if (firing.test(alarm.due())) cancelledTooLate.add(alarm);
            return true;
        }));
    }

    private static void atCommit(Runnable deed) {
        if (CurrentUnitOfWork.isStarted()) CurrentUnitOfWork.get().onPrepareCommit(_ -> deed.run());
        else deed.run();
    }

    @Override
    public void cancelAll(String name) {}

    @Override
    public void cancelAllWithinScope(String name, ScopeDescriptor scope) {}

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super DeadlineMessage<?>> interceptor) {
        return () -> true;
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super DeadlineMessage<?>> interceptor) {
        return () -> true;
    }
}
