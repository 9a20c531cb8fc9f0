package redress.tools.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import redress.platform.journal.EventJson;
import redress.platform.journal.EventSerializer;
import redress.platform.journal.Fact;
import redress.platform.journal.JournalReader;
import redress.platform.projection.Projection;
import redress.platform.projection.Rebuildable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rebuilds every view of a service from its log alone and compares it with the live table, row by row. A live row that
 * is merely behind (its projection has not come that far) is compared with what the log says up to where it stands.
 */
public final class Replay {

    /** @param late rows that are right but whose projection had not come to the end of the log when it was read */
    public record Report(String view, long rows, long late, List<Finding> findings) {}

    private static final JsonMapper JSON = EventJson.mapper();

    private final Rebuildable service;

    private Replay(Rebuildable service) {
        this.service = service;
    }

    /** @param snapshot a connection in a repeatable-read transaction, so that log and views are of one moment */
    public static List<Report> of(Rebuildable service, Connection snapshot) throws SQLException {
        var replay = new Replay(service);
        var comparisons = new ArrayList<Comparison<?>>();
        for (var projection : service.projections()) comparisons.add(replay.compare(projection, snapshot));
        replay.rebuild(comparisons, snapshot, false);
        var behind = comparisons.stream().filter(Comparison::hasRowsBehind).toList();
        if (!behind.isEmpty()) replay.rebuild(behind, snapshot, true);
        return comparisons.stream().<Report>map(Comparison::report).toList();
    }

    private <R> Comparison<R> compare(Projection<R> projection, Connection snapshot) throws SQLException {
        return new Comparison<>(
                projection, live(projection.name(), snapshot), projectedTo(projection.name(), snapshot));
    }

    /** @param asOfLive fold each row only as far as the live one has come */
    private void rebuild(List<? extends Comparison<?>> comparisons, Connection snapshot, boolean asOfLive)
            throws SQLException {
        for (var comparison : comparisons) comparison.begin(asOfLive);
        var reader = new JournalReader(
                new SingleConnectionDataSource(snapshot, true),
                new EventSerializer(service.events()),
                new EventUpcasterChain(service.upcasters()));
        JournalRows.each(snapshot, row -> {
            if (service.events().classOf(row.name()) == null)
                throw new IllegalStateException(
                        "Position " + row.position() + " holds " + row.name() + ", which this release does not know.");
            for (var one : reader.decode(row)) {
                var fact = one.fact().bare();
                for (var comparison : comparisons) comparison.fold(one.event(), fact);
            }
        });
    }

    private record LiveRow(JsonNode row, long position) {}

    private static Map<String, LiveRow> live(String table, Connection snapshot) throws SQLException {
        var rows = new HashMap<String, LiveRow>();
        try (var statement = snapshot.createStatement();
                var row = statement.executeQuery("select key, row::text, position from " + table)) {
            while (row.next()) rows.put(row.getString(1), new LiveRow(JSON.readTree(row.getString(2)), row.getLong(3)));
        }
        return rows;
    }

    /** How far every part of a projection has come: the least position of its segments. */
    private static long projectedTo(String processor, Connection snapshot) throws SQLException {
        try (var statement = snapshot.prepareStatement("""
                select coalesce(min((convert_from(token, 'UTF8')::jsonb ->> 'globalIndex')::bigint), 0)
                from token_entry where processor_name = ? and token is not null""")) {
            statement.setString(1, processor);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static String difference(JsonNode expected, JsonNode live) {
        var fields = new TreeSet<String>();
        expected.propertyNames().forEach(fields::add);
        live.propertyNames().forEach(fields::add);
        var sentences = new ArrayList<String>();
        for (var field : fields) {
            var is = live.get(field);
            var should = expected.get(field);
            if (should == null ? is != null : !should.equals(is))
                sentences.add(field + " is " + is + ", the log says " + should);
        }
        return String.join("; ", sentences);
    }

    /** One view as it is live beside the same view folded from the log. */
    private static final class Comparison<R> {

        private record Folded<R>(R row, long begun, long position) {}

        private final Projection<R> projection;
        private final Map<String, LiveRow> live;
        private final long projectedTo;
        private Map<String, Folded<R>> latest = new HashMap<>();
        private Map<String, Folded<R>> folded = new HashMap<>();
        private boolean asOfLive;

        Comparison(Projection<R> projection, Map<String, LiveRow> live, long projectedTo) {
            this.projection = projection;
            this.live = live;
            this.projectedTo = projectedTo;
        }

        void begin(boolean onlyAsFarAsLive) {
            latest = folded;
            folded = new HashMap<>();
            asOfLive = onlyAsFarAsLive;
            if (!asOfLive) latest = folded;
        }

        void fold(Object event, Fact fact) {
            var key = projection.touches(event, fact);
            if (key.isEmpty()) return;
            if (asOfLive && !(isBehind(key.get()) && fact.position() <= liveRow(key.get()).position)) return;
            var before = folded.get(key.get());
            var after = projection.evolve(before == null ? null : before.row, event, fact);
            folded.put(
                    key.get(), new Folded<>(after, before == null ? fact.position() : before.begun, fact.position()));
        }

        boolean hasRowsBehind() {
            return live.keySet().stream().anyMatch(this::isBehind);
        }

        private boolean isBehind(String key) {
            var last = latest.get(key);
            var now = live.get(key);
            return last != null && now != null && now.position < last.position;
        }

        private LiveRow liveRow(String key) {
            return Objects.requireNonNull(live.get(key));
        }

        Report report() {
            var findings = new ArrayList<Finding>();
            long late = 0;
            var keys = new TreeSet<>(live.keySet());
            keys.addAll(latest.keySet());
            for (var key : keys) {
                var where = projection.name() + " " + key;
                var last = latest.get(key);
                if (last == null) {
                    findings.add(new Finding(where, "is live, but nothing in the log made it"));
                } else if (!live.containsKey(key)) {
                    if (last.begun > projectedTo) late++;
                    else
                        findings.add(
                                new Finding(where, "should be there since position " + last.begun + ", but is not"));
                } else {
                    var shown = liveRow(key);
                    var due = isBehind(key) ? folded.get(key) : last;
                    if (due == null || due.position != shown.position)
                        findings.add(
                                new Finding(where, "claims position " + shown.position + ", where nothing touched it"));
                    else if (!json(due.row).equals(shown.row))
                        findings.add(new Finding(where, difference(json(due.row), shown.row)));
                    else if (isBehind(key)) late++;
                }
            }
            return new Report(projection.name(), keys.size(), late, List.copyOf(findings));
        }

        private static JsonNode json(Object row) {
            return JSON.readTree(JSON.writeValueAsString(row));
        }
    }
}
