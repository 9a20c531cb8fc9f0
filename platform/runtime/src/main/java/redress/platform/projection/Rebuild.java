package redress.platform.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redress.platform.journal.EventJson;
import redress.platform.journal.JournalReader;
import redress.platform.journal.RawEntry;

/**
 * Makes a projection's table anew from the journal, many times faster than a replay: the journal is streamed, decoded on
 * all cores, folded in memory and written in bulk. Readers see the old table until the new one is complete. The live
 * projection may go on meanwhile, here and on other instances: it is held up only while the table is written, and what
 * it folds again afterwards is known by its position.
 */
public final class Rebuild {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final int CHUNK = 1_000;

    private final JournalReader journal;
    private final DataSource dataSource;
    private final Serializer tokens;

    /** How much was done, and how fast. */
    public record Report(String projection, long events, long rows, Duration took) {
        public long eventsPerSecond() {
            return events * 1_000_000_000L / Math.max(1, took.toNanos());
        }
    }

    public Rebuild(JournalReader journal, DataSource dataSource, Serializer tokens) {
        this.journal = journal;
        this.dataSource = dataSource;
        this.tokens = tokens;
    }

    public <R> Report of(Projection<R> projection) {
        long start = System.nanoTime();
        var table = new ProjectionTable<>(projection, EventJson.mapper());
        var rows = new HashMap<String, ProjectionTable.Row<R>>();
        long[] events = {0};
        int cores = Math.max(1, Runtime.getRuntime().availableProcessors());
        try (var decoders = Executors.newFixedThreadPool(cores);
                var connection = dataSource.getConnection()) {
            long upTo = fold(projection, rows, 0, decoders, cores, events);
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                table.hold(connection);
                upTo = fold(projection, rows, upTo, decoders, cores, events);
                table.replace(connection, rows.values());
                moveTokens(connection, projection.name(), upTo);
                forgetDeadLetters(connection, projection.name());
                connection.commit();
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The projection " + projection.name() + " could not be rebuilt", failed);
        }
        var report = new Report(projection.name(), events[0], rows.size(), Duration.ofNanos(System.nanoTime() - start));
        log.info(
                "{} rebuilt: {} events into {} rows in {} ms, {} events/s",
                report.projection(),
                report.events(),
                report.rows(),
                report.took().toMillis(),
                report.eventsPerSecond());
        return report;
    }

    /** Decodes chunk by chunk on many threads, folds them here in the journal's order. */
    private <R> long fold(
            Projection<R> projection,
            Map<String, ProjectionTable.Row<R>> rows,
            long after,
            ExecutorService decoders,
            int cores,
            long[] events) {
        var running = new ArrayDeque<CompletableFuture<List<JournalReader.Decoded>>>();
        var chunk = new ArrayList<RawEntry>(CHUNK);
        long last = journal.raw(after, Integer.MAX_VALUE, entry -> {
            events[0]++;
            chunk.add(entry);
            if (chunk.size() < CHUNK) return;
            running.add(decode(chunk, decoders));
            chunk.clear();
            if (running.size() > 2 * cores)
                fold(projection, rows, running.remove().join());
        });
        if (!chunk.isEmpty()) running.add(decode(chunk, decoders));
        while (!running.isEmpty()) fold(projection, rows, running.remove().join());
        return last;
    }

    private CompletableFuture<List<JournalReader.Decoded>> decode(List<RawEntry> chunk, ExecutorService decoders) {
        var entries = List.copyOf(chunk);
        return CompletableFuture.supplyAsync(
                () -> {
                    var decoded = new ArrayList<JournalReader.Decoded>(entries.size());
                    for (var entry : entries) decoded.addAll(journal.decode(entry));
                    return decoded;
                },
                decoders);
    }

    private static <R> void fold(
            Projection<R> projection, Map<String, ProjectionTable.Row<R>> rows, List<JournalReader.Decoded> events) {
        for (var one : events) {
            var fact = one.fact().bare();
            var key = projection.touches(one.event(), fact);
            if (key.isEmpty()) continue;
            rows.compute(
                    key.get(),
                    (same, before) -> new ProjectionTable.Row<>(
                            same,
                            projection.evolve(before == null ? null : before.row(), one.event(), fact),
                            fact.position()));
        }
    }

    private void moveTokens(Connection connection, String processor, long upTo) throws SQLException {
        var token = tokens.serialize(new GlobalSequenceTrackingToken(upTo), byte[].class);
        try (var statement = connection.prepareStatement(
                "update token_entry set token = ?, token_type = ? where processor_name = ?")) {
            statement.setBytes(1, token.getData());
            statement.setString(2, token.getType().getName());
            statement.setString(3, processor);
            statement.executeUpdate();
        }
    }

    /** They are folded now, or the rebuild had failed on them. */
    private static void forgetDeadLetters(Connection connection, String processor) throws SQLException {
        try (var statement = connection.prepareStatement("delete from dead_letter_entry where processing_group = ?")) {
            statement.setString(1, processor);
            statement.executeUpdate();
        }
    }
}
