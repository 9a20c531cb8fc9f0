package redress.platform.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;
import redress.platform.journal.EventJson;
import redress.platform.journal.Fact;
import redress.platform.journal.Origin;
import tools.jackson.databind.json.JsonMapper;

/**
 * A {@link Projection} that follows the journal. The events of a batch are collected and folded together just before the
 * commit: one read of the rows they touch, one write of the rows after them. An event that cannot be folded makes its
 * batch be tried again event by event, so that it alone becomes a dead letter.
 */
public final class LiveProjection<R> implements EventMessageHandler, SequencingPolicy<EventMessage<?>> {

    private static final Logger log = LoggerFactory.getLogger(LiveProjection.class);

    private final Projection<R> projection;
    private final ProjectionTable<R> table;
    private final DataSource dataSource;
    private final String batchKey;
    private volatile long oneByOneUpTo;

    private record Touch(String key, Object event, Fact fact) {}

    public LiveProjection(Projection<R> projection, DataSource dataSource) {
        this(projection, dataSource, EventJson.mapper());
    }

    LiveProjection(Projection<R> projection, DataSource dataSource, JsonMapper mapper) {
        this.projection = projection;
        this.table = new ProjectionTable<>(projection, mapper);
        this.dataSource = dataSource;
        this.batchKey = "projection " + projection.name();
    }

    /** What touches no row costs no transaction. */
    @Override
    public boolean canHandle(EventMessage<?> message) {
        return row(message).isPresent();
    }

    @Override
    public @Nullable Object handle(EventMessage<?> message) throws SQLException {
        var event = message.getPayload();
        var fact = fact(message, message.getMetaData());
        var key = projection.touches(event, fact);
        if (key.isEmpty()) return null;
        var touch = new Touch(key.get(), event, fact);
        if (fact.position() <= oneByOneUpTo || !CurrentUnitOfWork.isStarted()) write(List.of(touch));
        else batch(CurrentUnitOfWork.get()).add(touch);
        return null;
    }

    /**
     * From a batch's first event on no rebuild begins: it would not see the dead letters that the batch is adding, and what
     * follows them would wait behind them for ever.
     */
    public Object apartFromRebuilds(UnitOfWork<? extends EventMessage<?>> work, InterceptorChain chain)
            throws Exception {
        if (!(work instanceof BatchingUnitOfWork<?> batch) || batch.isFirstMessage()) {
            Connection connection = DataSourceUtils.getConnection(dataSource);
            try {
                table.share(connection);
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        }
        return chain.proceed();
    }

    /** All events of one row follow each other, of whatever stream they are. Asked for every event by every segment. */
    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> message) {
        return row(message).orElseGet(() -> stream(message));
    }

    /** The row that it touches; of an event that cannot tell, its stream: it is handled, and fails there. */
    private Optional<String> row(EventMessage<?> message) {
        try {
            return projection.touches(message.getPayload(), fact(message, MetaData.emptyInstance()));
        } catch (RuntimeException indigestible) {
            log.debug("{} cannot tell the row of {}", projection.name(), message.getIdentifier(), indigestible);
            return Optional.of(stream(message));
        }
    }

    private List<Touch> batch(UnitOfWork<?> work) {
        return work.root().getOrComputeResource(batchKey, first -> {
            var touches = new ArrayList<Touch>();
            work.root().onPrepareCommit(committing -> flush(touches));
            return touches;
        });
    }

    private void flush(List<Touch> touches) {
        if (touches.isEmpty()) return;
        try {
            write(touches);
        } catch (RuntimeException | SQLException failed) {
            oneByOneUpTo = touches.getLast().fact().position();
            throw new IllegalStateException(
                    projection.name() + " could not write a batch and tries it again event by event", failed);
        } finally {
            touches.clear();
        }
    }

    private void write(List<Touch> touches) throws SQLException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            var keys = touches.stream().map(Touch::key).distinct().toList();
            Map<String, ProjectionTable.Row<R>> before = table.read(connection, keys);
            Map<String, ProjectionTable.Row<R>> after = new LinkedHashMap<>();
            for (var touch : touches) {
                var row = after.getOrDefault(touch.key(), before.get(touch.key()));
                if (row != null && row.position() >= touch.fact().position()) continue; // folded before
                after.put(
                        touch.key(),
                        new ProjectionTable.Row<>(
                                touch.key(),
                                projection.evolve(row == null ? null : row.row(), touch.event(), touch.fact()),
                                touch.fact().position()));
            }
            table.write(connection, List.copyOf(after.values()));
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** As {@link Fact#bare()}. */
    private static Fact fact(EventMessage<?> message, MetaData metadata) {
        var stream = message instanceof DomainEventMessage<?> one ? one : null;
        return new Fact(
                position(message),
                message.getIdentifier(),
                stream == null ? "" : stream.getType(),
                stream(message),
                stream == null ? 0 : stream.getSequenceNumber(),
                "",
                "",
                message.getTimestamp(),
                Objects.requireNonNullElse(text(metadata.get(Origin.ACTOR)), "system:unknown"),
                text(metadata.get(Origin.CORRELATION_ID)),
                text(metadata.get(Origin.CAUSATION_ID)),
                "");
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String stream(EventMessage<?> message) {
        return message instanceof DomainEventMessage<?> one ? one.getAggregateIdentifier() : message.getIdentifier();
    }

    private static long position(EventMessage<?> message) {
        var token = message instanceof TrackedEventMessage<?> tracked ? tracked.trackingToken() : null;
        var bare = token == null ? null : WrappedToken.unwrapLowerBound(token);
        return bare instanceof GlobalSequenceTrackingToken global ? global.getGlobalIndex() : 0;
    }
}
