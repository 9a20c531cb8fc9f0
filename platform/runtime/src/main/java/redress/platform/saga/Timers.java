package redress.platform.saga;

import static org.axonframework.deadline.GenericDeadlineMessage.asDeadlineMessage;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The deadlines of sagas, cancelled by their id alone. What a batch of events sets and cancels is written with two
 * statements just before the commit; one that is cancelled in the batch that set it is never written. One that fires at
 * this moment cannot be cancelled any more: it fires, as it would have a moment earlier, and finds nothing left to do.
 */
public final class Timers extends DbSchedulerDeadlineManager {

    private static final String CHANGES = Timers.class.getName() + ".changes";

    private final Scheduler scheduler;
    private final JdbcClient database;
    private final Task<DbSchedulerBinaryDeadlineDetails> task;
    private final Serializer serializer;

    private Timers(
            Builder builder,
            Scheduler scheduler,
            JdbcClient database,
            Task<DbSchedulerBinaryDeadlineDetails> task,
            Serializer serializer) {
        super(builder);
        this.scheduler = scheduler;
        this.database = database;
        this.task = task;
        this.serializer = serializer;
    }

    public static Timers on(
            Scheduler scheduler,
            JdbcClient database,
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
                database,
                task,
                serializer);
    }

    @Override
    public String schedule(Instant due, String name, @Nullable Object payload, ScopeDescriptor scope) {
        var id = IdentifierFactory.getInstance().generateIdentifier();
        DeadlineMessage<?> message = processDispatchInterceptors(asDeadlineMessage(name, payload, due));
        var timer = SchedulableInstance.of(task.instance(id, details(message, scope)), due);
        if (CurrentUnitOfWork.isStarted()) changes().set.put(id, timer);
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

    @Override
    public void cancelSchedule(String name, String id) {
        if (!CurrentUnitOfWork.isStarted()) cancel(List.of(id));
        else if (changes().set.remove(id) == null) changes().cancelled.add(id);
    }

    private void cancel(Collection<String> ids) {
        database.sql("""
                        delete from scheduled_tasks
                        where task_name = :task and task_instance = any(:ids) and not picked""")
                .param("task", task.getTaskName())
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    private static final class Changes {
        final Map<String, SchedulableInstance<?>> set = new LinkedHashMap<>();
        final List<String> cancelled = new ArrayList<>();
    }

    private Changes changes() {
        var work = CurrentUnitOfWork.get().root();
        return work.getOrComputeResource(CHANGES, first -> {
            var changes = new Changes();
            work.onPrepareCommit(committing -> {
                if (!changes.cancelled.isEmpty()) cancel(changes.cancelled);
                if (!changes.set.isEmpty())
                    scheduler.scheduleBatch(List.<SchedulableInstance<?>>copyOf(changes.set.values()));
            });
            return changes;
        });
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
