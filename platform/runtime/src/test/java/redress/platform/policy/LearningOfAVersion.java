package redress.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import redress.platform.journal.SettableClock;
import redress.platform.policy.PolicyEvent.ProposalLapsed;
import redress.platform.policy.PolicyEvent.ProposalRefused;
import redress.platform.policy.PolicyEvent.VersionProposed;
import redress.platform.policy.PolicyEvent.VersionPublished;
import redress.platform.values.Actor;
import redress.platform.values.Role;

/** How often the book asks the journal: rarely, and never too late. */
class LearningOfAVersion {

    private static final Actor ANNA = new Actor("usr_anna", Role.SUPPORT);
    private static final Actor BERT = new Actor("usr_bert", Role.SUPPORT);
    private static final PolicyId SHOP = PolicyId.of("shop");
    private static final Duration HOUR = Duration.ofHours(1);

    private final SettableClock clock = new SettableClock();
    private final List<Long> asked = new ArrayList<>();
    private final List<PolicyEvent> stored = new ArrayList<>();
    private final PolicyBook book = new PolicyBook(List.of(document("shop-1", Instant.EPOCH)), Map.of())
            .learningFrom(
                    new Publications() {
                        @Override
                        public Reading of(String profile, long from) {
                            asked.add(from);
                            return new Reading(List.copyOf(stored.subList((int) from, stored.size())), stored.size());
                        }

                        @Override
                        public void lapse(String profile, String version) {
                            stored.add(
                                    new ProposalLapsed(SHOP, version, "00", Instant.EPOCH, LAPSING, clock.instant()));
                        }
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
        var effective = clock.instant().plus(PolicyBook.SHORTEST_NOTICE);
        propose("shop-2", effective);
        publish("shop-2", effective);
        assertThat(book.inForce("shop", clock.instant()).version()).isEqualTo("shop-1");
        clock.forward(PolicyBook.SHORTEST_NOTICE);
        assertThat(book.inForce("shop", clock.instant()).version()).isEqualTo("shop-2");
        clock.forward(PolicyBook.SHORTEST_NOTICE);
        book.inForce("shop", clock.instant());
        assertThat(asked).containsExactly(0L, 0L, 2L);
    }

    @Test
    void it_does_not_trust_what_it_has_read_beyond_the_time_of_something_undecided() {
        var effective = clock.instant().plus(HOUR);
        propose("shop-2", effective);
        clock.forward(HOUR.minusMinutes(1));
        assertThat(book.inForce("shop", clock.instant()).version()).isEqualTo("shop-1");
        publish("shop-2", effective);
        clock.forward(Duration.ofMinutes(2));
        assertThat(book.inForce("shop", clock.instant()).version()).isEqualTo("shop-2");
    }

    @Test
    void what_is_still_undecided_then_lapses_before_anything_is_decided_by_another() {
        propose("shop-2", clock.instant().plus(HOUR));
        clock.forward(HOUR);
        assertThat(book.inForce("shop", clock.instant()).version()).isEqualTo("shop-1");
        assertThat(stored.getLast()).isInstanceOf(ProposalLapsed.class);
        int looks = asked.size();
        for (int i = 0; i < 1_000; i++) book.inForce("shop", clock.instant());
        assertThat(asked).hasSize(looks);
        assertThat(stored).hasSize(2);
    }

    @Test
    void what_was_refused_is_nobodys_business_any_more() {
        propose("shop-2", clock.instant().plus(HOUR));
        stored.add(new ProposalRefused(SHOP, "shop-2", "00", BERT, "No", clock.instant()));
        clock.forward(HOUR.plusMinutes(1));
        assertThat(book.inForce("shop", clock.instant()).version()).isEqualTo("shop-1");
        assertThat(stored).hasSize(2);
    }

    @Test
    void what_is_asked_of_the_last_version_makes_nothing_lapse() {
        propose("shop-2", clock.instant().plus(HOUR));
        clock.forward(HOUR.multipliedBy(2));
        assertThat(book.latest("shop").version()).isEqualTo("shop-1");
        assertThat(book.all()).hasSize(1);
        assertThat(stored).hasSize(1);
    }

    @Test
    void a_journal_that_cannot_be_read_is_said_and_not_passed_over() {
        var broken = book.learningFrom(
                new Publications() {
                    @Override
                    public Reading of(String profile, long from) {
                        throw new IllegalStateException("no database");
                    }

                    @Override
                    public void lapse(String profile, String version) {
                        throw new IllegalStateException("no database");
                    }
                },
                clock);
        assertThatThrownBy(() -> broken.inForce("shop", clock.instant())).hasMessage("no database");
    }

    private void propose(String version, Instant effective) {
        stored.add(new VersionProposed(
                SHOP,
                version,
                effective,
                document(version, effective).text(),
                "00",
                ANNA,
                "Because",
                effective.minus(PolicyBook.SHORTEST_NOTICE),
                clock.instant()));
    }

    private void publish(String version, Instant effective) {
        stored.add(new VersionPublished(
                SHOP, version, effective, document(version, effective).text(), "00", ANNA, BERT, clock.instant()));
    }

    private static PolicyDocument document(String version, Instant effective) {
        return PolicyDocument.of("{\"profile\":\"shop\",\"version\":\"" + version + "\",\"effectiveFrom\":\""
                + effective + "\",\"values\":{},\"overrides\":[]}");
    }
}
