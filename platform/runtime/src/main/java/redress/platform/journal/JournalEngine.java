package redress.platform.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store on the journal. Positions are dense and in commit order, so a reader asks for what lies behind its
 * position and can miss nothing: no gaps to remember, no clock. Appends go through the {@link JournalWriter}, never
 * through the caller's transaction; reads use connections of their own.
 */
public final class JournalEngine extends BatchingEventStorageEngine {

    private static final String COLUMNS =
            "position, stream_type, stream_id, sequence, name, revision, event_id, recorded_at, metadata, payload";
    private static final String AFTER =
            "select " + COLUMNS + " from journal where position > ? order by position limit ?";
    private static final String OF_STREAM =
            "select " + COLUMNS + " from journal where stream_id = ? and sequence >= ? order by sequence limit ?";

    private final DataSource dataSource;
    private final JournalWriter writer;
    private final Clock clock;
    private volatile Runnable afterFetch = () -> {};
    private volatile boolean fetched;
    private final Pace tail = new Pace();

    private JournalEngine(Builder builder, DataSource dataSource, JournalWriter writer, Clock clock) {
        super(builder);
        this.dataSource = dataSource;
        this.writer = writer;
        this.clock = clock;
    }

    /** @param clock says when an event was recorded; Axon's own static clock stays the system's, its processors count by it */
    public static JournalEngine on(
            DataSource dataSource,
            JournalWriter writer,
            Clock clock,
            Serializer events,
            Serializer snapshots,
            EventUpcaster upcasters) {
        var builder = new Builder();
        builder.eventSerializer(events)
                .snapshotSerializer(snapshots)
                .upcasterChain(upcasters)
                .persistenceExceptionResolver(new SqlStates())
                .batchSize(500);
        return new JournalEngine(builder, dataSource, writer, clock);
    }

    private static final class Builder extends BatchingEventStorageEngine.Builder {}

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) return;
        var entries = new ArrayList<Entry>(events.size());
        var recordedAt = Entry.text(clock.instant());
        boolean onlyBeginnings = true;
        for (var event : events) {
            if (!(event instanceof DomainEventMessage<?> one))
                throw new IllegalArgumentException(event.getPayloadType().getName()
                        + " is not of a stream; only aggregates append to the journal");
            onlyBeginnings &= one.getSequenceNumber() == 0;
            entries.add(entry(one, recordedAt, serializer));
        }
        try {
            writer.append(entries, Riders.take());
        } catch (JournalWriter.StreamConflict conflict) {
            var first = entries.getFirst();
            var sentence = "Another instance appended to %s %s first.".formatted(first.streamType(), first.streamId());
            if (onlyBeginnings) throw new AggregateStreamCreationException(sentence, conflict);
            throw new ConcurrencyException(sentence, conflict);
        }
    }

    private static Entry entry(DomainEventMessage<?> event, String recordedAt, Serializer serializer) {
        var payload = event.serializePayload(serializer, String.class);
        var metadata = event.serializeMetaData(serializer, String.class);
        return new Entry(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                payload.getType().getName(),
                Objects.requireNonNullElse(payload.getType().getRevision(), "1"),
                event.getIdentifier(),
                recordedAt,
                metadata.getData(),
                payload.getData());
    }

    /** @param listener is called once what the tail was read for stands in the store's cache */
    void afterFetch(Runnable listener) {
        afterFetch = listener;
    }

    /** The reader at the tail, the only one that may block, comes back at once after it found something. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken after, boolean mayBlock) {
        if (!mayBlock) return super.readEvents(after, false);
        if (fetched) {
            fetched = false;
            afterFetch.run();
        }
        tail.await();
        return super.readEvents(after, true).peek(event -> fetched = true);
    }

    @Override
    protected List<StoredRow> fetchTrackedEvents(@Nullable TrackingToken after, int limit) {
        return select(AFTER, statement -> {
            statement.setLong(1, positionOf(after));
            statement.setInt(2, limit);
        });
    }

    @Override
    protected List<StoredRow> fetchDomainEvents(String streamId, long firstSequence, int limit) {
        return select(OF_STREAM, statement -> {
            statement.setString(1, streamId);
            statement.setLong(2, firstSequence);
            statement.setInt(3, limit);
        });
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String streamId) {
        return number("select max(sequence) from journal where stream_id = ?", streamId);
    }

    /** Before the first event. */
    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    /** At the last committed event. */
    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(
                number("select position from journal_head", null).orElse(0L));
    }

    /** Before the first event that was recorded at {@code instant} or later; the head where there is none. */
    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return number("select min(position) - 1 from journal where recorded_at >= ?", Entry.text(instant))
                .<TrackingToken>map(GlobalSequenceTrackingToken::new)
                .orElseGet(this::createHeadToken);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        var payload = snapshot.serializePayload(serializer, byte[].class);
        var metadata = snapshot.serializeMetaData(serializer, byte[].class);
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        insert into snapshot (stream_id, stream_type, sequence, event_id, recorded_at, name, revision, metadata, payload)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (stream_id) do update set sequence = excluded.sequence, event_id = excluded.event_id,
                          recorded_at = excluded.recorded_at, name = excluded.name, revision = excluded.revision,
                          metadata = excluded.metadata, payload = excluded.payload
                        where snapshot.sequence <= excluded.sequence""")) {
            statement.setString(1, snapshot.getAggregateIdentifier());
            statement.setString(2, snapshot.getType());
            statement.setLong(3, snapshot.getSequenceNumber());
            statement.setString(4, snapshot.getIdentifier());
            statement.setString(5, Entry.text(snapshot.getTimestamp()));
            statement.setString(6, payload.getType().getName());
            statement.setString(7, Shape.of(snapshot.getPayloadType()));
            statement.setBytes(8, metadata.getData());
            statement.setBytes(9, payload.getData());
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new EventStoreException("The snapshot could not be stored", failed);
        }
    }

    /** Only what today's code has made; anything else is made again from the events. Stricter than Axon's filters by revision. */
    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String streamId) {
        return select(
                        "select 0, stream_type, stream_id, sequence, name, revision, event_id, recorded_at, metadata, payload from snapshot where stream_id = ?",
                        statement -> statement.setString(1, streamId))
                .stream()
                .filter(JournalEngine::isOfTodaysCode);
    }

    private static boolean isOfTodaysCode(StoredRow snapshot) {
        var type = snapshot.getPayload().getType();
        try {
            return Shape.of(Class.forName(type.getName())).equals(type.getRevision());
        } catch (ClassNotFoundException moved) {
            return false;
        }
    }

    /** The streams among {@code versions} that have grown beyond the sequence number given for them. */
    List<String> grownBeyond(Map<String, Long> versions) {
        if (versions.isEmpty()) return List.of();
        var grown = new ArrayList<String>();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "select stream_id, max(sequence) from journal where stream_id = any(?::text[]) group by stream_id")) {
            statement.setArray(
                    1, connection.createArrayOf("text", versions.keySet().toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var known = versions.get(row.getString(1));
                    if (known != null && row.getLong(2) > known) grown.add(row.getString(1));
                }
            }
            return grown;
        } catch (SQLException failed) {
            throw new EventStoreException("The journal could not be read", failed);
        }
    }

    JournalWriter writer() {
        return writer;
    }

    static long positionOf(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> 0;
            case GlobalSequenceTrackingToken global -> global.getGlobalIndex();
            default -> throw new IllegalArgumentException("not a position of the journal: " + token);
        };
    }

    private interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    private List<StoredRow> select(String sql, Binding binding) {
        try (var connection = dataSource.getConnection();
                var statement = prepared(connection, sql)) {
            binding.to(statement);
            var rows = new ArrayList<StoredRow>();
            try (var row = statement.executeQuery()) {
                while (row.next()) rows.add(stored(row));
            }
            return rows;
        } catch (SQLException failed) {
            throw new EventStoreException("The journal could not be read", failed);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    static StoredRow stored(ResultSet row) throws SQLException {
        return new StoredRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getBytes(9),
                row.getBytes(10));
    }

    private Optional<Long> number(String sql, @Nullable String parameter) {
        try (var connection = dataSource.getConnection();
                var statement = prepared(connection, sql)) {
            if (parameter != null) statement.setString(1, parameter);
            try (var row = statement.executeQuery()) {
                if (!row.next()) return Optional.empty();
                long value = row.getLong(1);
                return row.wasNull() ? Optional.empty() : Optional.of(value);
            }
        } catch (SQLException failed) {
            throw new EventStoreException("The journal could not be read", failed);
        }
    }
}
