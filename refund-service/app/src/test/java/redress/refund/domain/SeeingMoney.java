package redress.refund.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static redress.refund.domain.FundingSource.ESCROW;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

class SeeingMoney extends MoneyStory {

    private static final Progress SUBMITTED = Progress.begin(
                    requested(SETTLED, 2000, of(SHIRT, 2000), from(ESCROW, SHIRT, 2000)))
            .after(new RefundEvent.RefundSubmitted(REFUND, ORDER, 1, "prv_1", NOW.plusSeconds(3600), NOW));

    @Test
    void parties_see_their_own_order_and_offices_see_all() {
        for (var viewer : List.of(
                BUYER, SELLER, FINANCE, new Actor("usr_support", Role.SUPPORT), new Actor("usr_auditor", Role.AUDITOR)))
            assertThat(RefundView.of(SUBMITTED, viewer, NOW).amount()).isEqualTo(eur(2000));
    }

    @Test
    void a_stranger_is_told_that_there_is_no_such_order() {
        for (var stranger : List.of(new Actor("usr_other", Role.BUYER), new Actor(BUYER.id(), Role.SELLER)))
            assertThatThrownBy(() -> RefundView.of(SUBMITTED, stranger, NOW))
                    .isInstanceOfSatisfying(
                            Refusal.class, no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.UNKNOWN));
    }

    @Test
    void mediators_and_feeds_have_no_business_with_money() {
        for (var role : List.of(Role.MEDIATOR, Role.SYSTEM))
            assertThatThrownBy(() -> RefundView.of(SUBMITTED, new Actor("usr_x", role), NOW))
                    .isInstanceOfSatisfying(
                            Refusal.class, no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
    }

    @Test
    void a_seller_sees_no_payment_data() {
        var seen = RefundView.of(SUBMITTED, SELLER, NOW);
        assertThat(seen.methodKind()).isNull();
        assertThat(seen.providerReference()).isNull();
        assertThat(seen.toString())
                .doesNotContain("pay_1")
                .doesNotContain("prv_1")
                .doesNotContain("CARD");
        assertThat(RefundView.of(SUBMITTED, BUYER, NOW).providerReference()).isEqualTo("prv_1");
    }

    @Test
    void the_refund_says_what_happens_next_and_until_when() {
        var seen = RefundView.of(SUBMITTED, BUYER, NOW);
        assertThat(seen.step()).isEqualTo(RefundView.Step.PROCESSING);
        assertThat(seen.steps()).extracting(RefundView.StepView::at).containsExactly(NOW, NOW, null);
        assertThat(seen.next().until()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(seen.expectedBy()).isEqualTo(Instant.parse("2026-03-31T12:00:00Z"));
    }

    @Test
    void the_money_of_an_order_is_shown_in_total_and_per_line() {
        var books = Books.open(opened())
                .after(paid())
                .after(frozen(of(SHIRT, 4000)))
                .after(settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 2000)))
                .after(approved(SETTLED, 2000, from(ESCROW, SHIRT, 2000)));
        var seen = MoneyView.of(books, SELLER);
        assertThat(seen.captured()).isEqualTo(eur(5499));
        assertThat(seen.held()).isEqualTo(eur(5499));
        assertThat(seen.frozen()).isEqualTo(eur(4000));
        assertThat(seen.promised()).isEqualTo(eur(2000));
        assertThat(seen.lines()).extracting(MoneyView.Line::lineId).containsExactly(SHIRT, CAP, LineId.SHIPPING);
        assertThat(seen.toString()).doesNotContain("pay_1");
    }
}
