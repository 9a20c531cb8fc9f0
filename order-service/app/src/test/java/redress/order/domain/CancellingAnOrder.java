package redress.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redress.order.domain.OrderCommand.ApproveCancellation;
import redress.order.domain.OrderCommand.CancelOrder;
import redress.order.domain.OrderCommand.CancelUnshipped;
import redress.order.domain.OrderCommand.NoteDispute;
import redress.order.domain.OrderCommand.PayOrder;
import redress.order.domain.OrderCommand.RefuseCancellation;
import redress.order.domain.OrderCommand.RequestCancellation;
import redress.order.domain.OrderCommand.ShipOrder;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/** R5 and R6: an order that is not shipped may be cancelled, and one that is not shipped in time is. */
class CancellingAnOrder extends OrderStory {

    private static final OrderCommand TIMER = new CancelUnshipped(ORDER, SHIP_BY, Actor.rule("preparation-time"));

    @Test
    void the_buyer_asks_and_the_seller_approves() {
        at(ASKED);
        given(placed(), paid()).when(new RequestCancellation(ORDER, BUYER)).expectEvents(asked());
        var approved = ASKED.plus(Duration.ofHours(1));
        at(approved);
        given(placed(), paid(), asked())
                .when(new ApproveCancellation(ORDER, SELLER))
                .expectEvents(cancelled(new Cancellation.Approved(), approved));
    }

    @Test
    void the_seller_refuses_and_ships() {
        at(ASKED.plusSeconds(60));
        given(placed(), paid(), asked())
                .when(new RefuseCancellation(ORDER, SELLER))
                .expectEvents(refused());
        at(SHIPPED);
        given(placed(), paid(), asked(), refused())
                .when(new ShipOrder(ORDER, PARCEL, SELLER))
                .expectEvents(shipped());
        refuses("cancellation-refused", new ApproveCancellation(ORDER, SELLER), placed(), paid(), asked(), refused());
    }

    @Test
    void who_ships_instead_of_answering_has_answered() {
        at(SHIPPED);
        given(placed(), paid(), asked())
                .when(new ShipOrder(ORDER, PARCEL, SELLER))
                .expectEvents(shipped());
        refuses("already-shipped", new ApproveCancellation(ORDER, SELLER), placed(), paid(), asked(), shipped());
    }

    /** R6: what is pending or refused is no obstacle to a dispute about what was shipped all the same. */
    @Test
    void a_wish_never_stands_in_the_way_of_a_dispute() {
        at(RECEIVED);
        for (var history : new OrderEvent[][] {
            {placed(), paid(), asked(), shipped()}, {placed(), paid(), asked(), refused(), shipped()}
        }) given(history).when(new NoteDispute(ORDER, SHIRT, false, RECEIVED)).expectEvents(disputed(SHIRT, RECEIVED));
    }

    @Test
    void the_buyer_asks_once() {
        at(ASKED);
        refuses("cancellation-pending", new RequestCancellation(ORDER, BUYER), placed(), paid(), asked());
        refuses("cancellation-refused", new RequestCancellation(ORDER, BUYER), placed(), paid(), asked(), refused());
        refuses("not-paid", new RequestCancellation(ORDER, BUYER), placed());
        refuses("already-shipped", new RequestCancellation(ORDER, BUYER), placed(), paid(), shipped());
    }

    @Test
    void nothing_is_answered_that_was_not_asked() {
        at(ASKED);
        refuses("cancellation-not-requested", new ApproveCancellation(ORDER, SELLER), placed(), paid());
        refuses("cancellation-not-requested", new RefuseCancellation(ORDER, SELLER), placed());
    }

    @Test
    void the_seller_and_support_cancel_without_asking_and_say_why() {
        at(ASKED);
        for (var by : new Actor[] {SELLER, SUPPORT})
            given(placed(), paid())
                    .when(new CancelOrder(ORDER, CancellationReason.OUT_OF_STOCK, by))
                    .expectEvents(cancelled(
                            new Cancellation.Declared(
                                    by.role(), new PersonId(by.id()), CancellationReason.OUT_OF_STOCK),
                            ASKED));
    }

    @Test
    void the_buyer_does_so_only_as_long_as_nothing_is_paid() {
        at(ASKED);
        given(placed())
                .when(new CancelOrder(ORDER, CancellationReason.CHANGED_MIND, BUYER))
                .expectEvents(cancelled(
                        new Cancellation.Declared(
                                Role.BUYER, new PersonId(BUYER.id()), CancellationReason.CHANGED_MIND),
                        ASKED));
        refuses("approval-needed", new CancelOrder(ORDER, CancellationReason.OTHER, BUYER), placed(), paid());
    }

    @Test
    void to_another_seller_there_is_nothing_to_cancel() {
        at(ASKED);
        var other = new Actor("usr_other", Role.SELLER);
        refuses("no-such-id", new CancelOrder(ORDER, CancellationReason.OTHER, other), placed(), paid());
        refuses("no-such-id", new ApproveCancellation(ORDER, other), placed(), paid(), asked());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"MEDIATOR", "FINANCE", "AUDITOR", "SYSTEM"})
    void others_may_never_cancel(Role role) {
        assertThatThrownBy(() -> new CancelOrder(ORDER, CancellationReason.OTHER, new Actor("usr_x", role)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("role-may-not"));
    }

    @Test
    void what_is_cancelled_stays_so() {
        at(ASKED);
        var gone = cancelled(new Cancellation.Approved(), ASKED);
        refuses("order-cancelled", new ShipOrder(ORDER, PARCEL, SELLER), placed(), paid(), asked(), gone);
        refuses("order-cancelled", new ApproveCancellation(ORDER, SELLER), placed(), paid(), asked(), gone);
        refuses("order-cancelled", new CancelOrder(ORDER, CancellationReason.OTHER, SELLER), placed(), paid(), gone);
        refuses("order-cancelled", new PayOrder(ORDER, CARD, null, BUYER), placed(), gone);
    }

    @Test
    void the_end_of_the_preparation_time_cancels() {
        at(SHIP_BY);
        given(placed(), paid()).when(TIMER).expectEvents(unshipped(SHIP_BY));
        given(placed(), paid(), asked()).when(TIMER).expectEvents(unshipped(SHIP_BY));
    }

    @Test
    void a_late_timer_cancels_as_of_the_due_time_and_shows_the_delay() {
        var late = SHIP_BY.plus(Duration.ofDays(2));
        at(late);
        given(placed(), paid()).when(TIMER).expectEvents(unshipped(late));
    }

    @Test
    void too_early_repeated_or_overtaken_the_timer_does_nothing() {
        at(SHIP_BY.minusNanos(1));
        given(placed(), paid()).when(TIMER).expectSuccessfulHandlerExecution().expectNoEvents();
        at(SHIP_BY);
        given(placed(), paid(), shipped())
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(placed(), paid(), unshipped(SHIP_BY))
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(placed(), paid(), asked(), cancelled(new Cancellation.Approved(), ASKED))
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(placed(), paid())
                .when(new CancelUnshipped(ORDER, SHIP_BY.minusSeconds(1), Actor.rule("preparation-time")))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_moment_before_the_end_everything_is_possible_and_at_the_end_nothing() {
        at(SHIP_BY.minusNanos(1));
        given(placed(), paid()).when(new ShipOrder(ORDER, PARCEL, SELLER)).expectSuccessfulHandlerExecution();
        at(SHIP_BY);
        refuses("preparation-over", new ShipOrder(ORDER, PARCEL, SELLER), placed(), paid());
        refuses("preparation-over", new RequestCancellation(ORDER, BUYER), placed(), paid());
        refuses("preparation-over", new ApproveCancellation(ORDER, SELLER), placed(), paid(), asked());
        refuses("preparation-over", new CancelOrder(ORDER, CancellationReason.OTHER, SELLER), placed(), paid());
    }

    private void refuses(String code, OrderCommand deed, OrderEvent... history) {
        given(history)
                .when(deed)
                .expectException(Matchers.<Throwable>matches(thrown ->
                        thrown instanceof Refusal refusal && refusal.code().equals(code)))
                .expectNoEvents();
    }
}
