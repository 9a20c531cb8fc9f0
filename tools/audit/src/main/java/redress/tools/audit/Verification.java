package redress.tools.audit;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redress.platform.journal.RawEntry;

/**
 * Reads a whole journal once and checks what must hold of every row: positions are 1, 2, 3 … up to the head; each stream
 * counts 0, 1, 2 … and keeps its type; the leaf hash is that of the stored bytes; time does not run backwards in a stream.
 */
public final class Verification {

    /** @param findings the first {@value #MOST}; {@code broken} counts them all */
    public record Report(long events, long streams, long head, long broken, List<Finding> findings) {

        public boolean sound() {
            return broken == 0;
        }
    }

    private static final int MOST = 100;

    private record Last(String type, long sequence, String recordedAt) {}

    private final Map<String, Last> streams = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private long broken;
    private long events;
    private long position;

    private Verification() {}

    /** @param snapshot a connection in a repeatable-read transaction, so that rows and head are of one moment */
    public static Report of(Connection snapshot) throws SQLException {
        var verification = new Verification();
        JournalRows.each(snapshot, verification::check);
        long head = head(snapshot);
        if (head != verification.position)
            verification.broken("head", "it stands at %d, but the last event is at %d", head, verification.position);
        return new Report(
                verification.events,
                verification.streams.size(),
                head,
                verification.broken,
                List.copyOf(verification.findings));
    }

    private void check(RawEntry entry) {
        events++;
        var where = "position " + entry.position();
        if (entry.position() != position + 1)
            broken(where, "the event before it is at %d: %d missing", position, entry.position() - position - 1);
        position = entry.position();
        if (!entry.leafHash().equals(entry.recomputedHash()))
            broken(where, "the leaf hash is not that of the stored bytes: this row was changed after it was written");
        var last = streams.put(entry.streamId(), new Last(entry.streamType(), entry.sequence(), entry.recordedAt()));
        if (last == null) {
            if (entry.sequence() != 0)
                broken(where, "stream %s begins with number %d instead of 0", entry.streamId(), entry.sequence());
            return;
        }
        if (entry.sequence() != last.sequence() + 1)
            broken(where, "stream %s goes from number %d to %d", entry.streamId(), last.sequence(), entry.sequence());
        if (!entry.streamType().equals(last.type()))
            broken(where, "stream %s was of type %s and is now %s", entry.streamId(), last.type(), entry.streamType());
        if (entry.recordedAt().compareTo(last.recordedAt()) < 0)
            broken(where, "recorded %s, before its predecessor in stream %s", entry.recordedAt(), entry.streamId());
    }

    @FormatMethod
    private void broken(String where, @FormatString String sentence, Object... facts) {
        broken++;
        if (findings.size() < MOST) findings.add(new Finding(where, sentence.formatted(facts)));
    }

    private static long head(Connection snapshot) throws SQLException {
        try (var statement = snapshot.createStatement();
                var row = statement.executeQuery("select position from journal_head")) {
            row.next();
            return row.getLong(1);
        }
    }
}
