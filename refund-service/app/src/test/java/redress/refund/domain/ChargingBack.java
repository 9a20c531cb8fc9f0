package redress.refund.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.refund.domain.FundingSource.ESCROW;
import static redress.refund.domain.FundingSource.SELLER_BALANCE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.platform.values.Refusal;
import redress.platform.values.Role;
import redress.refund.domain.EscrowEvent.ChargebackLost;
import redress.refund.domain.EscrowEvent.ChargebackOpened;
import redress.refund.domain.EscrowEvent.ChargebackWon;
import redress.refund.domain.EscrowEvent.MoneyReleased;
import redress.refund.domain.EscrowEvent.ReceiptNoted;
import redress.refund.domain.EscrowEvent.RefundBooked;

/** The buyer's bank takes the money back outside this system (R57): before, while and long after we did anything. */
class ChargingBack extends MoneyStory {

    private static final ChargebackId BANK = ChargebackId.of(ORDER, "cb-1");

    private static final Cause REST = new Cause.Rest(REFUND, DISPUTE);

    private static EscrowCommand.OpenChargeback open(long minor) {
        return new EscrowCommand.OpenChargeback(ORDER, "cb-1", eur(minor), NOW, FINANCE);
    }

    private static EscrowCommand.WinChargeback win() {
        return new EscrowCommand.WinChargeback(ORDER, BANK, NOW, FINANCE);
    }

    private static EscrowCommand.LoseChargeback lose() {
        return new EscrowCommand.LoseChargeback(ORDER, BANK, null, NOW, FINANCE);
    }

    private static EscrowCommand.LoseChargeback lose(Money amount) {
        return new EscrowCommand.LoseChargeback(ORDER, BANK, amount, NOW, FINANCE);
    }

    private static ChargebackOpened asked(long minor, RefundId... onHold) {
        return new ChargebackOpened(ORDER, BANK, "cb-1", eur(minor), List.of(onHold), FINANCE.id(), NOW, NOW);
    }

    private static ChargebackLost lost(long minor, long beyond, List<RefundId> overtaken, Funding... taken) {
        return new ChargebackLost(
                ORDER,
                BANK,
                eur(minor),
                List.of(taken),
                eur(beyond),
                overtaken,
                List.of(),
                List.of(),
                FINANCE.id(),
                NOW,
                NOW);
    }

    private static ChargebackLost lost(long minor, List<RefundId> overtaken, Rest rest, Funding... taken) {
        return new ChargebackLost(
                ORDER,
                BANK,
                eur(minor),
                List.of(taken),
                eur(0),
                overtaken,
                List.of(rest),
                List.of(),
                FINANCE.id(),
                NOW,
                NOW);
    }

    private static Rest rest(Funding... funding) {
        return new Rest(REST, NOW, List.of(funding), REFUND);
    }

    private static ResultValidator<Escrow> after(Object command, Object... history) {
        var all = new ArrayList<Object>(List.of(opened(), paid()));
        all.addAll(Arrays.asList(history));
        return about(Escrow.class).given(all).when(command);
    }

    private static MoneyView seen(Object... history) {
        var books = Books.open(opened()).after(paid());
        for (var event : history) books = books.after((EscrowEvent) event);
        return MoneyView.of(books, FINANCE);
    }

    private static MoneyReleased everythingReleased() {
        return new MoneyReleased(
                ORDER, List.of(of(SHIRT, 4000), of(CAP, 999), of(LineId.SHIPPING, 500)), eur(5499), NOW);
    }

    @Test
    void a_bank_asks_for_everything_and_the_refunds_that_are_on_their_way_wait() {
        after(
                        open(5499),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
                        approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)))
                .expectEvents(asked(5499, REFUND))
                .expectResultMessagePayload(BANK);
    }

    @Test
    void the_same_told_twice_is_one_chargeback() {
        after(open(5499), asked(5499)).expectNoEvents().expectResultMessagePayload(BANK);
        after(win(), asked(5499), new ChargebackWon(ORDER, BANK, List.of(), FINANCE.id(), NOW, NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(lose(), asked(999), lost(999, 0, List.of(), from(ESCROW, CAP, 999)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_same_reference_with_another_amount_is_a_conflict_and_so_is_another_decision() {
        after(open(998), asked(999))
                .expectException(refusal("chargeback-differs"))
                .expectNoEvents();
        after(open(999), asked(999), lost(999, 0, List.of(), from(ESCROW, CAP, 999)))
                .expectException(refusal("chargeback-differs"))
                .expectNoEvents();
        after(lose(), asked(5499), new ChargebackWon(ORDER, BANK, List.of(), FINANCE.id(), NOW, NOW))
                .expectException(refusal("chargeback-decided"))
                .expectNoEvents();
    }

    @Test
    void a_bank_cannot_ask_for_more_than_was_paid_nor_for_nothing_nor_in_another_currency() {
        for (var wrong : Map.of(
                        "chargeback-above-paid",
                        eur(5500),
                        "chargeback-of-nothing",
                        eur(0),
                        "currency-mixed",
                        new Money(5499, "USD"))
                .entrySet())
            after(new EscrowCommand.OpenChargeback(ORDER, "cb-1", wrong.getValue(), NOW, FINANCE))
                    .expectException(refusal(wrong.getKey()))
                    .expectNoEvents();
        after(new EscrowCommand.OpenChargeback(ORDER, "cb-2", eur(499), NOW, FINANCE), asked(5000))
                .expectSuccessfulHandlerExecution();
        after(new EscrowCommand.OpenChargeback(ORDER, "cb-2", eur(1), NOW, FINANCE), asked(5499))
                .expectException(refusal("all-charged-back"))
                .expectNoEvents();
        after(new EscrowCommand.OpenChargeback(ORDER, "cb-2", eur(500), NOW, FINANCE), asked(5000))
                .expectException(refusal("chargeback-above-paid"))
                .expectNoEvents();
        about(Escrow.class).given(opened()).when(open(1)).expectException(refusal("order-unpaid"));
    }

    @Test
    void while_it_is_open_a_settlement_is_noted_and_nothing_is_refunded_or_released() {
        after(
                        new EscrowCommand.CarryOutSettlement(
                                ORDER,
                                DISPUTE,
                                settlement(SettlementKind.REFUND_ONLY),
                                SettlementBasis.VERDICT,
                                SettlementKind.REFUND_ONLY,
                                List.of(of(SHIRT, 4000)),
                                FundedBy.SELLER,
                                NOW),
                        frozen(of(SHIRT, 4000)),
                        asked(5499))
                .expectEvents(settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)));
        after(new EscrowCommand.ReleaseMoney(ORDER, NOW), asked(5499)).expectEvents(new ReceiptNoted(ORDER, NOW, NOW));
    }

    @Test
    void when_it_is_won_everything_that_waited_goes_on() {
        after(
                        win(),
                        frozen(of(SHIRT, 4000)),
                        asked(5499),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
                        new ReceiptNoted(ORDER, NOW, NOW))
                .expectEvents(
                        new ChargebackWon(ORDER, BANK, List.of(), FINANCE.id(), NOW, NOW),
                        approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)),
                        requested(SETTLED, 4000, of(SHIRT, 4000), from(ESCROW, SHIRT, 4000)),
                        new MoneyReleased(ORDER, List.of(of(CAP, 999), of(LineId.SHIPPING, 500)), eur(1499), NOW),
                        raised(SellerEntry.RELEASE, 1499));
    }

    @Test
    void refunds_that_were_on_their_way_go_on_when_it_is_won_unless_another_bank_has_yet_to_decide() {
        var promised = new ArrayList<Object>(List.of(
                frozen(of(SHIRT, 4000)),
                settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
                approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)),
                asked(999, REFUND)));
        after(win(), promised.toArray())
                .expectEvents(new ChargebackWon(ORDER, BANK, List.of(REFUND), FINANCE.id(), NOW, NOW));
        var another = ChargebackId.of(ORDER, "cb-2");
        promised.add(new ChargebackOpened(ORDER, another, "cb-2", eur(500), List.of(REFUND), FINANCE.id(), NOW, NOW));
        after(win(), promised.toArray())
                .expectEvents(new ChargebackWon(ORDER, BANK, List.of(), FINANCE.id(), NOW, NOW));
    }

    @Test
    void refunds_that_the_bank_did_not_overtake_go_on_when_it_is_lost() {
        var second = new DisputeId("dsp_2");
        var ofTheCap = new Cause.Settlement(second);
        after(
                        lose(),
                        frozen(of(SHIRT, 4000)),
                        new EscrowEvent.MoneyFrozen(
                                ORDER, second, List.of(of(CAP, 999)), List.of(of(CAP, 999)), List.of(), NOW),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 3000)),
                        approved(SETTLED, 3000, from(ESCROW, SHIRT, 3000)),
                        new EscrowEvent.SettlementNoted(
                                ORDER,
                                second,
                                new SettlementId("stl_2"),
                                SettlementKind.REFUND_ONLY,
                                List.of(of(CAP, 999)),
                                FundedBy.SELLER,
                                NOW,
                                NOW),
                        approved(ofTheCap, 999, from(ESCROW, CAP, 999)),
                        asked(1200, REFUND, RefundId.of(ofTheCap)))
                .expectEvents(new ChargebackLost(
                        ORDER,
                        BANK,
                        eur(1200),
                        List.of(from(ESCROW, SHIRT, 1200)),
                        eur(0),
                        List.of(REFUND),
                        List.of(rest(from(ESCROW, SHIRT, 1800))),
                        List.of(RefundId.of(ofTheCap)),
                        FINANCE.id(),
                        NOW,
                        NOW));
    }

    @Test
    void a_bank_may_take_all_that_it_asked_for_or_less() {
        after(lose(eur(1)), asked(999)).expectEvents(lost(1, 0, List.of(), from(ESCROW, SHIRT, 1)));
        after(lose(eur(999)), asked(999))
                .expectEvents(lost(
                        999,
                        0,
                        List.of(),
                        from(ESCROW, SHIRT, 727),
                        from(ESCROW, CAP, 181),
                        from(ESCROW, LineId.SHIPPING, 91)));
    }

    @Test
    void a_bank_takes_neither_more_than_it_asked_for_nor_nothing_nor_another_currency() {
        for (var amount : List.of(eur(1000), eur(0)))
            after(lose(amount), asked(999))
                    .expectException(refusal("chargeback-above-asked"))
                    .expectNoEvents();
        after(lose(new Money(1, "USD")), asked(999))
                .expectException(refusal("currency-mixed"))
                .expectNoEvents();
    }

    @Test
    void when_it_is_lost_the_held_money_goes_and_a_refund_that_waited_is_overtaken() {
        after(
                        lose(),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
                        approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)),
                        asked(5499, REFUND))
                .expectEvents(lost(
                        5499,
                        0,
                        List.of(REFUND),
                        from(ESCROW, SHIRT, 4000),
                        from(ESCROW, CAP, 999),
                        from(ESCROW, LineId.SHIPPING, 500)));
    }

    @Test
    void a_small_chargeback_counts_against_what_was_promised_and_the_rest_of_that_follows() {
        var promised = new Object[] {
            frozen(of(SHIRT, 4000)),
            settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 3000)),
            approved(SETTLED, 3000, from(ESCROW, SHIRT, 3000)),
            asked(1200, REFUND)
        };
        var lost = lost(1200, List.of(REFUND), rest(from(ESCROW, SHIRT, 1800)), from(ESCROW, SHIRT, 1200));
        after(lose(), promised).expectEvents(lost);

        var gone = new ArrayList<Object>(Arrays.asList(promised));
        gone.add(lost);
        after(new EscrowCommand.NoteRefundNeverMade(ORDER, REFUND, DESK), gone.toArray())
                .expectEvents(
                        new EscrowEvent.RefundNeverMade(ORDER, REFUND, NOW),
                        approved(REST, 1800, from(ESCROW, SHIRT, 1800)),
                        requested(REST, 1800, of(SHIRT, 1800), from(ESCROW, SHIRT, 1800)));
    }

    @Test
    void a_refund_that_was_made_although_a_bank_gave_a_part_of_it_leaves_no_rest() {
        var history = new Object[] {
            frozen(of(SHIRT, 4000)),
            settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 3000)),
            approved(SETTLED, 3000, from(ESCROW, SHIRT, 3000)),
            asked(1200, REFUND),
            lost(1200, List.of(REFUND), rest(from(ESCROW, SHIRT, 1800)), from(ESCROW, SHIRT, 1200))
        };
        after(new EscrowCommand.BookRefund(ORDER, REFUND, 1, DESK), history)
                .expectEvents(new RefundBooked(
                        ORDER,
                        REFUND,
                        List.of(from(ESCROW, SHIRT, 2800), from(FundingSource.PLATFORM_GUARANTEE, SHIRT, 200)),
                        NOW));
    }

    @Test
    void while_the_provider_may_still_make_what_a_bank_overtook_nothing_else_of_the_order_is_approved() {
        after(
                        new EscrowCommand.RefundUndeliveredOrder(ORDER, NOW),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 3000)),
                        approved(SETTLED, 3000, from(ESCROW, SHIRT, 3000)),
                        asked(3000, REFUND),
                        lost(3000, 0, List.of(REFUND), from(ESCROW, SHIRT, 3000)))
                .expectEvents(new EscrowEvent.GuaranteeBreachNoted(ORDER, NOW, NOW));
    }

    @Test
    void what_was_settled_while_the_bank_decided_is_paid_as_far_as_the_bank_did_not() {
        after(
                        lose(),
                        frozen(of(SHIRT, 4000)),
                        asked(1000),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 3000)))
                .expectEvents(
                        lost(
                                1000,
                                List.of(),
                                new Rest(SETTLED, NOW, List.of(from(ESCROW, SHIRT, 2000)), null),
                                from(ESCROW, SHIRT, 1000)),
                        approved(SETTLED, 2000, from(ESCROW, SHIRT, 2000)),
                        requested(SETTLED, 2000, of(SHIRT, 2000), from(ESCROW, SHIRT, 2000)));
    }

    @Test
    void what_the_bank_gave_beside_a_refund_that_comes_back_is_not_paid_again() {
        var funding = List.of(from(ESCROW, SHIRT, 4000));
        after(
                        new EscrowCommand.TakeBackRefund(ORDER, REFUND, 2, DESK),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
                        approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)),
                        new RefundBooked(ORDER, REFUND, funding, NOW),
                        asked(2000),
                        lost(2000, 501, List.of(), from(ESCROW, CAP, 999), from(ESCROW, LineId.SHIPPING, 500)))
                .expectEvents(new EscrowEvent.RefundTakenBack(
                        ORDER,
                        REFUND,
                        funding,
                        2,
                        TakenBack.OVERTAKEN,
                        List.of(from(ESCROW, SHIRT, 501)),
                        rest(from(ESCROW, SHIRT, 3499)),
                        NOW));
    }

    @Test
    void what_the_platform_gave_and_the_bank_too_is_not_paid_again_though_the_bank_took_nothing_of_it() {
        var funding = List.of(from(FundingSource.PLATFORM_GUARANTEE, SHIRT, 4000));
        var history = new Object[] {
            frozen(of(SHIRT, 4000)),
            settled(SettlementKind.REFUND_ONLY, FundedBy.PLATFORM, of(SHIRT, 4000)),
            approved(SETTLED, 4000, from(FundingSource.PLATFORM_GUARANTEE, SHIRT, 4000)),
            new RefundBooked(ORDER, REFUND, funding, NOW),
            asked(5499),
            lost(
                    5499,
                    0,
                    List.of(),
                    from(ESCROW, SHIRT, 4000),
                    from(ESCROW, CAP, 999),
                    from(ESCROW, LineId.SHIPPING, 500))
        };
        after(new EscrowCommand.TakeBackRefund(ORDER, REFUND, 2, DESK), history)
                .expectEvents(new EscrowEvent.RefundTakenBack(
                        ORDER, REFUND, funding, 2, TakenBack.OVERTAKEN, List.of(), null, NOW));
    }

    @Test
    void of_a_refund_that_comes_back_first_the_orders_loss_is_made_good_and_then_the_platforms_part_is_dropped() {
        var funding = List.of(from(ESCROW, SHIRT, 3000), from(FundingSource.PLATFORM_GUARANTEE, SHIRT, 1000));
        after(
                        new EscrowCommand.TakeBackRefund(ORDER, REFUND, 2, DESK),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SPLIT, of(SHIRT, 4000)),
                        approved(SETTLED, 4000, funding.toArray(Funding[]::new)),
                        new RefundBooked(ORDER, REFUND, funding, NOW),
                        asked(2999),
                        lost(
                                2999,
                                500,
                                List.of(),
                                from(ESCROW, SHIRT, 1000),
                                from(ESCROW, CAP, 999),
                                from(ESCROW, LineId.SHIPPING, 500)))
                .expectEvents(new EscrowEvent.RefundTakenBack(
                        ORDER,
                        REFUND,
                        funding,
                        2,
                        TakenBack.OVERTAKEN,
                        List.of(from(ESCROW, SHIRT, 500)),
                        rest(from(ESCROW, SHIRT, 2500)),
                        NOW));
    }

    @Test
    void what_a_bank_and_a_refund_gave_twice_is_taken_off_the_rest_of_another() {
        var second = new DisputeId("dsp_2");
        var ofTheCap = new Cause.Settlement(second);
        var small = List.of(of(CAP, 999), of(LineId.SHIPPING, 500));
        var restOfTheCap = new Rest(
                new Cause.Rest(RefundId.of(ofTheCap), second),
                NOW,
                List.of(from(ESCROW, CAP, 333), from(ESCROW, LineId.SHIPPING, 166)),
                RefundId.of(ofTheCap));
        var history = new ArrayList<Object>(List.of(
                frozen(of(SHIRT, 4000)),
                new EscrowEvent.MoneyFrozen(ORDER, second, small, small, List.of(), NOW),
                settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
                approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)),
                new EscrowEvent.SettlementNoted(
                        ORDER,
                        second,
                        new SettlementId("stl_2"),
                        SettlementKind.REFUND_ONLY,
                        small,
                        FundedBy.SELLER,
                        NOW,
                        NOW),
                approved(ofTheCap, 1499, from(ESCROW, CAP, 999), from(ESCROW, LineId.SHIPPING, 500)),
                asked(5000, REFUND, RefundId.of(ofTheCap))));
        var lost = lost(
                5000,
                List.of(REFUND, RefundId.of(ofTheCap)),
                restOfTheCap,
                from(ESCROW, SHIRT, 4000),
                from(ESCROW, CAP, 666),
                from(ESCROW, LineId.SHIPPING, 334));
        after(lose(), history.toArray()).expectEvents(lost);

        history.add(lost);
        var made = new RefundBooked(ORDER, REFUND, List.of(from(FundingSource.PLATFORM_GUARANTEE, SHIRT, 4000)), NOW);
        after(new EscrowCommand.BookRefund(ORDER, REFUND, 1, DESK), history.toArray())
                .expectEvents(made);
        history.add(made);
        after(new EscrowCommand.NoteRefundNeverMade(ORDER, RefundId.of(ofTheCap), DESK), history.toArray())
                .expectEvents(new EscrowEvent.RefundNeverMade(ORDER, RefundId.of(ofTheCap), NOW));
    }

    @Test
    void what_a_bank_lost_it_may_ask_for_again_under_another_reference() {
        var won = new ChargebackWon(ORDER, BANK, List.of(), FINANCE.id(), NOW, NOW);
        after(new EscrowCommand.OpenChargeback(ORDER, "cb-2", eur(5499), NOW, FINANCE), asked(5499), won)
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void who_does_not_speak_for_a_bank_learns_nothing_by_repeating_what_one_said() {
        after(new EscrowCommand.OpenChargeback(ORDER, "cb-1", eur(999), NOW, BUYER), asked(999))
                .expectException(refusal("role-may-not"))
                .expectNoEvents();
        after(
                        new EscrowCommand.WinChargeback(ORDER, BANK, NOW, BUYER),
                        asked(999),
                        new ChargebackWon(ORDER, BANK, List.of(), FINANCE.id(), NOW, NOW))
                .expectException(refusal("role-may-not"))
                .expectNoEvents();
    }

    @Test
    void a_bank_that_gave_something_else_does_not_hinder_that_a_refund_is_paid_again() {
        var funding = List.of(from(ESCROW, SHIRT, 4000));
        after(
                        new EscrowCommand.TakeBackRefund(ORDER, REFUND, 2, DESK),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
                        approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)),
                        new RefundBooked(ORDER, REFUND, funding, NOW),
                        asked(1499),
                        lost(1499, 0, List.of(), from(ESCROW, CAP, 999), from(ESCROW, LineId.SHIPPING, 500)))
                .expectEvents(new EscrowEvent.RefundTakenBack(
                        ORDER, REFUND, funding, 2, TakenBack.PROMISED_AGAIN, List.of(), null, NOW));
    }

    @Test
    void a_refund_that_comes_back_while_a_bank_decides_waits_for_it() {
        var funding = List.of(from(ESCROW, SHIRT, 4000));
        after(
                        new EscrowCommand.TakeBackRefund(ORDER, REFUND, 2, DESK),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
                        approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)),
                        new RefundBooked(ORDER, REFUND, funding, NOW),
                        asked(999))
                .expectEvents(new EscrowEvent.RefundTakenBack(
                        ORDER, REFUND, funding, 2, TakenBack.ON_HOLD, List.of(), null, NOW));
    }

    @Test
    void long_after_everything_closed_it_takes_back_what_the_seller_got() {
        after(lose(), new ReceiptNoted(ORDER, NOW, NOW), everythingReleased(), asked(5499))
                .expectEvents(
                        lost(
                                5499,
                                0,
                                List.of(),
                                from(SELLER_BALANCE, SHIRT, 4000),
                                from(SELLER_BALANCE, CAP, 999),
                                from(SELLER_BALANCE, LineId.SHIPPING, 500)),
                        lowered(SellerEntry.CHARGEBACK, 5499));
    }

    @Test
    void money_that_was_refunded_and_is_charged_back_too_is_the_platforms_loss_and_the_equation_holds() {
        var refunded = new Object[] {
            frozen(of(SHIRT, 4000)),
            settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
            approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)),
            new RefundBooked(ORDER, REFUND, List.of(from(ESCROW, SHIRT, 4000)), NOW),
            asked(5499)
        };
        var lost = lost(5499, 4000, List.of(), from(ESCROW, CAP, 999), from(ESCROW, LineId.SHIPPING, 500));
        after(lose(), refunded).expectEvents(lost);

        var history = new ArrayList<Object>(Arrays.asList(refunded));
        history.add(lost);
        var money = seen(history.toArray());
        assertThat(money.captured()).isEqualTo(eur(5499));
        assertThat(money.refunded()).isEqualTo(eur(4000));
        assertThat(money.chargedBack()).isEqualTo(eur(1499));
        assertThat(money.chargedBackBeyond()).isEqualTo(eur(4000));
        assertThat(money.held()).isEqualTo(eur(0));
    }

    @Test
    void a_refund_that_the_provider_made_although_the_bank_overtook_it_is_booked_as_the_platforms_loss() {
        after(
                        new EscrowCommand.BookRefund(ORDER, REFUND, 1, DESK),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
                        approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)),
                        asked(5499, REFUND),
                        lost(
                                5499,
                                0,
                                List.of(REFUND),
                                from(ESCROW, SHIRT, 4000),
                                from(ESCROW, CAP, 999),
                                from(ESCROW, LineId.SHIPPING, 500)))
                .expectEvents(new RefundBooked(
                        ORDER, REFUND, List.of(from(FundingSource.PLATFORM_GUARANTEE, SHIRT, 4000)), NOW));
    }

    @Test
    void a_refund_that_came_back_after_the_bank_had_paid_the_buyer_makes_good_the_platforms_loss() {
        var funding = List.of(from(ESCROW, SHIRT, 4000));
        var history = new Object[] {
            frozen(of(SHIRT, 4000)),
            settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
            approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)),
            new RefundBooked(ORDER, REFUND, funding, NOW),
            asked(5499),
            lost(5499, 4000, List.of(), from(ESCROW, CAP, 999), from(ESCROW, LineId.SHIPPING, 500))
        };
        var back = new EscrowEvent.RefundTakenBack(ORDER, REFUND, funding, 2, TakenBack.OVERTAKEN, funding, null, NOW);
        after(new EscrowCommand.TakeBackRefund(ORDER, REFUND, 2, DESK), history).expectEvents(back);
        var all = new ArrayList<Object>(Arrays.asList(history));
        all.add(back);
        var money = seen(all.toArray());
        assertThat(money.chargedBack()).isEqualTo(eur(5499));
        assertThat(money.chargedBackBeyond()).isEqualTo(eur(0));
        assertThat(money.refunded()).isEqualTo(eur(0));
    }

    @Test
    void what_a_bank_settled_no_dispute_settles_again() {
        after(
                        new EscrowCommand.CarryOutSettlement(
                                ORDER,
                                DISPUTE,
                                settlement(SettlementKind.REFUND_ONLY),
                                SettlementBasis.VERDICT,
                                SettlementKind.REFUND_ONLY,
                                List.of(of(SHIRT, 1)),
                                FundedBy.SELLER,
                                NOW),
                        frozen(of(SHIRT, 4000)),
                        asked(999),
                        lost(999, 0, List.of(), from(ESCROW, SHIRT, 999)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_dispute_that_is_opened_after_the_bank_decided_freezes_nothing_and_settles_nothing() {
        var lost = lost(999, 0, List.of(), from(ESCROW, CAP, 999));
        after(new EscrowCommand.FreezeMoney(ORDER, DISPUTE, List.of(of(SHIRT, 4000))), asked(999), lost)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(
                        new EscrowCommand.CarryOutSettlement(
                                ORDER,
                                DISPUTE,
                                settlement(SettlementKind.REFUND_ONLY),
                                SettlementBasis.OFFER,
                                SettlementKind.REFUND_ONLY,
                                List.of(of(SHIRT, 4000)),
                                FundedBy.SELLER,
                                NOW),
                        asked(999),
                        lost)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void two_chargebacks_hold_the_money_until_both_are_decided() {
        var second = ChargebackId.of(ORDER, "cb-2");
        after(
                        win(),
                        new ReceiptNoted(ORDER, NOW, NOW),
                        asked(999),
                        new ChargebackOpened(ORDER, second, "cb-2", eur(500), List.of(), FINANCE.id(), NOW, NOW))
                .expectEvents(new ChargebackWon(ORDER, BANK, List.of(), FINANCE.id(), NOW, NOW));
    }

    @Test
    void only_finance_and_the_banks_feed_speak_of_chargebacks() {
        for (var role : Role.values()) {
            var by = new Actor(role == Role.SELLER ? SELLER.id() : BUYER.id(), role);
            var result = after(new EscrowCommand.OpenChargeback(ORDER, "cb-1", eur(1), NOW, by));
            if (role == Role.FINANCE || role == Role.SYSTEM) result.expectSuccessfulHandlerExecution();
            else result.expectException(refusal("role-may-not")).expectNoEvents();
        }
    }

    @Test
    void what_is_listed_is_accepted_and_what_is_not_listed_is_refused() {
        var histories = List.of(
                List.<Object>of(),
                List.<Object>of(asked(5499)),
                List.<Object>of(asked(999)),
                List.<Object>of(asked(999), lost(999, 0, List.of(), from(ESCROW, CAP, 999))));
        for (var history : histories)
            for (var viewer : List.of(BUYER, SELLER, FINANCE)) {
                var books = Books.open(opened()).after(paid());
                for (var event : history) books = books.after((EscrowEvent) event);
                var listed = MoneyView.of(books, viewer).availableActions().stream()
                        .map(action -> action.action())
                        .toList();
                var another =
                        after(new EscrowCommand.OpenChargeback(ORDER, "cb-9", eur(1), NOW, viewer), history.toArray());
                if (listed.contains("open-chargeback")) another.expectSuccessfulHandlerExecution();
                else another.expectException(Refusal.class);
                var decided = after(new EscrowCommand.WinChargeback(ORDER, BANK, NOW, viewer), history.toArray());
                if (listed.contains("decide-chargeback")) decided.expectSuccessfulHandlerExecution();
                else decided.expectException(Refusal.class);
            }
    }
}
