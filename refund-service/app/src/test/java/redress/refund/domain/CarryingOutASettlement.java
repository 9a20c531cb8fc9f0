package redress.refund.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.refund.domain.EscrowEvent.*;
import static redress.refund.domain.FundingSource.*;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redress.platform.values.Money;

class CarryingOutASettlement extends MoneyStory {

    private static EscrowCommand.CarryOutSettlement settle(SettlementKind kind, FundedBy by, LineAmount... lines) {
        return new EscrowCommand.CarryOutSettlement(
                ORDER, DISPUTE, settlement(kind), SettlementBasis.REQUEST, kind, List.of(lines), by, NOW);
    }

    @Test
    void a_settlement_without_return_starts_the_refund_at_once() {
        about(Escrow.class)
                .given(opened(), paid(), frozen(of(SHIRT, 4000)))
                .when(settle(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 2000)))
                .expectEvents(
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 2000)),
                        approved(SETTLED, 2000, from(ESCROW, SHIRT, 2000)),
                        requested(SETTLED, 2000, of(SHIRT, 2000), from(ESCROW, SHIRT, 2000)));
    }

    @Test
    void a_settlement_heard_twice_makes_one_refund() {
        about(Escrow.class)
                .given(
                        opened(),
                        paid(),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 2000)),
                        approved(SETTLED, 2000, from(ESCROW, SHIRT, 2000)))
                .when(settle(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 2000)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_settlement_with_return_keeps_the_money_frozen() {
        about(Escrow.class)
                .given(opened(), paid(), frozen(of(SHIRT, 4000)))
                .when(settle(SettlementKind.RETURN_AND_REFUND, FundedBy.SELLER, of(SHIRT, 4000)))
                .expectEvents(settled(SettlementKind.RETURN_AND_REFUND, FundedBy.SELLER, of(SHIRT, 4000)));
    }

    @Test
    void the_refund_of_a_return_starts_when_the_seller_has_the_goods() {
        var back = new Cause.GoodsReturned(RETURN, DISPUTE);
        about(Escrow.class)
                .given(
                        opened(),
                        paid(),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.RETURN_AND_REFUND, FundedBy.SELLER, of(SHIRT, 4000)))
                .when(new EscrowCommand.RefundReturn(ORDER, DISPUTE, RETURN, List.of(), NOW))
                .expectEvents(
                        new ReturnNoted(ORDER, DISPUTE, RETURN, NOW, NOW),
                        approved(back, 4000, from(ESCROW, SHIRT, 4000)),
                        requested(back, 4000, of(SHIRT, 4000), from(ESCROW, SHIRT, 4000)));
    }

    @Test
    void a_return_heard_twice_makes_one_refund() {
        about(Escrow.class)
                .given(
                        opened(),
                        paid(),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.RETURN_AND_REFUND, FundedBy.SELLER, of(SHIRT, 4000)),
                        new ReturnNoted(ORDER, DISPUTE, RETURN, NOW, NOW))
                .when(new EscrowCommand.RefundReturn(ORDER, DISPUTE, RETURN, List.of(), NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_return_that_nothing_was_settled_about_is_refused() {
        about(Escrow.class)
                .given(opened(), paid(), frozen(of(SHIRT, 4000)))
                .when(new EscrowCommand.RefundReturn(ORDER, DISPUTE, RETURN, List.of(), NOW))
                .expectException(refusal("no-return-settled"))
                .expectNoEvents();
    }

    @Test
    void a_settlement_that_overtook_the_payment_is_carried_out_with_it() {
        about(Escrow.class)
                .given(
                        opened(),
                        new FreezeAwaited(ORDER, DISPUTE, List.of(of(SHIRT, 4000)), NOW),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)))
                .when(new EscrowCommand.CapturePayment(ORDER, CARD, eur(5499), NOW))
                .expectEvents(
                        paid(),
                        frozen(of(SHIRT, 4000)),
                        approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)),
                        requested(SETTLED, 4000, of(SHIRT, 4000), from(ESCROW, SHIRT, 4000)));
    }

    @Test
    void what_was_released_before_is_funded_by_the_seller() {
        var released = new MoneyReleased(
                ORDER, List.of(of(SHIRT, 4000), of(CAP, 999), of(LineId.SHIPPING, 500)), eur(5499), NOW);
        about(Escrow.class)
                .given(
                        opened(),
                        paid(),
                        new ReceiptNoted(ORDER, NOW, NOW),
                        released,
                        new MoneyFrozen(
                                ORDER, DISPUTE, List.of(of(SHIRT, 4000)), List.of(), List.of(of(SHIRT, 4000)), NOW))
                .when(settle(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)))
                .expectEvents(
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
                        fundsAsked(SETTLED, 4000, from(SELLER_BALANCE, SHIRT, 4000)));
    }

    @Test
    void a_refund_may_come_from_escrow_and_seller_together() {
        about(Escrow.class)
                .given(
                        opened(),
                        paid(),
                        new MoneyReleased(ORDER, List.of(of(SHIRT, 3000)), eur(3000), NOW),
                        new MoneyFrozen(
                                ORDER,
                                DISPUTE,
                                List.of(of(SHIRT, 4000)),
                                List.of(of(SHIRT, 1000)),
                                List.of(of(SHIRT, 3000)),
                                NOW))
                .when(settle(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)))
                .expectEvents(
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
                        fundsAsked(SETTLED, 3000, from(ESCROW, SHIRT, 1000), from(SELLER_BALANCE, SHIRT, 3000)));
    }

    @Test
    void a_refund_belongs_where_the_goods_went_and_to_their_category_if_they_share_one() {
        var opened = new EscrowOpened(
                ORDER,
                BUYER.id(),
                SELLER.id(),
                "DE",
                "EUR",
                List.of(of(SHIRT, 4000), of(CAP, 999), of(LineId.SHIPPING, 500)),
                List.of(new LineCategory(SHIRT, "clothes"), new LineCategory(CAP, "hats")),
                NOW);
        about(Escrow.class)
                .given(opened, paid(), frozen(of(CAP, 999)))
                .when(settle(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(CAP, 999)))
                .expectEvents(
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(CAP, 999)),
                        approved(SETTLED, 999, from(ESCROW, CAP, 999)),
                        requestedAt(new Place("DE", "hats"), SETTLED, 999, of(CAP, 999), from(ESCROW, CAP, 999)));
        var books = Books.open(opened);
        assertThat(books.place(Stream.of(CAP, LineId.SHIPPING))).isEqualTo(new Place("DE", "hats"));
        assertThat(books.place(Stream.of(SHIRT, CAP))).isEqualTo(new Place("DE", null));
        assertThat(books.place(Stream.of(LineId.SHIPPING))).isEqualTo(new Place("DE", null));
        assertThat(Destination.of("DE", List.of(new LineCategory(SHIRT, "clothes"), new LineCategory(CAP, "clothes")))
                        .of(List.of(SHIRT, CAP)))
                .isEqualTo(new Place("DE", "clothes"));
    }

    @Test
    void what_the_platform_is_to_fund_leaves_the_sellers_money_alone() {
        about(Escrow.class)
                .given(opened(), paid(), frozen(of(SHIRT, 4000)))
                .when(settle(SettlementKind.REFUND_ONLY, FundedBy.PLATFORM, of(SHIRT, 4000)))
                .expectEvents(
                        settled(SettlementKind.REFUND_ONLY, FundedBy.PLATFORM, of(SHIRT, 4000)),
                        approved(SETTLED, 4000, from(PLATFORM_GUARANTEE, SHIRT, 4000)),
                        requested(SETTLED, 4000, of(SHIRT, 4000), from(PLATFORM_GUARANTEE, SHIRT, 4000)));
    }

    @Test
    void a_split_is_halved_and_the_odd_cent_is_the_platforms() {
        about(Escrow.class)
                .given(opened(), paid(), frozen(of(CAP, 999)))
                .when(settle(SettlementKind.REFUND_ONLY, FundedBy.SPLIT, of(CAP, 999)))
                .expectEvents(
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SPLIT, of(CAP, 999)),
                        approved(SETTLED, 999, from(ESCROW, CAP, 499), from(PLATFORM_GUARANTEE, CAP, 500)),
                        requested(
                                SETTLED,
                                999,
                                of(CAP, 999),
                                from(ESCROW, CAP, 499),
                                from(PLATFORM_GUARANTEE, CAP, 500)));
    }

    @Test
    void more_than_was_paid_for_a_line_never_goes_back() {
        about(Escrow.class)
                .given(opened(), paid(), frozen(of(CAP, 999)))
                .when(settle(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(CAP, 1000)))
                .expectException(refusal("refund-above-paid"))
                .expectNoEvents();
    }

    @Test
    void two_settlements_together_never_give_back_more_than_was_paid() {
        var second = new DisputeId("dsp_2");
        about(Escrow.class)
                .given(
                        opened(),
                        paid(),
                        frozen(of(CAP, 500)),
                        new MoneyFrozen(ORDER, second, List.of(of(CAP, 499)), List.of(of(CAP, 499)), List.of(), NOW),
                        settled(SettlementKind.RETURN_AND_REFUND, FundedBy.SELLER, of(CAP, 500)))
                .when(new EscrowCommand.CarryOutSettlement(
                        ORDER,
                        second,
                        settlement(SettlementKind.REFUND_ONLY),
                        SettlementBasis.REQUEST,
                        SettlementKind.REFUND_ONLY,
                        List.of(of(CAP, 500)),
                        FundedBy.SELLER,
                        NOW))
                .expectException(refusal("refund-above-paid"))
                .expectNoEvents();
    }

    @Test
    void what_was_settled_while_a_bank_decides_is_taken_already_though_no_refund_has_begun() {
        var second = new DisputeId("dsp_2");
        for (int minor : new int[] {499, 500}) {
            var result = about(Escrow.class)
                    .given(
                            opened(),
                            paid(),
                            frozen(of(CAP, 500)),
                            new MoneyFrozen(
                                    ORDER, second, List.of(of(CAP, 499)), List.of(of(CAP, 499)), List.of(), NOW),
                            new ChargebackOpened(
                                    ORDER,
                                    ChargebackId.of(ORDER, "cb-1"),
                                    "cb-1",
                                    eur(1),
                                    List.of(),
                                    FINANCE.id(),
                                    NOW,
                                    NOW),
                            settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(CAP, 500)))
                    .when(new EscrowCommand.CarryOutSettlement(
                            ORDER,
                            second,
                            settlement(SettlementKind.REFUND_ONLY),
                            SettlementBasis.REQUEST,
                            SettlementKind.REFUND_ONLY,
                            List.of(of(CAP, minor)),
                            FundedBy.SELLER,
                            NOW));
            if (minor == 499) result.expectSuccessfulHandlerExecution();
            else result.expectException(refusal("refund-above-paid")).expectNoEvents();
        }
    }

    @Test
    void nothing_is_refunded_for_a_closed_or_unknown_dispute_or_in_another_currency_or_of_nothing() {
        var free = new MoneyUnfrozen(ORDER, DISPUTE, List.of(), NOW, NOW);
        about(Escrow.class)
                .given(opened(), paid(), frozen(of(CAP, 999)), free)
                .when(settle(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(CAP, 999)))
                .expectException(refusal("dispute-closed"))
                .expectNoEvents();
        about(Escrow.class)
                .given(opened(), paid())
                .when(settle(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(CAP, 999)))
                .expectException(refusal("dispute-unknown"))
                .expectNoEvents();
        for (var wrong : Map.of(
                        "currency-mixed", new LineAmount(CAP, new Money(999, "KWD")), "refund-of-nothing", of(CAP, 0))
                .entrySet())
            about(Escrow.class)
                    .given(opened(), paid(), frozen(of(CAP, 999)))
                    .when(settle(SettlementKind.REFUND_ONLY, FundedBy.SELLER, wrong.getValue()))
                    .expectException(refusal(wrong.getKey()))
                    .expectNoEvents();
    }

    @Test
    void a_made_refund_is_booked_once() {
        about(Escrow.class)
                .given(
                        opened(),
                        paid(),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
                        approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)))
                .when(new EscrowCommand.BookRefund(ORDER, REFUND, 1, DESK))
                .expectEvents(new RefundBooked(ORDER, REFUND, List.of(from(ESCROW, SHIRT, 4000)), NOW));
        about(Escrow.class)
                .given(
                        opened(),
                        paid(),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
                        approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)),
                        new RefundBooked(ORDER, REFUND, List.of(from(ESCROW, SHIRT, 4000)), NOW))
                .when(new EscrowCommand.BookRefund(ORDER, REFUND, 1, DESK))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_refund_that_came_back_is_promised_again_and_booked_again_and_each_of_it_once() {
        var funding = List.of(from(ESCROW, SHIRT, 4000));
        Object[] made = {
            opened(),
            paid(),
            frozen(of(SHIRT, 4000)),
            settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
            approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)),
            new RefundBooked(ORDER, REFUND, funding, NOW)
        };
        var back = new EscrowEvent.RefundTakenBack(
                ORDER, REFUND, funding, 2, TakenBack.PROMISED_AGAIN, List.of(), null, NOW);
        about(Escrow.class)
                .given(made)
                .when(new EscrowCommand.TakeBackRefund(ORDER, REFUND, 2, DESK))
                .expectEvents(back);
        var again = new java.util.ArrayList<Object>(List.of(made));
        again.add(back);
        about(Escrow.class)
                .given(again)
                .when(new EscrowCommand.TakeBackRefund(ORDER, REFUND, 2, DESK))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        about(Escrow.class)
                .given(again)
                .when(new EscrowCommand.BookRefund(ORDER, REFUND, 1, DESK))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        about(Escrow.class)
                .given(again)
                .when(new EscrowCommand.BookRefund(ORDER, REFUND, 2, DESK))
                .expectEvents(new RefundBooked(ORDER, REFUND, funding, NOW));
    }

    @Test
    void promised_money_is_not_released_though_the_goods_are_received_and_the_dispute_is_closed() {
        about(Escrow.class)
                .given(
                        opened(),
                        paid(),
                        frozen(of(SHIRT, 4000)),
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 2500)),
                        approved(SETTLED, 2500, from(ESCROW, SHIRT, 2500)),
                        new ReceiptNoted(ORDER, NOW, NOW),
                        new MoneyReleased(ORDER, List.of(of(CAP, 999), of(LineId.SHIPPING, 500)), eur(1499), NOW))
                .when(new EscrowCommand.UnfreezeMoney(ORDER, DISPUTE, NOW))
                .expectEvents(
                        new MoneyUnfrozen(ORDER, DISPUTE, List.of(of(SHIRT, 1500)), NOW, NOW),
                        new MoneyReleased(ORDER, List.of(of(SHIRT, 1500)), eur(1500), NOW),
                        raised(SellerEntry.RELEASE, 1500));
    }

    @Test
    void yen_and_dinars_go_back_in_their_own_minor_units() {
        for (var currency : List.of("JPY", "KWD")) {
            var line = new LineAmount(SHIRT, new Money(1999, currency));
            var part = new LineAmount(SHIRT, new Money(1999, currency).percent(1));
            var opened =
                    new EscrowOpened(ORDER, BUYER.id(), SELLER.id(), "DE", currency, List.of(line), List.of(), NOW);
            about(Escrow.class)
                    .given(opened, new PaymentCaptured(ORDER, CARD, line.amount(), NOW, NOW), frozen(line))
                    .when(settle(SettlementKind.REFUND_ONLY, FundedBy.SELLER, part))
                    .expectSuccessfulHandlerExecution()
                    .expectState(escrow -> assertThat(escrow.show(new MoneyView.ShowMoney(ORDER, FINANCE))
                                    .promised())
                            .isEqualTo(new Money(20, currency)));
        }
    }

    @Test
    void one_percent_of_99_cents_is_one_cent_and_a_split_of_it_is_the_platforms() {
        var cent = new LineAmount(CAP, eur(99).percent(1));
        about(Escrow.class)
                .given(opened(), paid(), frozen(of(CAP, 99)))
                .when(settle(SettlementKind.REFUND_ONLY, FundedBy.SPLIT, cent))
                .expectEvents(
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SPLIT, of(CAP, 1)),
                        approved(SETTLED, 1, from(PLATFORM_GUARANTEE, CAP, 1)),
                        requested(SETTLED, 1, of(CAP, 1), from(PLATFORM_GUARANTEE, CAP, 1)));
    }
}
