package redress.refund.domain;

import static redress.refund.domain.FundingSource.ESCROW;
import static redress.refund.domain.FundingSource.PLATFORM_GUARANTEE;
import static redress.refund.domain.FundingSource.SELLER_BALANCE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import redress.refund.domain.EscrowEvent.AppealNoted;
import redress.refund.domain.EscrowEvent.CancellationNoted;
import redress.refund.domain.EscrowEvent.CompensationPaid;
import redress.refund.domain.EscrowEvent.GuaranteeBreachNoted;
import redress.refund.domain.EscrowEvent.MoneyReleased;
import redress.refund.domain.EscrowEvent.MoneyUnfrozen;
import redress.refund.domain.EscrowEvent.PartialReturnNoted;
import redress.refund.domain.EscrowEvent.RefundBooked;

/** Every cause there is makes one refund (R52), and no two of them give back more than was paid (R50, R58). */
class EndingAnOrder extends MoneyStory {

    private static final Cause CANCELLED = new Cause.Cancellation(ORDER);
    private static final Cause BROKEN = new Cause.Guarantee(ORDER);
    private static final Funding[] EVERYTHING = {
        from(ESCROW, SHIRT, 4000), from(ESCROW, CAP, 999), from(ESCROW, LineId.SHIPPING, 500)
    };

    private static EscrowCommand.CarryOutSettlement settle(
            SettlementBasis basis, SettlementKind kind, LineAmount... lines) {
        return new EscrowCommand.CarryOutSettlement(
                ORDER,
                DISPUTE,
                basis == SettlementBasis.APPEAL ? APPEALED : settlement(kind),
                basis,
                kind,
                List.of(lines),
                FundedBy.SELLER,
                NOW);
    }

    private static EscrowCommand.RefundReturn back(LineAmount... accepted) {
        return new EscrowCommand.RefundReturn(ORDER, DISPUTE, RETURN, List.of(accepted), NOW);
    }

    private static CancellationNoted cancelled() {
        return new CancellationNoted(ORDER, NOW, NOW);
    }

    private static EscrowCommand.RefundCancelledOrder cancel() {
        return new EscrowCommand.RefundCancelledOrder(ORDER, NOW);
    }

    private static EscrowCommand.RefundUndeliveredOrder undelivered() {
        return new EscrowCommand.RefundUndeliveredOrder(ORDER, NOW);
    }

    private static RefundEvent.RefundRequested requested(
            Cause cause, long amount, List<LineAmount> lines, Funding... by) {
        var one = requested(cause, amount, lines.getFirst(), by);
        return new RefundEvent.RefundRequested(
                one.refundId(),
                one.orderId(),
                one.buyerId(),
                one.sellerId(),
                one.cause(),
                one.amount(),
                lines,
                one.funding(),
                one.payment(),
                one.policy(),
                one.place(),
                one.approvedAt(),
                one.expectedFrom(),
                one.expectedBy(),
                one.requestedAt());
    }

    private static ResultValidator<Escrow> after(Object command, Object... history) {
        var all = new ArrayList<Object>(List.of(opened(), paid()));
        all.addAll(Arrays.asList(history));
        return about(Escrow.class).given(all).when(command);
    }

    @Test
    void a_cancelled_order_goes_back_whole() {
        after(cancel())
                .expectEvents(
                        cancelled(),
                        approved(CANCELLED, 5499, EVERYTHING),
                        requested(
                                CANCELLED,
                                5499,
                                List.of(of(SHIRT, 4000), of(CAP, 999), of(LineId.SHIPPING, 500)),
                                EVERYTHING));
    }

    @Test
    void a_cancellation_heard_twice_makes_one_refund_and_so_does_a_cancelled_order_that_does_not_arrive() {
        after(cancel(), cancelled(), approved(CANCELLED, 5499, EVERYTHING))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(undelivered(), cancelled(), approved(CANCELLED, 5499, EVERYTHING))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_cancellation_that_overtook_the_payment_is_refunded_with_it() {
        about(Escrow.class)
                .given(opened(), cancelled())
                .when(new EscrowCommand.CapturePayment(ORDER, CARD, eur(5499), NOW))
                .expectEvents(
                        paid(),
                        approved(CANCELLED, 5499, EVERYTHING),
                        requested(
                                CANCELLED,
                                5499,
                                List.of(of(SHIRT, 4000), of(CAP, 999), of(LineId.SHIPPING, 500)),
                                EVERYTHING));
    }

    @Test
    void a_broken_guarantee_gives_back_only_what_has_not_gone_back() {
        Funding[] rest = {from(ESCROW, CAP, 999), from(ESCROW, LineId.SHIPPING, 500)};
        after(
                        undelivered(),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
                        approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)),
                        new RefundBooked(ORDER, REFUND, List.of(from(ESCROW, SHIRT, 4000)), NOW))
                .expectEvents(
                        new GuaranteeBreachNoted(ORDER, NOW, NOW),
                        approved(BROKEN, 1499, rest),
                        requested(BROKEN, 1499, List.of(of(CAP, 999), of(LineId.SHIPPING, 500)), rest));
    }

    @Test
    void what_the_platform_paid_in_the_sellers_stead_is_the_sellers_when_the_order_is_undone() {
        var byPlatform = from(PLATFORM_GUARANTEE, SHIRT, 4000);
        Funding[] rest = {from(ESCROW, CAP, 999), from(ESCROW, LineId.SHIPPING, 500)};
        after(
                        undelivered(),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.PLATFORM, of(SHIRT, 4000)),
                        approved(SETTLED, 4000, byPlatform),
                        new EscrowEvent.MoneyUnfrozen(ORDER, DISPUTE, List.of(of(SHIRT, 4000)), NOW, NOW),
                        new RefundBooked(ORDER, REFUND, List.of(byPlatform), NOW))
                .expectEvents(
                        new GuaranteeBreachNoted(ORDER, NOW, NOW),
                        approved(BROKEN, 1499, rest),
                        requested(BROKEN, 1499, List.of(of(CAP, 999), of(LineId.SHIPPING, 500)), rest),
                        new EscrowEvent.MoneyReleased(ORDER, List.of(of(SHIRT, 4000)), eur(4000), NOW),
                        raised(SellerEntry.RELEASE, 4000));
    }

    @Test
    void a_refund_that_is_on_its_way_is_not_sent_again_by_the_guarantee() {
        after(
                        undelivered(),
                        frozen(of(SHIRT, 4000), of(CAP, 999), of(LineId.SHIPPING, 500)),
                        settled(
                                SettlementKind.REFUND_ONLY,
                                FundedBy.SELLER,
                                of(SHIRT, 4000),
                                of(CAP, 999),
                                of(LineId.SHIPPING, 500)),
                        approved(SETTLED, 5499, EVERYTHING))
                .expectEvents(new GuaranteeBreachNoted(ORDER, NOW, NOW));
    }

    @Test
    void a_broken_guarantee_takes_what_a_dispute_had_frozen_and_one_refund_is_made() {
        after(undelivered(), frozen(of(SHIRT, 4000)))
                .expectEvents(
                        new GuaranteeBreachNoted(ORDER, NOW, NOW),
                        approved(BROKEN, 5499, EVERYTHING),
                        requested(
                                BROKEN,
                                5499,
                                List.of(of(SHIRT, 4000), of(CAP, 999), of(LineId.SHIPPING, 500)),
                                EVERYTHING));
    }

    @Test
    void a_superseded_dispute_gives_nothing_whenever_it_says_so() {
        after(settle(SettlementBasis.SUPERSEDED, SettlementKind.REFUND_ONLY, of(SHIRT, 4000)), frozen(of(SHIRT, 4000)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        for (var late : List.of(
                settle(SettlementBasis.SUPERSEDED, SettlementKind.REFUND_ONLY, of(SHIRT, 4000)),
                settle(SettlementBasis.VERDICT, SettlementKind.REFUND_ONLY, of(SHIRT, 4000)),
                back(),
                new EscrowCommand.FreezeMoney(ORDER, new DisputeId("dsp_late"), List.of(of(SHIRT, 4000))),
                new EscrowCommand.UnfreezeMoney(ORDER, DISPUTE, NOW),
                new EscrowCommand.UnfreezeMoney(ORDER, new DisputeId("dsp_late"), NOW)))
            after(late, frozen(of(SHIRT, 4000)), cancelled(), approved(CANCELLED, 5499, EVERYTHING))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
    }

    @Test
    void of_a_return_only_what_was_accepted_is_refunded_and_the_rest_stays_frozen() {
        var cause = new Cause.GoodsReturned(RETURN, DISPUTE);
        var half = new PartialReturnNoted(ORDER, DISPUTE, RETURN, List.of(of(SHIRT, 1500)), NOW, NOW);
        after(
                        back(of(SHIRT, 1500)),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.RETURN_AND_REFUND, FundedBy.SELLER, of(SHIRT, 4000)))
                .expectEvents(
                        half,
                        approved(cause, 1500, from(ESCROW, SHIRT, 1500)),
                        requested(cause, 1500, of(SHIRT, 1500), from(ESCROW, SHIRT, 1500)));
        after(
                        new EscrowCommand.ReleaseMoney(ORDER, NOW),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.RETURN_AND_REFUND, FundedBy.SELLER, of(SHIRT, 4000)),
                        half,
                        approved(cause, 1500, from(ESCROW, SHIRT, 1500)))
                .expectEvents(
                        new EscrowEvent.ReceiptNoted(ORDER, NOW, NOW),
                        new MoneyReleased(ORDER, List.of(of(CAP, 999), of(LineId.SHIPPING, 500)), eur(1499), NOW),
                        raised(SellerEntry.RELEASE, 1499));
    }

    @Test
    void all_that_was_settled_is_refunded_for_a_return_of_which_all_was_accepted() {
        var cause = new Cause.GoodsReturned(RETURN, DISPUTE);
        after(
                        back(of(SHIRT, 4000)),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.RETURN_AND_REFUND, FundedBy.SELLER, of(SHIRT, 4000)))
                .expectEvents(
                        new PartialReturnNoted(ORDER, DISPUTE, RETURN, List.of(of(SHIRT, 4000)), NOW, NOW),
                        approved(cause, 4000, from(ESCROW, SHIRT, 4000)),
                        requested(cause, 4000, of(SHIRT, 4000), from(ESCROW, SHIRT, 4000)));
    }

    @Test
    void more_than_is_disputed_is_not_refunded_for_a_return() {
        after(
                        back(of(SHIRT, 4001)),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.RETURN_AND_REFUND, FundedBy.SELLER, of(SHIRT, 4000)))
                .expectException(refusal("return-above-disputed"))
                .expectNoEvents();
    }

    /** Refused, it would wait for ever, and all that the dispute says later with it. */
    @Test
    void what_was_accepted_before_the_return_heard_of_the_appeal_counts_as_it_was_accepted() {
        var cause = new Cause.GoodsReturned(RETURN, DISPUTE);
        after(
                        back(of(SHIRT, 3000)),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.RETURN_AND_REFUND, FundedBy.SELLER, of(SHIRT, 2000)))
                .expectEvents(
                        new PartialReturnNoted(ORDER, DISPUTE, RETURN, List.of(of(SHIRT, 3000)), NOW, NOW),
                        approved(cause, 3000, from(ESCROW, SHIRT, 3000)),
                        requested(cause, 3000, of(SHIRT, 3000), from(ESCROW, SHIRT, 3000)));
    }

    @Test
    void goods_that_come_back_though_the_money_no_longer_waits_for_them_bring_nothing_more() {
        after(
                        back(),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.RETURN_AND_REFUND, FundedBy.SELLER, of(SHIRT, 2000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 2000)),
                        approved(SETTLED, 2000, from(ESCROW, SHIRT, 2000)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void what_is_decided_about_a_failed_return_comes_on_top_of_the_accepted_part_and_once() {
        var cause = new Cause.GoodsReturned(RETURN, DISPUTE);
        Object[] history = {
            frozen(of(SHIRT, 4000)),
            settled(SettlementKind.RETURN_AND_REFUND, FundedBy.SELLER, of(SHIRT, 4000)),
            new PartialReturnNoted(ORDER, DISPUTE, RETURN, List.of(of(SHIRT, 1500)), NOW, NOW),
            approved(cause, 1500, from(ESCROW, SHIRT, 1500))
        };
        var verdict = settle(SettlementBasis.VERDICT, SettlementKind.REFUND_ONLY, of(SHIRT, 2500));
        after(verdict, history)
                .expectEvents(
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 2500)),
                        approved(SETTLED, 2500, from(ESCROW, SHIRT, 2500)),
                        requested(SETTLED, 2500, of(SHIRT, 2500), from(ESCROW, SHIRT, 2500)));
        var again = new ArrayList<Object>(Arrays.asList(history));
        again.add(settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 2500)));
        again.add(approved(SETTLED, 2500, from(ESCROW, SHIRT, 2500)));
        after(verdict, again.toArray()).expectSuccessfulHandlerExecution().expectNoEvents();
        after(settle(SettlementBasis.VERDICT, SettlementKind.REFUND_ONLY, of(SHIRT, 2501)), history)
                .expectException(refusal("refund-above-paid"))
                .expectNoEvents();
    }

    @Test
    void an_appeal_gives_what_the_verdict_had_not_though_the_dispute_is_closed_and_once() {
        var cause = new Cause.Appeal(DISPUTE);
        Object[] history = {
            frozen(of(SHIRT, 4000)),
            settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 1000)),
            approved(SETTLED, 1000, from(ESCROW, SHIRT, 1000)),
            new RefundBooked(ORDER, REFUND, List.of(from(ESCROW, SHIRT, 1000)), NOW),
            new MoneyUnfrozen(ORDER, DISPUTE, List.of(of(SHIRT, 3000)), NOW, NOW),
            new MoneyReleased(ORDER, List.of(of(SHIRT, 3000)), eur(3000), NOW)
        };
        var appeal = settle(SettlementBasis.APPEAL, SettlementKind.REFUND_ONLY, of(SHIRT, 2000));
        var noted = new AppealNoted(ORDER, DISPUTE, APPEALED, List.of(of(SHIRT, 2000)), FundedBy.SELLER, NOW, NOW);
        after(appeal, history).expectEvents(noted, fundsAsked(cause, 2000, from(SELLER_BALANCE, SHIRT, 2000)));
        var again = new ArrayList<Object>(Arrays.asList(history));
        again.add(noted);
        again.add(fundsAsked(cause, 2000, from(SELLER_BALANCE, SHIRT, 2000)));
        after(appeal, again.toArray()).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void an_appeal_that_says_what_the_verdict_said_at_the_same_instant_is_not_taken_for_it() {
        var cause = new Cause.Appeal(DISPUTE);
        after(
                        settle(SettlementBasis.APPEAL, SettlementKind.REFUND_ONLY, of(SHIRT, 1000)),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 1000)),
                        approved(SETTLED, 1000, from(ESCROW, SHIRT, 1000)))
                .expectEvents(
                        new AppealNoted(ORDER, DISPUTE, APPEALED, List.of(of(SHIRT, 1000)), FundedBy.SELLER, NOW, NOW),
                        approved(cause, 1000, from(ESCROW, SHIRT, 1000)),
                        requested(cause, 1000, of(SHIRT, 1000), from(ESCROW, SHIRT, 1000)));
    }

    @Test
    void a_settlement_that_was_replaced_and_is_heard_again_changes_nothing() {
        after(
                        settle(SettlementBasis.OFFER, SettlementKind.RETURN_AND_REFUND, of(SHIRT, 4000)),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.RETURN_AND_REFUND, FundedBy.SELLER, of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 3000)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_return_that_an_appeal_orders_keeps_what_a_verdict_of_nothing_had_let_go() {
        after(
                        settle(SettlementBasis.APPEAL, SettlementKind.RETURN_AND_REFUND, of(SHIRT, 3000)),
                        frozen(of(SHIRT, 4000)),
                        new MoneyUnfrozen(ORDER, DISPUTE, List.of(of(SHIRT, 4000)), NOW, NOW))
                .expectEvents(appealedReturn(), frozen(of(SHIRT, 3000)));
        Object[] history = {
            frozen(of(SHIRT, 4000)),
            new MoneyUnfrozen(ORDER, DISPUTE, List.of(of(SHIRT, 4000)), NOW, NOW),
            appealedReturn(),
            frozen(of(SHIRT, 3000))
        };
        after(settle(SettlementBasis.APPEAL, SettlementKind.RETURN_AND_REFUND, of(SHIRT, 3000)), history)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(new EscrowCommand.ReleaseMoney(ORDER, NOW), history)
                .expectEvents(
                        new EscrowEvent.ReceiptNoted(ORDER, NOW, NOW),
                        new MoneyReleased(
                                ORDER,
                                List.of(of(SHIRT, 1000), of(CAP, 999), of(LineId.SHIPPING, 500)),
                                eur(2499),
                                NOW),
                        new EscrowEvent.SellerShareRaised(ORDER, SELLER.id(), SellerEntry.RELEASE, eur(2499), NOW));
        var cause = new Cause.GoodsReturned(RETURN, DISPUTE);
        after(back(), history)
                .expectEvents(
                        new EscrowEvent.ReturnNoted(ORDER, DISPUTE, RETURN, NOW, NOW),
                        approved(cause, 3000, from(ESCROW, SHIRT, 3000)),
                        requested(cause, 3000, of(SHIRT, 3000), from(ESCROW, SHIRT, 3000)));
        after(new EscrowCommand.UnfreezeMoney(ORDER, DISPUTE, NOW), history)
                .expectEvents(new MoneyUnfrozen(ORDER, DISPUTE, List.of(of(SHIRT, 3000)), NOW, NOW));
    }

    @Test
    void what_was_released_before_an_appeal_orders_goods_back_is_the_sellers_to_give() {
        Object[] released = {
            frozen(of(SHIRT, 4000)),
            new EscrowEvent.ReceiptNoted(ORDER, NOW, NOW),
            new MoneyUnfrozen(ORDER, DISPUTE, List.of(of(SHIRT, 4000)), NOW, NOW),
            new MoneyReleased(ORDER, List.of(of(SHIRT, 4000), of(CAP, 999), of(LineId.SHIPPING, 500)), eur(5499), NOW)
        };
        var nothingLeft = new EscrowEvent.MoneyFrozen(
                ORDER, DISPUTE, List.of(of(SHIRT, 3000)), List.of(), List.of(of(SHIRT, 3000)), NOW);
        after(settle(SettlementBasis.APPEAL, SettlementKind.RETURN_AND_REFUND, of(SHIRT, 3000)), released)
                .expectEvents(appealedReturn(), nothingLeft);
        var history = new ArrayList<Object>(Arrays.asList(released));
        history.add(appealedReturn());
        history.add(nothingLeft);
        after(back(), history.toArray())
                .expectEvents(
                        new EscrowEvent.ReturnNoted(ORDER, DISPUTE, RETURN, NOW, NOW),
                        fundsAsked(new Cause.GoodsReturned(RETURN, DISPUTE), 3000, from(SELLER_BALANCE, SHIRT, 3000)));
    }

    private static EscrowEvent.SettlementNoted appealedReturn() {
        return new EscrowEvent.SettlementNoted(
                ORDER,
                DISPUTE,
                APPEALED,
                SettlementKind.RETURN_AND_REFUND,
                List.of(of(SHIRT, 3000)),
                FundedBy.SELLER,
                NOW,
                NOW);
    }

    @Test
    void a_return_that_an_appeal_gave_and_that_failed_is_decided_again_though_the_dispute_was_closed() {
        after(
                        settle(SettlementBasis.VERDICT, SettlementKind.REFUND_ONLY, of(SHIRT, 2000)),
                        frozen(of(SHIRT, 4000)),
                        new MoneyUnfrozen(ORDER, DISPUTE, List.of(of(SHIRT, 4000)), NOW, NOW),
                        settled(SettlementKind.RETURN_AND_REFUND, FundedBy.SELLER, of(SHIRT, 4000)))
                .expectEvents(
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 2000)),
                        approved(SETTLED, 2000, from(ESCROW, SHIRT, 2000)),
                        requested(SETTLED, 2000, of(SHIRT, 2000), from(ESCROW, SHIRT, 2000)));
    }

    @Test
    void an_appeal_while_the_goods_are_on_their_way_takes_the_place_of_what_was_settled() {
        Object[] history = {
            frozen(of(SHIRT, 4000)), settled(SettlementKind.RETURN_AND_REFUND, FundedBy.SELLER, of(SHIRT, 4000))
        };
        var appeal = new EscrowCommand.CarryOutSettlement(
                ORDER,
                DISPUTE,
                settlement(SettlementKind.REFUND_ONLY),
                SettlementBasis.APPEAL,
                SettlementKind.REFUND_ONLY,
                List.of(of(SHIRT, 3000)),
                FundedBy.SELLER,
                NOW);
        after(appeal, history)
                .expectEvents(
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 3000)),
                        approved(SETTLED, 3000, from(ESCROW, SHIRT, 3000)),
                        requested(SETTLED, 3000, of(SHIRT, 3000), from(ESCROW, SHIRT, 3000)));
        after(
                        appeal,
                        history[0],
                        history[1],
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 3000)),
                        approved(SETTLED, 3000, from(ESCROW, SHIRT, 3000)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_appeal_after_a_verdict_of_nothing_gives_a_refund_of_its_own() {
        var cause = new Cause.Appeal(DISPUTE);
        after(
                        settle(SettlementBasis.APPEAL, SettlementKind.REFUND_ONLY, of(SHIRT, 4000)),
                        frozen(of(SHIRT, 4000)),
                        new MoneyUnfrozen(ORDER, DISPUTE, List.of(of(SHIRT, 4000)), NOW, NOW))
                .expectEvents(
                        new AppealNoted(ORDER, DISPUTE, APPEALED, List.of(of(SHIRT, 4000)), FundedBy.SELLER, NOW, NOW),
                        approved(cause, 4000, from(ESCROW, SHIRT, 4000)),
                        requested(cause, 4000, of(SHIRT, 4000), from(ESCROW, SHIRT, 4000)));
    }

    @Test
    void a_withdrawn_dispute_that_goes_on_freezes_what_is_still_there() {
        var again = new EscrowCommand.FreezeMoneyAgain(ORDER, DISPUTE, List.of(of(SHIRT, 4000)));
        var resumed = new EscrowEvent.DisputeResumed(ORDER, DISPUTE, List.of(of(SHIRT, 4000)), NOW);
        after(again, frozen(of(SHIRT, 4000)), new MoneyUnfrozen(ORDER, DISPUTE, List.of(of(SHIRT, 4000)), NOW, NOW))
                .expectEvents(resumed, frozen(of(SHIRT, 4000)));
        after(again, frozen(of(SHIRT, 4000))).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void one_that_goes_on_before_the_payment_is_heard_of_waits_for_it_again() {
        var again = new EscrowCommand.FreezeMoneyAgain(ORDER, DISPUTE, List.of(of(SHIRT, 4000)));
        var resumed = new EscrowEvent.DisputeResumed(ORDER, DISPUTE, List.of(of(SHIRT, 4000)), NOW);
        var pay = new EscrowCommand.CapturePayment(ORDER, CARD, eur(5499), NOW);
        Object[] withdrawn = {
            opened(),
            new EscrowEvent.FreezeAwaited(ORDER, DISPUTE, List.of(of(SHIRT, 4000)), NOW),
            new MoneyUnfrozen(ORDER, DISPUTE, List.of(), NOW, NOW)
        };
        about(Escrow.class).given(withdrawn).when(pay).expectEvents(paid());
        about(Escrow.class).given(withdrawn).when(again).expectEvents(resumed);
        about(Escrow.class)
                .given(withdrawn[0], withdrawn[1], withdrawn[2], resumed)
                .when(pay)
                .expectEvents(paid(), frozen(of(SHIRT, 4000)));
    }

    @Test
    void what_a_proposal_settled_is_carried_out_like_any_settlement() {
        after(settle(SettlementBasis.PROPOSAL, SettlementKind.REFUND_ONLY, of(SHIRT, 1)), frozen(of(SHIRT, 4000)))
                .expectEvents(
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 1)),
                        approved(SETTLED, 1, from(ESCROW, SHIRT, 1)),
                        requested(SETTLED, 1, of(SHIRT, 1), from(ESCROW, SHIRT, 1)));
    }

    @Test
    void a_seller_who_won_the_appeal_is_paid_by_the_platform_once_and_the_order_s_money_does_not_move() {
        var pay = new EscrowCommand.PayCompensation(
                ORDER, DISPUTE, SELLER.id(), List.of(of(SHIRT, 4000)), eur(4000), NOW);
        var paid = new CompensationPaid(ORDER, DISPUTE, SELLER.id(), List.of(of(SHIRT, 4000)), eur(4000), NOW, NOW);
        Object[] refunded = {
            frozen(of(SHIRT, 4000)),
            settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
            approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000))
        };
        after(pay, refunded).expectEvents(paid, raised(SellerEntry.COMPENSATION, 4000));
        after(pay, refunded[0], refunded[1], refunded[2], paid)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(new EscrowCommand.PayCompensation(ORDER, DISPUTE, "usr_other", List.of(of(SHIRT, 4000)), eur(4000), NOW))
                .expectException(refusal("not-the-seller"))
                .expectNoEvents();
        for (var wrong : List.of(
                new EscrowCommand.PayCompensation(
                        ORDER, DISPUTE, SELLER.id(), List.of(of(SHIRT, 4000)), eur(3999), NOW),
                new EscrowCommand.PayCompensation(ORDER, DISPUTE, SELLER.id(), List.of(), eur(0), NOW)))
            after(wrong).expectException(refusal("total-differs")).expectNoEvents();
        after(new EscrowCommand.PayCompensation(
                        ORDER, DISPUTE, SELLER.id(), List.of(of(new LineId("lin_other"), 1)), eur(1), NOW))
                .expectException(refusal("line-unknown"))
                .expectNoEvents();
        var books = Books.open(opened()).after(paid()).after(paid);
        org.assertj.core.api.Assertions.assertThat(MoneyView.of(books, SELLER).compensated())
                .isEqualTo(eur(4000));
        org.assertj.core.api.Assertions.assertThat(MoneyView.of(books, SELLER).held())
                .isEqualTo(eur(5499));
    }

    private static EscrowCommand.PayCompensation compensate(LineAmount... lines) {
        var parts = List.of(lines);
        var all = redress.platform.values.Money.sum(
                "EUR", parts.stream().map(LineAmount::amount).toList());
        return new EscrowCommand.PayCompensation(ORDER, DISPUTE, SELLER.id(), parts, all, NOW);
    }

    private static Object[] compensated(long minor) {
        return new Object[] {
            new CompensationPaid(ORDER, DISPUTE, SELLER.id(), List.of(of(SHIRT, minor)), eur(minor), NOW, NOW),
            raised(SellerEntry.COMPENSATION, minor)
        };
    }

    /** Else a seller who won after a refund that the platform had paid would have the price twice. */
    @Test
    void what_the_platform_gave_itself_is_not_made_good_to_the_seller() {
        after(
                        compensate(of(SHIRT, 4000)),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.PLATFORM, of(SHIRT, 4000)),
                        approved(SETTLED, 4000, from(PLATFORM_GUARANTEE, SHIRT, 4000)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        Object[] split = {
            frozen(of(SHIRT, 4000)),
            settled(SettlementKind.REFUND_ONLY, FundedBy.SPLIT, of(SHIRT, 1001)),
            approved(SETTLED, 1001, from(ESCROW, SHIRT, 500), from(PLATFORM_GUARANTEE, SHIRT, 501))
        };
        after(compensate(of(SHIRT, 1001)), split).expectEvents(compensated(500));
        after(compensate(of(SHIRT, 400)), split).expectEvents(compensated(200));
        after(compensate(of(SHIRT, 4000)), split).expectEvents(compensated(500));
        after(compensate(of(SHIRT, 1)), split)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(compensate(of(CAP, 999)), split)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void what_the_platform_gave_because_the_sellers_account_had_it_not_is_owed_and_made_good() {
        after(
                        compensate(of(SHIRT, 4000)),
                        new MoneyReleased(ORDER, List.of(of(SHIRT, 4000)), eur(4000), NOW),
                        frozen(),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
                        fundsAsked(SETTLED, 4000, from(SELLER_BALANCE, SHIRT, 4000)),
                        granted(SETTLED, from(PLATFORM_GUARANTEE, SHIRT, 3000)),
                        approved(
                                SETTLED,
                                4000,
                                from(SELLER_BALANCE, SHIRT, 1000),
                                from(PLATFORM_GUARANTEE, SHIRT, 3000)))
                .expectEvents(compensated(4000));
    }

    @Test
    void what_is_decided_and_waits_for_a_bank_is_made_good_as_far_as_the_seller_will_bear_it() {
        var bank = new EscrowEvent.ChargebackOpened(
                ORDER, ChargebackId.of(ORDER, "cb-1"), "cb-1", eur(100), List.of(), FINANCE.id(), NOW, NOW);
        after(
                        compensate(of(SHIRT, 1000)),
                        frozen(of(SHIRT, 4000)),
                        bank,
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SPLIT, of(SHIRT, 1000)))
                .expectEvents(compensated(500));
    }

    @Test
    void a_cancelled_order_whose_money_left_before_is_the_sellers_and_then_the_platforms_to_pay() {
        Funding[] parts = {from(SELLER_BALANCE, SHIRT, 3000), from(ESCROW, CAP, 999), from(ESCROW, LineId.SHIPPING, 500)
        };
        after(
                        cancel(),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 1000)),
                        approved(SETTLED, 1000, from(PLATFORM_GUARANTEE, SHIRT, 1000)),
                        new MoneyUnfrozen(ORDER, DISPUTE, List.of(of(SHIRT, 4000)), NOW, NOW),
                        new MoneyReleased(ORDER, List.of(of(SHIRT, 4000)), eur(4000), NOW))
                .expectEvents(cancelled(), fundsAsked(CANCELLED, 3000, parts));
    }
}
