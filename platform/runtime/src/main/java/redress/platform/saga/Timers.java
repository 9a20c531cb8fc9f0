package redress.platform.saga;

import static org.axonframework.deadline.GenericDeadlineMessage.asDeadlineMessage;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.dbscheduler.DbSchedulerBinaryDeadlineDetails;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.messaging.ScopeAwareProvider;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of sagas. All that a batch of events sets are written together just before the commit; one that is
 * cancelled in the batch that set it is never written. They are cancelled by their id alone.
 */
public final class Timers extends DbSchedulerDeadlineManager {

    private static final String SET = Timers.class.getName() + ".set";

    private final Scheduler scheduler;
    private final Task<DbSchedulerBinaryDeadlineDetails> task;
    private final Serializer serializer;

    private Timers(
            Builder builder, Scheduler scheduler, Task<DbSchedulerBinaryDeadlineDetails> task, Serializer serializer) {
        super(builder);
        this.scheduler = scheduler;
        this.task = task;
        this.serializer = serializer;
    }

    public static Timers on(
            Scheduler scheduler,
            Task<DbSchedulerBinaryDeadlineDetails> task,
            ScopeAwareProvider scopes,
            Serializer serializer,
            TransactionManager transactions) {
        return new Timers(
                DbSchedulerDeadlineManager.builder()
                        .scheduler(scheduler)
                        .scopeAwareProvider(scopes)
                        .serializer(serializer)
                        .transactionManager(transactions)
                        .startScheduler(true)
                        .stopScheduler(true),
                scheduler,
                task,
                serializer);
    }

    @Override
    public String schedule(Instant due, String name, @Nullable Object payload, ScopeDescriptor scope) {
        var id = IdentifierFactory.getInstance().generateIdentifier();
        DeadlineMessage<?> message = processDispatchInterceptors(asDeadlineMessage(name, payload, due));
        var timer = SchedulableInstance.of(task.instance(id, details(message, scope)), due);
        if (CurrentUnitOfWork.isStarted()) set(CurrentUnitOfWork.get().root()).put(id, timer);
        else scheduler.scheduleBatch(List.<SchedulableInstance<?>>of(timer));
        return id;
    }

    private DbSchedulerBinaryDeadlineDetails details(DeadlineMessage<?> message, ScopeDescriptor scope) {
        var to = serializer.serialize(scope, byte[].class);
        var payload = serializer.serialize(message.getPayload(), byte[].class);
        var metadata = serializer.serialize(message.getMetaData(), byte[].class);
        return new DbSchedulerBinaryDeadlineDetails(
                message.getDeadlineName(),
                to.getData(),
                to.getType().getName(),
                payload.getData(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                metadata.getData());
    }

    private Map<String, SchedulableInstance<?>> set(UnitOfWork<?> work) {
        return work.getOrComputeResource(SET, first -> {
            var timers = new LinkedHashMap<String, SchedulableInstance<?>>();
            work.onPrepareCommit(committing -> {
                if (!timers.isEmpty()) scheduler.scheduleBatch(List.<SchedulableInstance<?>>copyOf(timers.values()));
            });
            return timers;
        });
    }

    @Override
    public void cancelSchedule(String name, String id) {
        if (CurrentUnitOfWork.isStarted() && set(CurrentUnitOfWork.get().root()).remove(id) != null) return;
        super.cancelSchedule(name, id);
    }

    @Override
    public void cancelAll(String name) {
        throw new UnsupportedOperationException("a timer is cancelled by its id");
    }

    @Override
    public void cancelAllWithinScope(String name, ScopeDescriptor scope) {
        throw new UnsupportedOperationException("a timer is cancelled by its id");
    }
}
