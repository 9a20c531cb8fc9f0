package redress.platform.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/** Streams the journal in the order of its positions: as it is stored, or decoded (and upcast) with what is known of each event. */
public final class JournalReader {

    private static final String AFTER =
            "select " + RawEntry.COLUMNS + " from journal where position > ? order by position limit ?";

    private static final String OF_STREAM =
            "select " + RawEntry.COLUMNS + " from journal where stream_id = ? and sequence >= ? order by sequence";

    private final DataSource dataSource;
    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final @Nullable JournalWriter writer;

    public JournalReader(DataSource dataSource, Serializer serializer, EventUpcaster upcasters) {
        this(dataSource, serializer, upcasters, null);
    }

    /** @param writer of this instance, to be woken by; null: only time wakes */
    public JournalReader(
            DataSource dataSource, Serializer serializer, EventUpcaster upcasters, @Nullable JournalWriter writer) {
        this.dataSource = dataSource;
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.writer = writer;
    }

    /** Returns when something lies behind {@code position}, or after {@code atMost}; what another instance appends may need all of it. */
    public void awaitAfter(long position, Duration atMost) {
        if (writer == null) {
            if (head() <= position) LockSupport.parkNanos(atMost.toNanos());
            return;
        }
        long mark = writer.changes();
        if (head() <= position) writer.awaitChange(mark, atMost);
    }

    /** The last committed position; 0 where nothing is recorded. */
    public long head() {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select position from journal_head");
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new EventStoreException("The journal could not be read", failed);
        }
    }

    /** Rows as they are stored, after a position, at most {@code limit}; returns the last position seen, or {@code after}. */
    public long raw(long after, int limit, Consumer<RawEntry> to) {
        return stream(after, limit, to);
    }

    /** All rows of one stream as they are stored, oldest first; none where there is no such stream. */
    public List<RawEntry> ofStream(String streamId) {
        return ofStream(streamId, 0);
    }

    /** The rows of one stream from a sequence number on. */
    public List<RawEntry> ofStream(String streamId, long from) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(OF_STREAM)) {
            statement.setString(1, streamId);
            statement.setLong(2, from);
            var entries = new ArrayList<RawEntry>();
            try (var row = statement.executeQuery()) {
                while (row.next()) entries.add(RawEntry.of(row));
            }
            return entries;
        } catch (SQLException failed) {
            throw new EventStoreException("The journal could not be read", failed);
        }
    }

    /** Decoded events after a position, at most {@code limit} rows; returns the last position seen, or {@code after}. */
    public long read(long after, int limit, BiConsumer<Fact, Object> to) {
        return stream(after, limit, row -> decode(row).forEach(event -> to.accept(event.fact(), event.event())));
    }

    /** An event with what the journal knows of it. */
    public record Decoded(Fact fact, Object event) {}

    /** What a stored row says; an upcaster may make none or several of it. Safe to call from many threads. */
    public List<Decoded> decode(RawEntry row) {
        var stored = new StoredRow(
                row.position(),
                row.streamType(),
                row.streamId(),
                row.sequence(),
                row.name(),
                row.revision(),
                row.eventId(),
                row.recordedAt(),
                row.metadata().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                row.payload().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return EventUtils.upcastAndDeserializeTrackedEvents(Stream.of(stored), serializer, upcasters)
                .map(message -> new Decoded(fact(row, message), message.getPayload()))
                .toList();
    }

    private static Fact fact(RawEntry row, TrackedEventMessage<?> message) {
        var metadata = message.getMetaData();
        return new Fact(
                row.position(),
                row.eventId(),
                row.streamType(),
                row.streamId(),
                row.sequence(),
                row.name(),
                row.revision(),
                Instant.parse(row.recordedAt()),
                Objects.requireNonNullElse(text(metadata.get(Origin.ACTOR)), "system:unknown"),
                text(metadata.get(Origin.CORRELATION_ID)),
                text(metadata.get(Origin.CAUSATION_ID)),
                row.leafHash(),
                text(metadata.get(Origin.TRACEPARENT)));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private long stream(long after, int limit, Consumer<RawEntry> to) {
        long last = after;
        try (var connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false); // a cursor lives in a transaction
            try {
                last = cursor(connection, after, limit, to);
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException failed) {
            throw new EventStoreException("The journal could not be read", failed);
        }
        return last;
    }

    private static long cursor(Connection connection, long after, int limit, Consumer<RawEntry> to)
            throws SQLException {
        long last = after;
        try (var statement = connection.prepareStatement(AFTER)) {
            statement.setFetchSize(2_000);
            statement.setLong(1, after);
            statement.setInt(2, limit);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var entry = RawEntry.of(row);
                    to.accept(entry);
                    last = entry.position();
                }
            }
        }
        return last;
    }
}
