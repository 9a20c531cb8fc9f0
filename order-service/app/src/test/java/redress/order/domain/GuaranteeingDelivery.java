package redress.order.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.order.domain.OrderCommand.BreachGuarantee;
import redress.order.domain.OrderCommand.ExtendGuarantee;
import redress.order.domain.OrderCommand.NoteRefund;
import redress.order.domain.OrderCommand.ReportDelivery;
import redress.order.domain.OrderEvent.DeliveredAfterRefund;
import redress.order.domain.OrderEvent.GuaranteeExtended;
import redress.order.domain.OrderEvent.OrderDelivered;
import redress.order.domain.OrderEvent.OrderPaid;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Window;

/** R7 and R9: sixty days from the payment, longer where force majeure holds the parcel up, and what comes after all. */
class GuaranteeingDelivery extends OrderStory {

    private static final Actor RULE = Actor.rule("delivery-guarantee");
    private static final OrderCommand TIMER = new BreachGuarantee(ORDER, GUARANTEED_UNTIL, RULE);
    private static final Scope BRAZIL = new Scope.Destination(new Country("BR"));
    private static final Scope CORREIOS = new Scope.CarriedBy("  CORREIOS ");
    private static final Instant DECLARED = PLACED.plus(Duration.ofDays(10));
    private static final Window TEN_DAYS = Window.of(DECLARED, Duration.ofDays(10));
    private static final Instant LATER = GUARANTEED_UNTIL.plus(Duration.ofDays(10));
    private static final List<LineId> GOODS = List.of(A_SHIRT.lineId(), TWO_MUGS.lineId());

    @Test
    void sixty_days_without_delivery_breach_it() {
        at(GUARANTEED_UNTIL);
        given(placed(), paid(), shipped()).when(TIMER).expectEvents(breached(GUARANTEED_UNTIL, GUARANTEED_UNTIL));
    }

    @Test
    void an_open_dispute_is_no_obstacle() {
        at(GUARANTEED_UNTIL);
        given(placed(), paid(), shipped(), neverCame(SHIRT, SHIPPED))
                .when(TIMER)
                .expectEvents(breached(GUARANTEED_UNTIL, GUARANTEED_UNTIL));
    }

    @Test
    void a_late_timer_breaches_as_of_the_due_time_and_shows_the_delay() {
        var late = GUARANTEED_UNTIL.plus(Duration.ofDays(1));
        at(late);
        given(placed(), paid(), shipped()).when(TIMER).expectEvents(breached(GUARANTEED_UNTIL, late));
    }

    @Test
    void too_early_repeated_unshipped_or_delivered_the_timer_does_nothing() {
        at(GUARANTEED_UNTIL.minusNanos(1));
        given(placed(), paid(), shipped())
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        at(GUARANTEED_UNTIL);
        given(placed(), paid()).when(TIMER).expectSuccessfulHandlerExecution().expectNoEvents();
        given(placed(), paid(), shipped(), delivered())
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(placed(), paid(), shipped(), breached(GUARANTEED_UNTIL, GUARANTEED_UNTIL))
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void who_promises_to_prepare_longer_than_that_has_that_long() {
        var slow = new Deal(
                deal().origin(),
                deal().buyerId(),
                deal().sellerId(),
                deal().destination(),
                "EUR",
                deal().lines(),
                deal().shipping(),
                deal().total(),
                200,
                deal().promisedBy());
        at(PAID);
        given(new OrderEvent.OrderPlaced(ORDER, slow, POLICY, PLACED))
                .when(new OrderCommand.PayOrder(ORDER, CARD, null, BUYER))
                .expectEvents(new OrderPaid(
                        ORDER, CARD, eur(3999), new Country("BR"), GUARANTEED_UNTIL, GUARANTEED_UNTIL, PAID));
    }

    @Test
    void force_majeure_stops_its_clock_as_long_as_it_lasts() {
        at(DECLARED);
        given(placed(), paid(), shipped())
                .when(extend(STRIKE, BRAZIL, TEN_DAYS))
                .expectEvents(extended(TEN_DAYS, LATER, DECLARED));
        at(GUARANTEED_UNTIL);
        given(placed(), paid(), shipped(), extended(TEN_DAYS, LATER, DECLARED))
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        at(LATER);
        given(placed(), paid(), shipped(), extended(TEN_DAYS, LATER, DECLARED))
                .when(new BreachGuarantee(ORDER, LATER, RULE))
                .expectEvents(breached(LATER, LATER));
    }

    @Test
    void what_is_paid_or_shipped_while_it_lasts_has_the_rest_of_it() {
        var since = Window.of(PAID.minus(Duration.ofDays(4)), Duration.ofDays(10));
        at(PAID);
        given(placed(), paid())
                .when(extend(STRIKE, BRAZIL, since))
                .expectEvents(
                        extended(new Window(PAID, since.until()), GUARANTEED_UNTIL.plus(Duration.ofDays(6)), PAID));
        at(SHIPPED);
        given(placed(), paid(), shipped())
                .when(extend(STRIKE, CORREIOS, since))
                .expectEvents(extended(
                        new Window(SHIPPED, since.until()),
                        GUARANTEED_UNTIL.plus(Duration.between(SHIPPED, since.until())),
                        SHIPPED));
    }

    @Test
    void time_that_two_declarations_cover_counts_once() {
        var second = new DeclarationId("fmj_flood");
        var overlapping = Window.of(DECLARED.plus(Duration.ofDays(6)), Duration.ofDays(10));
        at(overlapping.from());
        given(placed(), paid(), shipped(), extended(TEN_DAYS, LATER, DECLARED))
                .when(extend(second, CORREIOS, overlapping))
                .expectEvents(new GuaranteeExtended(
                        ORDER,
                        second,
                        "Strike at the ports",
                        overlapping,
                        LATER.plus(Duration.ofDays(6)),
                        overlapping.from()));
        given(placed(), paid(), shipped(), extended(TEN_DAYS, LATER, DECLARED))
                .when(extend(second, CORREIOS, Window.of(DECLARED.plus(Duration.ofDays(1)), Duration.ofDays(3))))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void repeated_or_about_what_is_not_under_way_it_does_nothing() {
        at(DECLARED);
        given(placed(), paid(), shipped(), extended(TEN_DAYS, LATER, DECLARED))
                .when(extend(STRIKE, BRAZIL, TEN_DAYS))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        for (var history : List.of(
                List.<OrderEvent>of(placed()),
                List.<OrderEvent>of(placed(), paid(), unshipped(SHIP_BY)),
                List.<OrderEvent>of(placed(), paid(), shipped(), delivered()),
                List.<OrderEvent>of(placed(), paid(), shipped(), breached(GUARANTEED_UNTIL, GUARANTEED_UNTIL))))
            given(history.toArray(OrderEvent[]::new))
                    .when(extend(STRIKE, BRAZIL, TEN_DAYS))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        given(placed(), paid(), shipped())
                .when(extend(STRIKE, BRAZIL, Window.of(GUARANTEED_UNTIL, Duration.ofDays(3))))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(placed(), paid(), shipped())
                .when(extend(STRIKE, BRAZIL, Window.of(PLACED.minus(Duration.ofDays(9)), Duration.ofDays(3))))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void what_was_declared_in_time_counts_however_late_it_is_heard() {
        at(GUARANTEED_UNTIL.plus(Duration.ofDays(1)));
        given(placed(), paid(), shipped())
                .when(extend(STRIKE, BRAZIL, TEN_DAYS))
                .expectEvents(extended(TEN_DAYS, LATER, GUARANTEED_UNTIL.plus(Duration.ofDays(1))));
    }

    @Test
    void what_comes_after_its_end_came_too_late_even_if_no_timer_has_noticed() {
        at(GUARANTEED_UNTIL);
        given(placed(), paid(), shipped())
                .when(new ReportDelivery(ORDER, CARRIER))
                .expectEvents(
                        breached(GUARANTEED_UNTIL, GUARANTEED_UNTIL),
                        new OrderDelivered(ORDER, GUARANTEED_UNTIL.plus(Duration.ofDays(15)), GUARANTEED_UNTIL));
        at(GUARANTEED_UNTIL.minusNanos(1));
        given(placed(), paid(), shipped())
                .when(new ReportDelivery(ORDER, CARRIER))
                .expectEvents(new OrderDelivered(
                        ORDER,
                        GUARANTEED_UNTIL.minusNanos(1).plus(Duration.ofDays(15)),
                        GUARANTEED_UNTIL.minusNanos(1)));
    }

    @Test
    void goods_that_come_after_the_refund_of_the_guarantee_are_told_to_support() {
        var come = GUARANTEED_UNTIL.plus(Duration.ofDays(8));
        var breached = breached(GUARANTEED_UNTIL, GUARANTEED_UNTIL);
        at(come);
        given(placed(), paid(), shipped(), breached, refunded(new RefundCause.Undisputed(), GUARANTEED_UNTIL))
                .when(new ReportDelivery(ORDER, CARRIER))
                .expectEvents(
                        new OrderDelivered(ORDER, come.plus(Duration.ofDays(15)), come),
                        new DeliveredAfterRefund(ORDER, REFUND, GOODS, eur(3999), come));
    }

    @Test
    void even_if_the_refund_is_heard_of_after_they_have_come() {
        var come = GUARANTEED_UNTIL.plus(Duration.ofDays(1));
        var issued = come.plus(Duration.ofDays(1));
        at(issued);
        given(
                        placed(),
                        paid(),
                        shipped(),
                        breached(GUARANTEED_UNTIL, GUARANTEED_UNTIL),
                        new OrderDelivered(ORDER, come.plus(Duration.ofDays(15)), come))
                .when(note(new RefundCause.Undisputed(), issued))
                .expectEvents(
                        refunded(new RefundCause.Undisputed(), issued),
                        new DeliveredAfterRefund(ORDER, REFUND, GOODS, eur(3999), come));
    }

    @Test
    void so_are_goods_that_were_disputed_as_never_received_and_once_only() {
        var dispute = new RefundCause.Disputed(SHIRT);
        at(DELIVERED);
        given(placed(), paid(), shipped(), neverCame(SHIRT, SHIPPED), refunded(dispute, SHIPPED))
                .when(new ReportDelivery(ORDER, CARRIER))
                .expectEvents(delivered(), new DeliveredAfterRefund(ORDER, REFUND, GOODS, eur(3999), DELIVERED));
        at(RECEIVED);
        given(
                        placed(),
                        paid(),
                        shipped(),
                        neverCame(SHIRT, SHIPPED),
                        refunded(dispute, SHIPPED),
                        delivered(),
                        new DeliveredAfterRefund(ORDER, REFUND, GOODS, eur(3999), DELIVERED))
                .when(new ReportDelivery(ORDER, CARRIER))
                .expectException(Refusal.class)
                .expectNoEvents();
    }

    @Test
    void a_parcel_shown_delivered_that_never_came_and_comes_after_the_refund_is_reported_again() {
        at(RECEIVED);
        given(
                        placed(),
                        paid(),
                        shipped(),
                        delivered(),
                        neverCame(SHIRT, DELIVERED),
                        refunded(new RefundCause.Disputed(SHIRT), DELIVERED.plusSeconds(60)))
                .when(new ReportDelivery(ORDER, CARRIER))
                .expectEvents(new DeliveredAfterRefund(ORDER, REFUND, GOODS, eur(3999), RECEIVED));
    }

    @Test
    void a_refund_heard_of_late_is_told_to_support_if_it_was_made_before_the_goods_came() {
        var dispute = new RefundCause.Disputed(SHIRT);
        at(RECEIVED);
        given(placed(), paid(), shipped(), neverCame(SHIRT, SHIPPED), delivered())
                .when(note(dispute, DELIVERED))
                .expectEvents(
                        refunded(dispute, DELIVERED),
                        new DeliveredAfterRefund(ORDER, REFUND, GOODS, eur(3999), DELIVERED));
        given(placed(), paid(), shipped(), neverCame(SHIRT, SHIPPED), delivered())
                .when(note(dispute, DELIVERED.plusNanos(1)))
                .expectEvents(refunded(dispute, DELIVERED.plusNanos(1)));
    }

    @Test
    void a_refund_for_another_reason_is_nobodys_business_here() {
        at(DELIVERED);
        given(placed(), paid(), shipped(), disputed(SHIRT, SHIPPED), refunded(new RefundCause.Disputed(SHIRT), SHIPPED))
                .when(new ReportDelivery(ORDER, CARRIER))
                .expectEvents(delivered());
    }

    @Test
    void news_of_a_refund_is_noted_once() {
        at(DELIVERED);
        given(placed(), paid(), shipped(), refunded(new RefundCause.Disputed(SHIRT), SHIPPED))
                .when(note(new RefundCause.Disputed(SHIRT), SHIPPED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static NoteRefund note(RefundCause cause, Instant issuedAt) {
        return new NoteRefund(ORDER, REFUND, cause, GOODS, eur(3999), issuedAt);
    }

    private static ExtendGuarantee extend(DeclarationId declaration, Scope scope, Window time) {
        return new ExtendGuarantee(ORDER, declaration, scope, "Strike at the ports", time, Actor.rule("force-majeure"));
    }
}
