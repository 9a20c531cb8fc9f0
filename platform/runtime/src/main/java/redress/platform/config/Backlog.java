package redress.platform.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.axonframework.config.EventProcessingConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far whatever follows the journal is behind it, on whichever replica it runs; what was set aside, and which timers are
 * late: for whoever is on call. One look at the database serves all meters for a moment.
 */
final class Backlog implements ApplicationListener<ContextRefreshedEvent> {

    private static final Duration FRESH = Duration.ofSeconds(2);

    /**
     * @param behind events of the journal that a processor has not handled
     * @param aside events that a projection could not digest, and those that wait behind them
     * @param late seconds since the earliest timer was due
     * @param failing timers that have failed and are tried again
     */
    private record Look(Map<String, Long> behind, Map<String, Long> aside, double late, long failing, long at) {}

    private final EventProcessingConfiguration processing;
    private final JdbcClient database;
    private final Clock clock;
    private final MeterRegistry meters;
    private @Nullable Look last;

    Backlog(EventProcessingConfiguration processing, JdbcClient database, Clock clock, MeterRegistry meters) {
        this.processing = processing;
        this.database = database;
        this.clock = clock;
        this.meters = meters;
    }

    /** Now all processors are known. */
    @Override
    public void onApplicationEvent(ContextRefreshedEvent refreshed) {
        for (var processor : processing.eventProcessors().keySet()) {
            gauge("redress.processing.behind", "events that it has not handled", processor, Look::behind);
            gauge("redress.processing.set.aside", "events that it could not handle", processor, Look::aside);
        }
        gauge("redress.timers.late", "how long ago the earliest timer that waits was due", Look::late)
                .baseUnit("seconds")
                .register(meters);
        gauge("redress.timers.failing", "timers that have failed and are tried again", Look::failing)
                .register(meters);
    }

    private void gauge(String name, String words, String processor, Function<Look, Map<String, Long>> what) {
        gauge(name, words, look -> what.apply(look).getOrDefault(processor, 0L))
                .tag("processor", processor)
                .register(meters);
    }

    private Gauge.Builder<Backlog> gauge(String name, String words, ToDoubleFunction<Look> what) {
        return Gauge.builder(name, this, backlog -> what.applyAsDouble(backlog.look()))
                .description(words);
    }

    private synchronized Look look() {
        var seen = last;
        if (seen != null && System.nanoTime() - seen.at() < FRESH.toNanos()) return seen;
        var fresh = new Look(
                counts("""
                        select processor_name, greatest(0, (select position from journal_head)
                            - min(coalesce((convert_from(token, 'UTF8')::jsonb ->> 'globalIndex')::bigint, 0)))
                          from token_entry group by processor_name"""),
                counts("select processing_group, count(*) from dead_letter_entry group by processing_group"),
                late(),
                database.sql("select count(*) from scheduled_tasks where consecutive_failures > 0")
                        .query(Long.class)
                        .single(),
                System.nanoTime());
        last = fresh;
        return fresh;
    }

    private Map<String, Long> counts(String sql) {
        var counts = new HashMap<String, Long>();
        database.sql(sql).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    private double late() {
        return database.sql("""
                        select greatest(0, extract(epoch from :now - min(execution_time)))::float8
                          from scheduled_tasks where not picked""")
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(Double.class)
                .optional()
                .orElse(0.0);
    }
}
