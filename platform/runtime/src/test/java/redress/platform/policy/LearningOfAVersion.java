package redress.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.platform.journal.SettableClock;

/** How often the book asks the journal: rarely, and never too late. */
class LearningOfAVersion {

    private final SettableClock clock = new SettableClock();
    private final List<Long> asked = new ArrayList<>();
    private final List<PolicyDocument> published = new ArrayList<>();
    private final PolicyBook book = new PolicyBook(
            List.of(document("shop-1", Instant.EPOCH)),
            (profile, from) -> {
                asked.add(from);
                return new Publications.Reading(
                        List.copyOf(published.subList((int) from, published.size())), published.size());
            },
            clock);

    @Test
    void many_questions_in_a_short_time_cost_one_look_into_the_journal() {
        for (int i = 0; i < 1_000; i++) book.inForce("shop", clock.instant());
        assertThat(asked).containsExactly(0L);
        for (int i = 0; i < 1_000; i++) book.inForce("shop", clock.instant().minus(Duration.ofDays(i)));
        assertThat(asked).hasSize(1);
    }

    @Test
    void it_looks_again_before_anything_unknown_can_be_in_force_and_reads_only_what_is_new() {
        book.inForce("shop", clock.instant());
        published.add(document("shop-2", clock.instant().plus(PolicyBook.SHORTEST_NOTICE)));
        assertThat(book.inForce("shop", clock.instant()).version()).isEqualTo("shop-1");
        clock.forward(PolicyBook.SHORTEST_NOTICE);
        assertThat(book.inForce("shop", clock.instant()).version()).isEqualTo("shop-2");
        clock.forward(PolicyBook.SHORTEST_NOTICE);
        book.inForce("shop", clock.instant());
        assertThat(asked).containsExactly(0L, 0L, 1L);
    }

    @Test
    void a_journal_that_cannot_be_read_is_said_and_not_passed_over() {
        var broken = new PolicyBook(
                List.of(document("shop-1", Instant.EPOCH)),
                (profile, from) -> {
                    throw new IllegalStateException("no database");
                },
                clock);
        assertThatThrownBy(() -> broken.inForce("shop", clock.instant())).hasMessage("no database");
    }

    private static PolicyDocument document(String version, Instant effective) {
        return PolicyDocument.of("{\"profile\":\"shop\",\"version\":\"" + version + "\",\"effectiveFrom\":\""
                + effective + "\",\"values\":{},\"overrides\":[]}");
    }
}
