package redress.platform.messages;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who announces, and how far: one row. Its time is the database's, so clocks of instances do not matter. Whoever takes
 * it raises the fence; a holder that was frozen meanwhile finds its fence outdated and stores nothing more.
 */
class Lease {

    /** A holder's right, as long as the row still has its fence. */
    record Term(long position, long fence) {}

    private final JdbcClient database;
    private final String owner;
    private final Duration period;

    Lease(JdbcClient database, String owner, Duration period) {
        this.database = database;
        this.owner = owner;
        this.period = period;
    }

    Duration period() {
        return period;
    }

    /** Empty where another instance holds it. */
    Optional<Term> take() {
        return database.sql("""
                        update announcer
                        set owner = :owner, fence = fence + 1, expires_at = clock_timestamp() + :millis * interval '1 ms'
                        where owner is null or owner = :owner or expires_at < clock_timestamp()
                        returning position, fence
                        """)
                .param("owner", owner)
                .param("millis", period.toMillis())
                .query((row, number) -> new Term(row.getLong("position"), row.getLong("fence")))
                .optional();
    }

    /** Everything up to {@code position} is acknowledged. False where the fence is outdated: stop at once. */
    boolean hold(Term term, long position) {
        return database.sql("""
                        update announcer
                        set position = :position, expires_at = clock_timestamp() + :millis * interval '1 ms'
                        where fence = :fence and position <= :position
                        """)
                        .param("position", position)
                        .param("fence", term.fence())
                        .param("millis", period.toMillis())
                        .update()
                == 1;
    }

    /** Lets the next one in without waiting for the time to run out. */
    void give(Term term) {
        database.sql("update announcer set owner = null, expires_at = null where fence = :fence")
                .param("fence", term.fence())
                .update();
    }

    /** How far the world was told, whoever told it. */
    long position() {
        return database.sql("select position from announcer").query(Long.class).single();
    }
}
