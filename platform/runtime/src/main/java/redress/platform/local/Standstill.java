package redress.platform.local;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.journal.JournalReader;
import redress.platform.messages.Standing;

/**
 * Whether this service has anything left to do at the clock's time. Whoever moves the clock by months asks all services
 * before each step: it is idle when every processor has handled, and the announcer has told, all of the journal, when no
 * timer is due, and when everything on the topics it hears was taken. The journal's head is part of the answer: two rounds
 * with everybody idle and the same heads mean that nothing was on its way between them either.
 */
public final class Standstill {

    /**
     * @param waitsFor what is still to be done, for people
     * @param nextTimer when the earliest pending timer is due
     */
    public record Answer(
            boolean idle,
            long head,
            List<String> waitsFor,
            @Nullable Instant nextTimer) {}

    /** What waits for parked messages begins with this: they come again by themselves, perhaps for ever. */
    public static final String ORPHANS = "parked messages to be tried again: ";

    private static final Duration GLANCE = Duration.ofMillis(4);

    private final EventProcessingConfiguration processing;
    private final JournalReader journal;
    private final JdbcClient database;
    private final Scheduler timers;
    private final Clock clock;
    private final Optional<Standing> conversation;
    private final Unheard unheard;

    /** @param conversation absent where messages are switched off */
    Standstill(
            EventProcessingConfiguration processing,
            JournalReader journal,
            JdbcClient database,
            Scheduler timers,
            Clock clock,
            Optional<Standing> conversation,
            Unheard unheard) {
        this.processing = processing;
        this.journal = journal;
        this.database = database;
        this.timers = timers;
        this.clock = clock;
        this.conversation = conversation;
        this.unheard = unheard;
    }

    /**
     * Answers as soon as it is idle, and what is still going on after {@code atMost}. Who asks has moved the clock: timers
     * that it passed are looked for at once.
     */
    public Answer await(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        timers.triggerCheckForDueExecutions();
        while (true) {
            var answer = look();
            if (answer.idle() || System.nanoTime() - until >= 0) return answer;
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    /** Kafka is asked only where nothing nearer is going on; the head is read after what could still have moved it. */
    public Answer look() {
        var waitsFor = new ArrayList<String>();
        long before = journal.head();
        follow(before, waitsFor);
        if (waitsFor.isEmpty()) messages(waitsFor);
        if (!waitsFor.isEmpty()) return new Answer(false, before, waitsFor, null);
        var books = books();
        if (books.again() > 0) waitsFor.add(ORPHANS + books.again());
        if (books.due() > 0) waitsFor.add("timers due: " + books.due());
        follow(books.head(), waitsFor);
        return new Answer(waitsFor.isEmpty(), books.head(), waitsFor, books.nextTimer());
    }

    private void follow(long head, List<String> waitsFor) {
        processing.eventProcessors().forEach((name, processor) -> {
            if (!(processor instanceof StreamingEventProcessor streaming)) return;
            var status = streaming.processingStatus().values();
            if (status.isEmpty()) waitsFor.add("processor " + name + " to start");
            long position = status.stream()
                    .map(EventTrackerStatus::getCurrentPosition)
                    .mapToLong(at -> at.orElse(0))
                    .min()
                    .orElse(head);
            if (position < head) waitsFor.add("processor " + name + " at " + position);
        });
        long told = conversation.map(Standing::told).orElse(Long.MAX_VALUE);
        if (told < head) waitsFor.add("announcer at " + told);
    }

    private void messages(List<String> waitsFor) {
        conversation.ifPresent(standing -> unheard.beyond(standing.taken())
                .forEach((topic, count) -> waitsFor.add(topic + ": " + count + " messages unheard")));
    }

    /** What the database knows, all of the same moment. */
    private record Books(
            long head, int due, int again, @Nullable Instant nextTimer) {}

    private Books books() {
        return database.sql("""
                        select (select position from journal_head),
                          (select count(*) from parked where next_attempt_at is not null),
                          (select count(*) from scheduled_tasks where execution_time <= :now),
                          (select execution_time from scheduled_tasks order by execution_time limit 1)""")
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query((row, number) -> {
                    var timer = row.getObject(4, OffsetDateTime.class);
                    return new Books(
                            row.getLong(1), row.getInt(3), row.getInt(2), timer == null ? null : timer.toInstant());
                })
                .single();
    }
}
