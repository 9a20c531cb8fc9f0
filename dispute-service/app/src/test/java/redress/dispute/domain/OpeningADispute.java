package redress.dispute.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.dispute.domain.DisputeEvent.DisputeOpened;
import redress.dispute.domain.OrderCommand.FreeLines;
import redress.dispute.domain.OrderCommand.LineChoice;
import redress.dispute.domain.OrderCommand.NoteDelivery;
import redress.dispute.domain.OrderCommand.NoteRefund;
import redress.dispute.domain.OrderCommand.OpenDispute;
import redress.dispute.domain.OrderCommand.ShownEvidence;
import redress.dispute.domain.OrderEvent.Afterwards;
import redress.dispute.domain.OrderEvent.CompletionNoted;
import redress.dispute.domain.OrderEvent.DeliveryNoted;
import redress.dispute.domain.OrderEvent.LinesDisputed;
import redress.dispute.domain.OrderEvent.LinesFreed;
import redress.dispute.domain.OrderEvent.OrderLine;
import redress.dispute.domain.OrderEvent.OrderNoted;
import redress.dispute.domain.OrderEvent.ReceiptNoted;
import redress.dispute.domain.OrderEvent.RefundNoted;
import redress.dispute.domain.OrderEvent.ReturnRule;
import redress.dispute.domain.OrderEvent.ShipmentNoted;
import redress.platform.values.Actor;

class OpeningADispute extends DisputeStory {

    private static final ReturnRule THIRTY_DAYS = new ReturnRule(true, true, 30);
    private static final OrderNoted NOTED = new OrderNoted(
            ORDER,
            BUYER.id(),
            SELLER.id(),
            "BR",
            "EUR",
            List.of(
                    new OrderLine(SHIRT, "Shirt", "fashion", 1, eur(2000), THIRTY_DAYS),
                    new OrderLine(MUGS, "Mug", "kitchen", 4, eur(501), new ReturnRule(false, false, 0)),
                    new OrderLine(
                            LineId.SHIPPING, "Shipping", "shipping", 1, eur(700), new ReturnRule(false, false, 0))),
            day(-2),
            day(-9));
    private static final ShipmentNoted SHIPPED = new ShipmentNoted(ORDER, day(-5));
    private static final DeliveryNoted DELIVERED = new DeliveryNoted(ORDER, day(-1));
    private static final ReceiptNoted RECEIVED = new ReceiptNoted(ORDER, day(-1), day(14));
    private static final ShownEvidence PHOTO =
            new ShownEvidence(Evidence.Kind.PHOTO, "image/jpeg", 1000, "a".repeat(64));

    /** A request that may be varied. */
    private record Saying(
            List<LineChoice> lines,
            Reason reason,
            Kind kind,
            Share ask,
            boolean arrived,
            boolean unused,
            Remark remark,
            List<ShownEvidence> evidence) {

        Saying about(LineChoice... chosen) {
            return new Saying(List.of(chosen), reason, kind, ask, arrived, unused, remark, evidence);
        }

        Saying because(Reason other, Kind otherKind, boolean came) {
            return new Saying(lines, other, otherKind, ask, came, unused, remark, evidence);
        }

        Saying asking(Share share) {
            return new Saying(lines, reason, kind, share, arrived, unused, remark, evidence);
        }

        Saying showing(ShownEvidence... shown) {
            return new Saying(lines, reason, kind, ask, arrived, unused, remark, List.of(shown));
        }

        OpenDispute by(Actor actor) {
            return by(actor, NO_WORDS);
        }

        OpenDispute by(Actor actor, Remark why) {
            return new OpenDispute(
                    ORDER, DISPUTE, lines, reason, kind, ask, arrived, unused, remark, evidence, why, actor);
        }

        OpenDispute now() {
            return by(BUYER);
        }
    }

    private static final Saying WRONG_COLOUR = new Saying(
            List.of(new LineChoice(SHIRT, 1), new LineChoice(MUGS, 2)),
            Reason.WRONG_VARIANT,
            Kind.REFUND_ONLY,
            new Share.Percent(100),
            true,
            false,
            NO_WORDS,
            List.of(PHOTO));

    private TestExecutor<DisputableOrder> order(Object... history) {
        return fixture(DisputableOrder.class).given(history);
    }

    private static LinesDisputed taken() {
        return new LinesDisputed(ORDER, DISPUTE, BOTH_LINES, DAY_0);
    }

    @Test
    void takes_the_lines_and_pins_everything_that_is_due() {
        order(NOTED, SHIPPED, DELIVERED)
                .when(WRONG_COLOUR.now())
                .expectEvents(taken())
                .expectResultMessagePayload(DISPUTE);

        assertThat(elsewhere.historyOf(DISPUTE))
                .containsExactly(new DisputeOpened(
                        DISPUTE,
                        ORDER,
                        BUYER.id(),
                        SELLER.id(),
                        request(KEEP, eur(3002)),
                        List.of(new Evidence(
                                Evidence.Kind.PHOTO, "image/jpeg", 1000, "a".repeat(64), BUYER.id(), DAY_0)),
                        terms(Silence.CLAIM_ALLOWED),
                        DAY_0));
    }

    @Test
    void a_percentage_is_taken_once_of_the_disputed_total() {
        order(NOTED, SHIPPED, DELIVERED)
                .when(WRONG_COLOUR.asking(new Share.Percent(33)).now())
                .expectSuccessfulHandlerExecution();

        assertThat(opened(0).request().asked()).isEqualTo(eur(991)); // 33 % of 30.02 is 9.9066
    }

    private DisputeOpened opened(int index) {
        return (DisputeOpened) elsewhere.historyOf(DISPUTE).get(index);
    }

    @Test
    void shipping_is_a_line_of_its_own() {
        order(NOTED, SHIPPED, DELIVERED)
                .when(WRONG_COLOUR
                        .about(new LineChoice(LineId.SHIPPING, 1))
                        .because(Reason.ARRIVED_LATE, Kind.REFUND_ONLY, true)
                        .now())
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void shipping_alone_cannot_be_sent_back() {
        for (var reason : List.of(Reason.DAMAGED, Reason.DISLIKED))
            order(NOTED, SHIPPED, DELIVERED)
                    .when(WRONG_COLOUR
                            .about(new LineChoice(LineId.SHIPPING, 1))
                            .because(reason, Kind.RETURN_AND_REFUND, true)
                            .now())
                    .expectException(refusal("nothing-to-return"))
                    .expectNoEvents();
        order(NOTED, SHIPPED, DELIVERED)
                .when(WRONG_COLOUR
                        .about(new LineChoice(LineId.SHIPPING, 1), new LineChoice(SHIRT, 1))
                        .because(Reason.DAMAGED, Kind.RETURN_AND_REFUND, true)
                        .now())
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void is_possible_from_shipment_until_the_window_closes() {
        var late = WRONG_COLOUR.now();
        order(NOTED).when(late).expectException(refusal("not-shipped")).expectNoEvents();
        order(NOTED, SHIPPED).when(late).expectSuccessfulHandlerExecution();
        order(NOTED, RECEIVED).when(late).expectSuccessfulHandlerExecution();
        clock.set(day(14).minusMillis(1));
        order(NOTED, SHIPPED, DELIVERED, RECEIVED).when(late).expectSuccessfulHandlerExecution();
        clock.set(day(14));
        order(NOTED, SHIPPED, DELIVERED, RECEIVED).when(late).expectException(refusal("dispute-window-closed"));
        order(NOTED, SHIPPED, DELIVERED, new CompletionNoted(ORDER, day(1)))
                .when(late)
                .expectException(refusal("dispute-window-closed"));
    }

    @Test
    void shown_delivered_but_never_came_has_fifteen_days() {
        var never = WRONG_COLOUR
                .because(Reason.DELIVERED_NOT_RECEIVED, Kind.REFUND_ONLY, false)
                .showing()
                .now();
        order(NOTED, SHIPPED).when(never).expectException(refusal("not-shown-delivered"));
        clock.set(day(14).minusMillis(1));
        order(NOTED, SHIPPED, DELIVERED).when(never).expectSuccessfulHandlerExecution();
        clock.set(day(14));
        order(NOTED, SHIPPED, DELIVERED).when(never).expectException(refusal("too-late-for-reason"));
    }

    /** Who confirmed the receipt of one parcel too many may still say so, and the other side sees both. */
    @Test
    void what_the_buyer_confirmed_by_mistake_has_as_long_as_what_the_carrier_reports() {
        var never = WRONG_COLOUR
                .because(Reason.DELIVERED_NOT_RECEIVED, Kind.REFUND_ONLY, false)
                .showing()
                .now();
        var longWindow = new ReceiptNoted(ORDER, day(-1), day(30));
        clock.set(day(14).minusMillis(1));
        order(NOTED, SHIPPED, longWindow).when(never).expectSuccessfulHandlerExecution();
        clock.set(day(14));
        order(NOTED, SHIPPED, longWindow).when(never).expectException(refusal("too-late-for-reason"));
    }

    @Test
    void an_order_shown_as_delivered_cannot_be_called_not_received() {
        var never = WRONG_COLOUR
                .because(Reason.NOT_RECEIVED, Kind.REFUND_ONLY, false)
                .showing()
                .now();
        order(NOTED, SHIPPED).when(never).expectSuccessfulHandlerExecution();
        order(NOTED, SHIPPED, DELIVERED).when(never).expectException(refusal("shown-delivered"));
        order(NOTED, SHIPPED, RECEIVED).when(never).expectException(refusal("shown-delivered"));
    }

    @Test
    void what_came_in_time_did_not_come_late() {
        var late = WRONG_COLOUR
                .because(Reason.ARRIVED_LATE, Kind.REFUND_ONLY, true)
                .showing()
                .now();
        order(NOTED, SHIPPED, new DeliveryNoted(ORDER, day(-2))).when(late).expectException(refusal("not-late"));
        order(NOTED, SHIPPED, DELIVERED).when(late).expectSuccessfulHandlerExecution();
    }

    @Test
    void what_the_carrier_does_not_report_came_when_the_buyer_says_so() {
        var late = WRONG_COLOUR
                .because(Reason.ARRIVED_LATE, Kind.REFUND_ONLY, true)
                .showing()
                .now();
        order(NOTED, SHIPPED).when(late).expectException(refusal("not-late"));
        order(NOTED, SHIPPED, new ReceiptNoted(ORDER, day(-2), day(14)))
                .when(late)
                .expectException(refusal("not-late"));
        order(NOTED, SHIPPED, RECEIVED).when(late).expectSuccessfulHandlerExecution();
    }

    static OpenDispute aboutTheShirt(Actor by, Remark why) {
        return WRONG_COLOUR.about(new LineChoice(SHIRT, 1)).by(by, why);
    }

    @Test
    void support_opens_it_for_a_buyer_who_comes_too_late_and_says_why() {
        clock.set(day(14));
        order(NOTED, SHIPPED, DELIVERED, RECEIVED, new CompletionNoted(ORDER, day(14)))
                .when(WRONG_COLOUR.by(SUPPORT, WORDS))
                .expectSuccessfulHandlerExecution();

        assertThat(elsewhere.historyOf(DISPUTE))
                .last()
                .isEqualTo(new DisputeEvent.OpenedBySupport(DISPUTE, ORDER, SUPPORT, WORDS, day(14)));
        assertThat(opened(0).buyerId()).isEqualTo(BUYER.id());
    }

    @Test
    void support_may_be_late_for_a_reason_too() {
        var never = WRONG_COLOUR
                .because(Reason.DELIVERED_NOT_RECEIVED, Kind.REFUND_ONLY, false)
                .showing();
        clock.set(day(14));
        order(NOTED, SHIPPED, DELIVERED).when(never.now()).expectException(refusal("too-late-for-reason"));
        order(NOTED, SHIPPED, DELIVERED).when(never.by(SUPPORT, WORDS)).expectSuccessfulHandlerExecution();
    }

    @Test
    void support_may_be_late_for_a_return_too() {
        var disliked = WRONG_COLOUR
                .because(Reason.DISLIKED, Kind.RETURN_AND_REFUND, true)
                .about(new LineChoice(SHIRT, 1));
        clock.set(day(29));
        order(NOTED, SHIPPED, DELIVERED).when(disliked.now()).expectException(refusal("return-days-over"));
        order(NOTED, SHIPPED, DELIVERED).when(disliked.by(SUPPORT, WORDS)).expectSuccessfulHandlerExecution();
    }

    @Test
    void support_says_why_and_opens_nothing_else_that_a_buyer_could_not() {
        order(NOTED, SHIPPED).when(WRONG_COLOUR.by(SUPPORT)).expectException(refusal("reason-needed"));
        order(NOTED).when(WRONG_COLOUR.by(SUPPORT, WORDS)).expectException(refusal("not-shipped"));
        order(NOTED, SHIPPED, taken())
                .when(WRONG_COLOUR.by(SUPPORT, WORDS))
                .expectException(refusal("line-in-dispute"));
        order(NOTED, SHIPPED)
                .when(WRONG_COLOUR.showing().by(SUPPORT, WORDS))
                .expectException(refusal("evidence-needed"));
    }

    @Test
    void a_line_is_in_one_open_dispute_at_most() {
        order(NOTED, SHIPPED, taken())
                .when(WRONG_COLOUR.about(new LineChoice(MUGS, 1)).now())
                .expectException(refusal("line-in-dispute"))
                .expectNoEvents();
        order(NOTED, SHIPPED, taken())
                .when(new OpenDispute(
                        ORDER,
                        new DisputeId("dsp_2"),
                        List.of(new LineChoice(LineId.SHIPPING, 1)),
                        Reason.WRONG_DELIVERY_METHOD,
                        Kind.REFUND_ONLY,
                        new Share.Percent(100),
                        true,
                        false,
                        NO_WORDS,
                        List.of(),
                        NO_WORDS,
                        BUYER))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_line_can_be_disputed_again_only_after_a_withdrawal_or_a_lapse() {
        order(NOTED, SHIPPED, taken(), freed(Afterwards.OPEN))
                .when(WRONG_COLOUR.now())
                .expectSuccessfulHandlerExecution();
        order(NOTED, SHIPPED, taken(), freed(Afterwards.SETTLED))
                .when(WRONG_COLOUR.now())
                .expectException(refusal("line-settled"));
        order(NOTED, SHIPPED, taken(), freed(Afterwards.DECIDED))
                .when(WRONG_COLOUR.now())
                .expectException(refusal("line-decided"));
    }

    private static LinesFreed freed(Afterwards afterwards) {
        return new LinesFreed(ORDER, DISPUTE, Ending.WITHDRAWN, afterwards, List.of(), day(1));
    }

    @Test
    void what_was_refunded_cannot_be_asked_for_again() {
        var refunded = new RefundNoted(ORDER, new RefundId("rfd_1"), List.of(new LineAmount(SHIRT, eur(1999))), day(0));
        order(NOTED, SHIPPED, refunded)
                .when(WRONG_COLOUR
                        .about(new LineChoice(SHIRT, 1))
                        .asking(new Share.Amount(eur(2)))
                        .now())
                .expectException(refusal("more-than-disputed"));
        var all = new RefundNoted(ORDER, new RefundId("rfd_2"), List.of(new LineAmount(SHIRT, eur(2000))), day(0));
        order(NOTED, SHIPPED, all)
                .when(WRONG_COLOUR.about(new LineChoice(SHIRT, 1)).now())
                .expectException(refusal("nothing-refundable"));
    }

    @Test
    void the_lines_exist_once_and_have_that_many_units() {
        order(NOTED, SHIPPED).when(WRONG_COLOUR.about().now()).expectException(refusal("no-lines"));
        order(NOTED, SHIPPED)
                .when(WRONG_COLOUR.about(new LineChoice(new LineId("lin_x"), 1)).now())
                .expectException(refusal("no-such-line"));
        order(NOTED, SHIPPED)
                .when(WRONG_COLOUR
                        .about(new LineChoice(MUGS, 1), new LineChoice(MUGS, 1))
                        .now())
                .expectException(refusal("line-named-twice"));
        for (int quantity : new int[] {-1, 0, 5})
            order(NOTED, SHIPPED)
                    .when(WRONG_COLOUR.about(new LineChoice(MUGS, quantity)).now())
                    .expectException(refusal("quantity-out-of-range"));
    }

    @Test
    void all_units_of_a_line_may_be_disputed_and_just_as_much_evidence_as_is_taken() {
        var photos = new ShownEvidence[20];
        Arrays.fill(photos, PHOTO);
        order(NOTED, SHIPPED)
                .when(WRONG_COLOUR
                        .about(new LineChoice(MUGS, 4))
                        .showing(photos)
                        .now())
                .expectSuccessfulHandlerExecution();
        assertThat(opened(0).request().lines()).containsExactly(new DisputedLine(MUGS, 4, eur(2004)));
    }

    @Test
    void is_for_the_buyer_of_the_order() {
        order(NOTED, SHIPPED).when(WRONG_COLOUR.by(OTHER_BUYER)).expectException(refusal("no-such-order"));
        order(NOTED, SHIPPED).when(WRONG_COLOUR.by(OTHER_SELLER)).expectException(refusal("no-such-order"));
        order(NOTED, SHIPPED).when(WRONG_COLOUR.by(MEDIATOR)).expectException(refusal("no-such-order"));
        order(NOTED, SHIPPED).when(WRONG_COLOUR.by(SELLER)).expectException(refusal("role-may-not"));
        order(NOTED, SHIPPED).when(WRONG_COLOUR.by(AUDITOR)).expectException(refusal("role-may-not"));
    }

    private static final Set<Reason> NEED_PROOF = EnumSet.of(
            Reason.NOT_AS_DESCRIBED,
            Reason.WRONG_ITEM,
            Reason.WRONG_VARIANT,
            Reason.POOR_QUALITY,
            Reason.DAMAGED,
            Reason.DEFECTIVE,
            Reason.COUNTERFEIT,
            Reason.WRONG_QUANTITY);
    private static final Set<Reason> REFUND_ALONE = EnumSet.of(
            Reason.NOT_RECEIVED, Reason.DELIVERED_NOT_RECEIVED, Reason.ARRIVED_LATE, Reason.WRONG_DELIVERY_METHOD);
    private static final Set<Reason> RETURN_ALONE =
            EnumSet.of(Reason.ORDERED_BY_MISTAKE, Reason.CHEAPER_ELSEWHERE, Reason.NO_LONGER_NEEDED, Reason.DISLIKED);

    /** The table of R12, row by row, over both kinds, with and without goods, proof and words. */
    @ParameterizedTest
    @EnumSource(Reason.class)
    void every_reason_allows_and_needs_what_the_table_says(Reason reason) {
        var never = reason == Reason.NOT_RECEIVED || reason == Reason.DELIVERED_NOT_RECEIVED;
        var either = reason == Reason.OTHER || reason == Reason.WRONG_DELIVERY_METHOD;
        var history = new ArrayList<Object>(Arrays.asList(NOTED, SHIPPED));
        if (reason != Reason.NOT_RECEIVED) history.add(DELIVERED);
        for (var kind : Kind.values())
            for (var arrived : new boolean[] {true, false})
                for (var proof : List.of(List.of(PHOTO), List.<ShownEvidence>of()))
                    for (var words : List.of(WORDS, NO_WORDS)) {
                        var saying = new Saying(
                                List.of(new LineChoice(SHIRT, 1)),
                                reason,
                                kind,
                                new Share.Percent(100),
                                arrived,
                                false,
                                words,
                                proof);
                        var result =
                                fixture(DisputableOrder.class).given(history).when(saying.now());
                        if (kind == (REFUND_ALONE.contains(reason) ? Kind.RETURN_AND_REFUND : Kind.REFUND_ONLY)
                                && (REFUND_ALONE.contains(reason) || RETURN_ALONE.contains(reason)))
                            refused(result, "kind-not-allowed");
                        else if (reason == Reason.OTHER && words.equals(NO_WORDS)) refused(result, "text-needed");
                        else if (reason == Reason.OTHER && !arrived && kind == Kind.RETURN_AND_REFUND)
                            refused(result, "nothing-to-return");
                        else if (!either && arrived && never) refused(result, "goods-arrived");
                        else if (!either && !arrived && !never) refused(result, "goods-not-arrived");
                        else if (NEED_PROOF.contains(reason) && proof.isEmpty()) refused(result, "evidence-needed");
                        else result.expectSuccessfulHandlerExecution();
                    }
    }

    private static void refused(ResultValidator<?> result, String code) {
        result.expectException(refusal(code)).expectNoEvents();
    }

    @Test
    void evidence_has_a_size_a_type_and_a_number() {
        order(NOTED, SHIPPED)
                .when(WRONG_COLOUR
                        .showing(new ShownEvidence(Evidence.Kind.PHOTO, "image/svg+xml", 10, "a".repeat(64)))
                        .now())
                .expectException(refusal("evidence-media-type"));
        order(NOTED, SHIPPED)
                .when(WRONG_COLOUR
                        .showing(new ShownEvidence(Evidence.Kind.PHOTO, "image/png", 26214401, "a".repeat(64)))
                        .now())
                .expectException(refusal("evidence-size"));
        var many = new ShownEvidence[21];
        Arrays.fill(many, PHOTO);
        order(NOTED, SHIPPED).when(WRONG_COLOUR.showing(many).now()).expectException(refusal("too-much-evidence"));
    }

    @ParameterizedTest
    @EnumSource(Evidence.Kind.class)
    void only_a_picture_proves_what_goods_look_like(Evidence.Kind kind) {
        var shown = order(NOTED, SHIPPED)
                .when(WRONG_COLOUR
                        .showing(new ShownEvidence(kind, "image/png", 10, "a".repeat(64)))
                        .now());
        switch (kind) {
            case PHOTO, VIDEO, UNBOXING_VIDEO -> shown.expectSuccessfulHandlerExecution();
            case SCREENSHOT, CORRESPONDENCE, BANK_STATEMENT, OTHER -> refused(shown, "evidence-needed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "video/mp4", "application/pdf", "text/plain"})
    void a_text_that_is_called_a_photo_is_none(String mediaType) {
        var shown = order(NOTED, SHIPPED)
                .when(WRONG_COLOUR
                        .showing(new ShownEvidence(Evidence.Kind.PHOTO, mediaType, 10, "a".repeat(64)))
                        .now());
        if (mediaType.startsWith("image/") || mediaType.startsWith("video/")) shown.expectSuccessfulHandlerExecution();
        else refused(shown, "evidence-needed");
    }

    @Test
    void without_a_fault_goods_go_back_only_where_the_seller_takes_them_and_in_time() {
        var disliked = WRONG_COLOUR.because(Reason.DISLIKED, Kind.RETURN_AND_REFUND, true);
        order(NOTED, SHIPPED, DELIVERED)
                .when(disliked.about(new LineChoice(MUGS, 1)).now())
                .expectException(refusal("returns-not-offered"));
        clock.set(day(28));
        order(NOTED, SHIPPED, DELIVERED)
                .when(disliked.about(new LineChoice(SHIRT, 1)).now())
                .expectSuccessfulHandlerExecution();
        assertThat(opened(0).request().remedy()).isEqualTo(new Remedy.ReturnAndRefund(Payer.BUYER, PaidBecause.USED));
        clock.set(day(29));
        order(NOTED, SHIPPED, DELIVERED)
                .when(disliked.about(new LineChoice(SHIRT, 1)).now())
                .expectException(refusal("return-days-over"));
    }

    @Test
    void facts_that_are_told_twice_change_nothing() {
        order(NOTED, SHIPPED, DELIVERED)
                .when(new NoteDelivery(ORDER, day(3)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        var refund = new NoteRefund(ORDER, new RefundId("rfd_1"), List.of(), day(1));
        order(NOTED, new RefundNoted(ORDER, new RefundId("rfd_1"), List.of(), day(1)))
                .when(refund)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        var free = new FreeLines(ORDER, DISPUTE, Ending.WITHDRAWN, Afterwards.OPEN, List.of(), day(1), TIMER);
        order(NOTED, SHIPPED, taken()).when(free).expectEvents(freed(Afterwards.OPEN));
        order(NOTED, SHIPPED, taken(), freed(Afterwards.OPEN))
                .when(free)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        order(NOTED, SHIPPED).when(free).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void shipment_and_receipt_are_noted_once_too() {
        order(NOTED).when(new OrderCommand.NoteShipment(ORDER, day(-5))).expectEvents(SHIPPED);
        order(NOTED, SHIPPED)
                .when(new OrderCommand.NoteShipment(ORDER, day(-4)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        order(NOTED, SHIPPED)
                .when(new OrderCommand.NoteReceipt(ORDER, day(-1), day(14)))
                .expectEvents(RECEIVED);
        order(NOTED, SHIPPED, RECEIVED)
                .when(new OrderCommand.NoteReceipt(ORDER, day(0), day(15)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void it_belongs_where_the_goods_went_and_to_their_category_if_they_share_one() {
        assertThat(placeOf(SHIRT)).isEqualTo(new Place("BR", "fashion"));
        assertThat(placeOf(SHIRT, LineId.SHIPPING)).isEqualTo(new Place("BR", "fashion"));
        assertThat(placeOf(SHIRT, MUGS)).isEqualTo(new Place("BR", null));
        assertThat(placeOf(LineId.SHIPPING)).isEqualTo(new Place("BR", null));
    }

    private Place placeOf(LineId... lines) {
        var chosen = Arrays.stream(lines).map(line -> new LineChoice(line, 1)).toArray(LineChoice[]::new);
        order(NOTED, SHIPPED).when(WRONG_COLOUR.about(chosen).now()).expectSuccessfulHandlerExecution();
        return ((DisputeOpened) elsewhere.historyOf(DISPUTE).getLast()).terms().place();
    }

    @Test
    void what_an_earlier_dispute_brought_is_not_disputed_again() {
        var lapsed = new LinesFreed(
                ORDER,
                DISPUTE,
                Ending.RETURN_LAPSED,
                Afterwards.OPEN,
                List.of(new LineAmount(SHIRT, eur(500))),
                day(1));
        order(NOTED, SHIPPED, taken(), lapsed)
                .when(WRONG_COLOUR.about(new LineChoice(SHIRT, 1)).now())
                .expectSuccessfulHandlerExecution();
        assertThat(opened(0).request().disputed()).isEqualTo(eur(1500));
    }

    @Test
    void the_instants_are_those_of_the_story() {
        assertThat(terms(Silence.CLAIM_ALLOWED).respondBy()).isEqualTo(Instant.parse("2026-03-06T12:00:00Z"));
    }
}
