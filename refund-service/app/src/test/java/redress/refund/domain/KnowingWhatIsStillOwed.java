package redress.refund.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.refund.domain.FundingSource.ESCROW;
import static redress.refund.domain.FundingSource.PLATFORM_GUARANTEE;
import static redress.refund.domain.FundingSource.SELLER_BALANCE;

import java.util.List;
import org.junit.jupiter.api.Test;
import redress.refund.domain.EscrowEvent.MoneyReleased;
import redress.refund.domain.EscrowEvent.MoneyUnfrozen;
import redress.refund.domain.EscrowEvent.PartialReturnNoted;
import redress.refund.policy.RefundPolicyBook;

/** What the books answer where several claims on one order's money meet: of disputes, of banks, of the order's end. */
class KnowingWhatIsStillOwed extends MoneyStory {

    private static final DisputeId OTHER = new DisputeId("dsp_other");
    private static final ChargebackId BANK = ChargebackId.of(ORDER, "cb-1");
    private static final Cause CAP_SETTLED = new Cause.Settlement(OTHER);
    private static final Cause BACK = new Cause.GoodsReturned(RETURN, DISPUTE);

    private static Books books(EscrowEvent... history) {
        var books = Books.open(opened()).after(paid());
        for (var event : history) books = books.after(event);
        return books;
    }

    private static EscrowEvent disputed(DisputeId dispute, LineAmount line) {
        return new EscrowEvent.MoneyFrozen(ORDER, dispute, List.of(line), List.of(line), List.of(), NOW);
    }

    private static EscrowEvent settled(DisputeId dispute, FundedBy by, LineAmount line) {
        return new EscrowEvent.SettlementNoted(
                ORDER,
                dispute,
                new SettlementId("stl_" + dispute),
                SettlementKind.REFUND_ONLY,
                List.of(line),
                by,
                NOW,
                NOW);
    }

    private static EscrowEvent bankAsks(long minor) {
        return new EscrowEvent.ChargebackOpened(ORDER, BANK, "cb-1", eur(minor), List.of(), FINANCE.id(), NOW, NOW);
    }

    private static EscrowEvent bankTook(long minor, Funding... taken) {
        return new EscrowEvent.ChargebackLost(
                ORDER,
                BANK,
                eur(minor),
                List.of(taken),
                eur(0),
                List.of(),
                List.of(),
                List.of(),
                FINANCE.id(),
                NOW,
                NOW);
    }

    private static EscrowEvent cancelled() {
        return new EscrowEvent.CancellationNoted(ORDER, NOW, NOW);
    }

    // ---- what another dispute may be settled for

    @Test
    void what_a_dispute_waits_for_no_other_is_settled_for_and_what_was_approved_counts_once() {
        var claimed = disputed(DISPUTE, of(SHIRT, 4000));
        var agreed = settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 1500));
        assertThat(books(claimed).settleable(SHIRT, OTHER)).isEqualTo(eur(4000));
        assertThat(books(claimed, agreed).settleable(SHIRT, OTHER)).isEqualTo(eur(2500));
        assertThat(books(claimed, agreed).settleable(SHIRT, DISPUTE)).isEqualTo(eur(4000));
        assertThat(books(claimed, agreed, approved(SETTLED, 1500, from(ESCROW, SHIRT, 1500)))
                        .settleable(SHIRT, OTHER))
                .isEqualTo(eur(2500));
    }

    @Test
    void goods_that_are_away_keep_what_they_are_worth_until_they_are_back_or_the_dispute_is_over() {
        var claimed = disputed(DISPUTE, of(SHIRT, 4000));
        var agreed = settled(SettlementKind.RETURN_AND_REFUND, FundedBy.SELLER, of(SHIRT, 1500));
        assertThat(books(claimed, agreed).settleable(SHIRT, OTHER)).isEqualTo(eur(2500));
        var some = new PartialReturnNoted(ORDER, DISPUTE, RETURN, List.of(of(SHIRT, 500)), NOW, NOW);
        assertThat(books(claimed, agreed, some).settleable(SHIRT, OTHER)).isEqualTo(eur(2500));
        var paid = approved(BACK, 500, from(ESCROW, SHIRT, 500));
        assertThat(books(claimed, agreed, some, paid).settleable(SHIRT, OTHER)).isEqualTo(eur(2500));
        var over = new MoneyUnfrozen(ORDER, DISPUTE, List.of(), NOW, NOW);
        assertThat(books(claimed, agreed, some, paid, over).settleable(SHIRT, OTHER))
                .isEqualTo(eur(3500));
        assertThat(books(claimed, agreed, over).settleable(SHIRT, OTHER)).isEqualTo(eur(4000));
    }

    // ---- what is owed when the order is undone

    /** The platform gave the shirt's price of its own, a bank took 1000 of the order's money: 499 of 5499 are left to give. */
    @Test
    void who_has_nearly_all_of_platform_and_bank_gets_the_little_that_is_left_and_no_more() {
        var due = books(
                        disputed(DISPUTE, of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.PLATFORM, of(SHIRT, 4000)),
                        approved(SETTLED, 4000, from(PLATFORM_GUARANTEE, SHIRT, 4000)),
                        new EscrowEvent.RefundBooked(
                                ORDER, REFUND, List.of(from(PLATFORM_GUARANTEE, SHIRT, 4000)), NOW),
                        bankAsks(1000),
                        bankTook(
                                1000,
                                from(ESCROW, SHIRT, 727),
                                from(ESCROW, CAP, 182),
                                from(ESCROW, LineId.SHIPPING, 91)),
                        cancelled())
                .due();
        assertThat(due.orElseThrow().lines()).containsExactly(of(CAP, 499));
    }

    @Test
    void who_has_more_than_all_of_it_gets_nothing_more() {
        var books = books(
                disputed(DISPUTE, of(SHIRT, 4000)),
                settled(SettlementKind.REFUND_ONLY, FundedBy.PLATFORM, of(SHIRT, 4000)),
                approved(SETTLED, 4000, from(PLATFORM_GUARANTEE, SHIRT, 4000)),
                new EscrowEvent.RefundBooked(ORDER, REFUND, List.of(from(PLATFORM_GUARANTEE, SHIRT, 4000)), NOW),
                bankAsks(2000),
                bankTook(2000, from(ESCROW, SHIRT, 2000)),
                cancelled());
        assertThat(books.refundable(CAP)).isEqualTo(eur(999));
        assertThat(books.due()).isEmpty();
    }

    // ---- what a bank takes

    private static Books.Loss loss(long minor, EscrowEvent... history) {
        return books(history).loss(eur(minor), RefundPolicyBook.shipped("default"), NOW);
    }

    /** Two disputes were settled while the bank decided: of the first everything is covered, of the second a part. */
    @Test
    void what_it_gave_covers_what_was_decided_in_turn_and_each_unit_of_it_once() {
        EscrowEvent[] meanwhile = {
            disputed(OTHER, of(CAP, 500)),
            disputed(DISPUTE, of(SHIRT, 1000)),
            bankAsks(5499),
            settled(OTHER, FundedBy.SELLER, of(CAP, 500)),
            settled(DISPUTE, FundedBy.SELLER, of(SHIRT, 1000))
        };
        var some = loss(700, meanwhile);
        assertThat(some.taken()).containsExactly(from(ESCROW, CAP, 500), from(ESCROW, SHIRT, 200));
        assertThat(some.rests())
                .containsExactly(
                        new Rest(CAP_SETTLED, NOW, List.of(), null),
                        new Rest(SETTLED, NOW, List.of(from(ESCROW, SHIRT, 800)), null));
        assertThat(some.beyond()).isEqualTo(eur(0));
        var all = loss(5499, meanwhile);
        assertThat(all.taken())
                .containsExactlyInAnyOrder(
                        from(ESCROW, SHIRT, 4000), from(ESCROW, CAP, 999), from(ESCROW, LineId.SHIPPING, 500));
        assertThat(all.rests()).allSatisfy(rest -> assertThat(rest.funding()).isEmpty());
        assertThat(all.beyond()).isEqualTo(eur(0));
    }

    @Test
    void what_it_does_not_touch_stays_as_it_was_and_the_sellers_account_need_not_be_asked_again() {
        var loss = loss(
                800,
                disputed(OTHER, of(CAP, 999)),
                settled(OTHER, FundedBy.SELLER, of(CAP, 999)),
                approved(CAP_SETTLED, 999, from(ESCROW, CAP, 999)),
                new MoneyReleased(ORDER, List.of(of(SHIRT, 4000)), eur(4000), NOW),
                disputed(DISPUTE, of(SHIRT, 0)),
                settled(DISPUTE, FundedBy.SELLER, of(SHIRT, 600)),
                fundsAsked(SETTLED, 600, from(SELLER_BALANCE, SHIRT, 600)),
                bankAsks(800));
        assertThat(loss.overtaken()).containsExactly(RefundId.of(CAP_SETTLED));
        assertThat(loss.rests())
                .containsExactly(new Rest(
                        new Cause.Rest(RefundId.of(CAP_SETTLED), OTHER),
                        NOW,
                        List.of(from(ESCROW, CAP, 199)),
                        RefundId.of(CAP_SETTLED)));
    }

    /** The platform was to give the cap's price; the bank gave it, but took it where nobody had been promised anything. */
    @Test
    void what_it_takes_beyond_what_was_promised_it_takes_where_nothing_is_kept() {
        var loss = loss(
                1900,
                disputed(OTHER, of(CAP, 900)),
                settled(OTHER, FundedBy.PLATFORM, of(CAP, 900)),
                approved(CAP_SETTLED, 900, from(PLATFORM_GUARANTEE, CAP, 900)),
                new MoneyUnfrozen(ORDER, OTHER, List.of(of(CAP, 900)), NOW, NOW),
                disputed(DISPUTE, of(SHIRT, 4000)),
                settled(DISPUTE, FundedBy.SELLER, of(SHIRT, 4000)),
                approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)),
                bankAsks(1900));
        assertThat(loss.taken())
                .containsExactlyInAnyOrder(
                        from(ESCROW, SHIRT, 1000), from(ESCROW, CAP, 600), from(ESCROW, LineId.SHIPPING, 300));
        assertThat(loss.overtaken()).containsExactly(RefundId.of(CAP_SETTLED), REFUND);
        assertThat(loss.rests()).hasSize(1);
        assertThat(loss.rests().getFirst().funding()).containsExactly(from(ESCROW, SHIRT, 3000));
        assertThat(loss.beyond()).isEqualTo(eur(0));
    }

    @Test
    void it_takes_from_the_seller_only_what_is_not_held_and_the_rest_is_beyond() {
        EscrowEvent[] halfReleased = {
            new MoneyReleased(ORDER, List.of(of(CAP, 999), of(LineId.SHIPPING, 500)), eur(1499), NOW), bankAsks(5499)
        };
        var loss = loss(4500, halfReleased);
        assertThat(loss.taken())
                .containsExactlyInAnyOrder(
                        from(ESCROW, SHIRT, 4000),
                        from(SELLER_BALANCE, CAP, 333),
                        from(SELLER_BALANCE, LineId.SHIPPING, 167));
        assertThat(loss.beyond()).isEqualTo(eur(0));
        var refunded = loss(
                5499,
                disputed(DISPUTE, of(SHIRT, 4000)),
                settled(DISPUTE, FundedBy.SELLER, of(SHIRT, 4000)),
                approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)),
                new EscrowEvent.RefundBooked(ORDER, REFUND, List.of(from(ESCROW, SHIRT, 4000)), NOW),
                halfReleased[0],
                halfReleased[1]);
        assertThat(refunded.beyond()).isEqualTo(eur(4000));
    }

    // ---- who pays

    @Test
    void of_a_split_the_platform_may_bear_nothing_or_all() {
        var books = books(disputed(DISPUTE, of(CAP, 999)));
        var due = new Books.Due(SETTLED, NOW, List.of(of(CAP, 999)), FundedBy.SPLIT);
        assertThat(books.fund(due, 0)).containsExactly(from(ESCROW, CAP, 999));
        assertThat(books.fund(due, 1)).containsExactly(from(ESCROW, CAP, 989), from(PLATFORM_GUARANTEE, CAP, 10));
        assertThat(books.fund(due, 100)).containsExactly(from(PLATFORM_GUARANTEE, CAP, 999));
    }
}
