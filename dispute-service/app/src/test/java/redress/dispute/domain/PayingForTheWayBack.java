package redress.dispute.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.dispute.domain.DisputeCommand.AcceptOffer;
import redress.dispute.domain.DisputeCommand.MakeOffer;
import redress.dispute.domain.DisputeCommand.OfferTerms;
import redress.dispute.domain.DisputeEvent.DisputeOpened;
import redress.dispute.domain.DisputeEvent.OfferMade;
import redress.dispute.domain.OrderCommand.LineChoice;
import redress.dispute.domain.OrderCommand.OpenDispute;
import redress.dispute.domain.OrderCommand.ShownEvidence;
import redress.dispute.domain.OrderEvent.DeliveryNoted;
import redress.dispute.domain.OrderEvent.OrderLine;
import redress.dispute.domain.OrderEvent.OrderNoted;
import redress.dispute.domain.OrderEvent.ReturnRule;
import redress.dispute.domain.OrderEvent.ShipmentNoted;
import redress.dispute.domain.ReturnEvent.ReturnAwaited;

/** Who pays when goods travel back, and which rule says so (R40). The shirt's return is promised to be free, the mugs' is not. */
class PayingForTheWayBack extends DisputeStory {

    private static final ShownEvidence PHOTO =
            new ShownEvidence(Evidence.Kind.PHOTO, "image/jpeg", 1000, "a".repeat(64));
    private static final Remedy FREE = new Remedy.ReturnAndRefund(Payer.SELLER, PaidBecause.FREE_RETURN);

    private static OrderNoted boughtTo(String country) {
        return new OrderNoted(
                ORDER,
                BUYER.id(),
                SELLER.id(),
                country,
                "EUR",
                List.of(
                        new OrderLine(SHIRT, "Shirt", "fashion", 1, eur(2000), new ReturnRule(true, true, 60)),
                        new OrderLine(MUGS, "Mug", "kitchen", 2, eur(501), new ReturnRule(true, false, 60)),
                        new OrderLine(
                                LineId.SHIPPING, "Shipping", "shipping", 1, eur(700), new ReturnRule(false, false, 0))),
                day(-2),
                day(-9));
    }

    private Remedy asked(String country, Instant when, boolean unused, Reason reason, LineId... lines) {
        clock.set(when);
        var chosen =
                List.of(lines).stream().map(line -> new LineChoice(line, 1)).toList();
        fixture(DisputableOrder.class)
                .given(boughtTo(country), new ShipmentNoted(ORDER, day(-5)), new DeliveryNoted(ORDER, DAY_0))
                .when(new OpenDispute(
                        ORDER,
                        DISPUTE,
                        chosen,
                        reason,
                        Kind.RETURN_AND_REFUND,
                        new Share.Percent(100),
                        true,
                        unused,
                        WORDS,
                        List.of(PHOTO),
                        NO_WORDS,
                        BUYER))
                .expectSuccessfulHandlerExecution();
        var history = elsewhere.historyOf(DISPUTE);
        return ((DisputeOpened) history.getLast()).request().remedy();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {
                "NOT_AS_DESCRIBED",
                "WRONG_ITEM",
                "WRONG_VARIANT",
                "POOR_QUALITY",
                "DAMAGED",
                "DEFECTIVE",
                "COUNTERFEIT",
                "WRONG_QUANTITY"
            })
    void goods_that_are_not_as_they_should_be_never_cost_the_buyer_anything(Reason reason) {
        assertThat(asked("JP", day(40), false, reason, SHIRT, MUGS)).isEqualTo(SEND_BACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES", "US", "GB", "PL", "IT", "NL", "BR", "AU", "IL", "CA", "AE", "DE"})
    void without_a_fault_the_return_is_free_to_twelve_countries(String country) {
        assertThat(asked(country, day(15).minusMillis(1), true, Reason.DISLIKED, SHIRT))
                .isEqualTo(FREE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"ORDERED_BY_MISTAKE", "CHEAPER_ELSEWHERE", "NO_LONGER_NEEDED", "DISLIKED"})
    void the_reason_does_not_matter_as_long_as_nothing_is_wrong(Reason reason) {
        assertThat(asked("DE", day(1), true, reason, SHIRT, LineId.SHIPPING)).isEqualTo(FREE);
    }

    @Test
    void to_other_countries_the_buyer_pays() {
        assertThat(asked("FR", day(1), true, Reason.DISLIKED, SHIRT))
                .isEqualTo(new Remedy.ReturnAndRefund(Payer.BUYER, PaidBecause.COUNTRY));
    }

    @Test
    void what_the_seller_did_not_promise_for_every_line_the_buyer_pays() {
        assertThat(asked("DE", day(1), true, Reason.DISLIKED, SHIRT, MUGS))
                .isEqualTo(new Remedy.ReturnAndRefund(Payer.BUYER, PaidBecause.NOT_PROMISED));
    }

    @Test
    void used_goods_go_back_at_the_buyers_expense() {
        assertThat(asked("DE", day(1), false, Reason.DISLIKED, SHIRT))
                .isEqualTo(new Remedy.ReturnAndRefund(Payer.BUYER, PaidBecause.USED));
    }

    @Test
    void from_the_fifteenth_day_after_the_delivery_on_the_buyer_pays() {
        assertThat(asked("DE", day(15), true, Reason.DISLIKED, SHIRT))
                .isEqualTo(new Remedy.ReturnAndRefund(Payer.BUYER, PaidBecause.LATE));
    }

    @Test
    void another_reason_leaves_it_to_the_parties_and_the_mediator() {
        assertThat(asked("DE", day(1), true, Reason.OTHER, SHIRT))
                .isEqualTo(new Remedy.ReturnAndRefund(Payer.SELLER, PaidBecause.OPEN));
    }

    @Test
    void what_the_parties_agree_on_is_remembered_as_that() {
        var agreed = new Remedy.ReturnAndRefund(Payer.SELLER, PaidBecause.AGREED);
        var free = new Request(
                Reason.DISLIKED, FREE, BOTH_LINES, eur(3002), eur(3002), true, true, ANY_KIND, false, NO_WORDS);
        var opened = new DisputeOpened(
                DISPUTE, ORDER, BUYER.id(), SELLER.id(), free, List.of(), terms(Silence.CLAIM_ALLOWED), DAY_0);
        var terms = new OfferTerms(Kind.RETURN_AND_REFUND, new Share.Percent(100), Payer.SELLER);
        var offer = offer(HALF, Party.SELLER, 1, eur(3002), agreed);
        clock.set(day(1));
        given(opened, rejected())
                .when(new MakeOffer(DISPUTE, HALF, terms, SELLER))
                .expectEvents(new OfferMade(DISPUTE, ORDER, offer, SELLER, day(1)));
        given(opened, rejected(), made(offer))
                .when(new AcceptOffer(DISPUTE, HALF, 1, BUYER))
                .expectSuccessfulHandlerExecution();
        var awaited = (ReturnAwaited) elsewhere.historyOf(RETURN).getLast();
        assertThat(awaited.paidBy()).isEqualTo(Payer.SELLER);
        assertThat(awaited.because()).isEqualTo(PaidBecause.AGREED);
        assertThat(awaited.policy()).isEqualTo(POLICY);
    }

    @Test
    void an_offer_that_is_silent_about_it_keeps_what_the_request_says() {
        var free = new Request(
                Reason.DISLIKED, FREE, BOTH_LINES, eur(3002), eur(3002), true, true, ANY_KIND, false, NO_WORDS);
        var opened = new DisputeOpened(
                DISPUTE, ORDER, BUYER.id(), SELLER.id(), free, List.of(), terms(Silence.CLAIM_ALLOWED), DAY_0);
        clock.set(day(1));
        given(opened, rejected())
                .when(new MakeOffer(
                        DISPUTE, HALF, new OfferTerms(Kind.RETURN_AND_REFUND, new Share.Percent(50), null), SELLER))
                .expectEvents(
                        new OfferMade(DISPUTE, ORDER, offer(HALF, Party.SELLER, 1, eur(1501), FREE), SELLER, day(1)));
    }
}
