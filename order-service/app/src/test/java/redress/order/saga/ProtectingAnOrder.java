package redress.order.saga;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.order.domain.Cancellation;
import redress.order.domain.Confirmation;
import redress.order.domain.Country;
import redress.order.domain.DeclarationId;
import redress.order.domain.ForceMajeureEvent.ForceMajeureDeclared;
import redress.order.domain.MethodKind;
import redress.order.domain.OrderCommand.BreachGuarantee;
import redress.order.domain.OrderCommand.CancelUnshipped;
import redress.order.domain.OrderCommand.CloseDisputeWindow;
import redress.order.domain.OrderCommand.ConfirmReceiptAutomatically;
import redress.order.domain.OrderCommand.ExtendGuarantee;
import redress.order.domain.OrderEvent.GuaranteeBreached;
import redress.order.domain.OrderEvent.GuaranteeExtended;
import redress.order.domain.OrderEvent.OrderCancelled;
import redress.order.domain.OrderEvent.OrderCompleted;
import redress.order.domain.OrderEvent.OrderDelivered;
import redress.order.domain.OrderEvent.OrderPaid;
import redress.order.domain.OrderEvent.OrderShipped;
import redress.order.domain.OrderEvent.ReceiptConfirmed;
import redress.order.domain.OrderId;
import redress.order.domain.Payment;
import redress.order.domain.PersonId;
import redress.order.domain.PolicyVersion;
import redress.order.domain.RuleEffect;
import redress.order.domain.Scope;
import redress.order.domain.Shipment;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.platform.values.Window;

class ProtectingAnOrder {

    private static final OrderId ORDER = new OrderId("ord_1");
    private static final DeclarationId STRIKE = new DeclarationId("fmj_strike");
    private static final Duration THREE_DAYS = Duration.ofDays(3);
    private static final Duration FIFTEEN_DAYS = Duration.ofDays(15);
    private static final Duration SIXTY_DAYS = Duration.ofDays(60);

    private SagaTestFixture<OrderProtection> fixture = new SagaTestFixture<>(OrderProtection.class);
    private Instant start = Instant.EPOCH;

    @BeforeEach
    void an_order_on_its_way() {
        fixture = new SagaTestFixture<>(OrderProtection.class);
        start = Instant.parse("2026-03-01T12:00:00Z");
        fixture.givenCurrentTime(start);
    }

    @Test
    void the_end_of_the_preparation_time_asks_for_the_cancellation_with_its_due_time() {
        fixture.givenAPublished(paid())
                .whenTimeElapses(THREE_DAYS)
                .expectDispatchedCommands(
                        new CancelUnshipped(ORDER, start.plus(THREE_DAYS), Actor.rule("preparation-time")));
    }

    @Test
    void shipment_takes_that_timer_back_and_waits_for_the_end_of_the_guarantee() {
        fixture.givenAPublished(paid())
                .whenPublishingA(shipped("Correios"))
                .expectNoDispatchedCommands()
                .expectNoScheduledDeadlineWithName(THREE_DAYS, "preparation-time")
                .expectScheduledDeadlineWithName(SIXTY_DAYS, "delivery-guarantee");
    }

    @Test
    void cancellation_keeps_the_promise() {
        fixture.givenAPublished(paid())
                .whenPublishingA(new OrderCancelled(ORDER, new Cancellation.Approved(), start))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void the_end_of_the_guarantee_asks_for_the_breach() {
        fixture.givenAPublished(paid())
                .andThenAPublished(shipped("Correios"))
                .whenTimeElapses(SIXTY_DAYS)
                .expectDispatchedCommands(
                        new BreachGuarantee(ORDER, start.plus(SIXTY_DAYS), Actor.rule("delivery-guarantee")));
    }

    @Test
    void a_breach_ends_the_waiting_but_the_parcel_may_still_come() {
        fixture.givenAPublished(paid())
                .andThenAPublished(shipped("Correios"))
                .whenPublishingA(new GuaranteeBreached(
                        ORDER, new RuleEffect("delivery-guarantee", new PolicyVersion("default-1"), start, start)))
                .expectActiveSagas(1)
                .expectNoScheduledDeadlines();
    }

    @Test
    void force_majeure_in_the_country_or_of_the_carrier_finds_the_order() {
        for (var scope : new Scope[] {new Scope.Destination(new Country("BR")), new Scope.CarriedBy("CORREIOS")}) {
            an_order_on_its_way();
            fixture.givenAPublished(paid())
                    .andThenAPublished(shipped("Correios"))
                    .whenPublishingA(declared(scope))
                    .expectDispatchedCommands(extension(scope));
        }
    }

    @Test
    void force_majeure_elsewhere_or_after_delivery_does_not() {
        fixture.givenAPublished(paid())
                .andThenAPublished(shipped("Correios"))
                .whenPublishingA(declared(new Scope.Destination(new Country("DE"))))
                .expectNoDispatchedCommands();
        an_order_on_its_way();
        fixture.givenAPublished(paid())
                .andThenAPublished(shipped("Correios"))
                .andThenAPublished(delivered())
                .whenPublishingA(declared(new Scope.CarriedBy("Correios")))
                .expectNoDispatchedCommands();
    }

    @Test
    void a_longer_guarantee_is_waited_for_now() {
        fixture.givenAPublished(paid())
                .andThenAPublished(shipped("Correios"))
                .whenPublishingA(extended())
                .expectNoScheduledDeadlineWithName(SIXTY_DAYS, "delivery-guarantee")
                .expectScheduledDeadlineWithName(Duration.ofDays(70), "delivery-guarantee");
    }

    @Test
    void or_when_it_is_shipped() throws Exception {
        fixture.givenAPublished(paid())
                .andThenAPublished(extended())
                .whenPublishingA(shipped("Correios"))
                .expectScheduledDeadlineWithName(Duration.ofDays(70), "delivery-guarantee");
    }

    @Test
    void a_timer_that_fired_before_the_extension_was_heard_is_set_again() throws Exception {
        fixture.givenAPublished(paid())
                .andThenAPublished(shipped("Correios"))
                .andThenTimeElapses(SIXTY_DAYS)
                .whenPublishingA(extended())
                .expectScheduledDeadlineWithName(Duration.ofDays(10), "delivery-guarantee");
    }

    @Test
    void fifteen_days_of_silence_ask_for_the_confirmation_with_its_due_time() {
        fixture.givenAPublished(paid())
                .andThenAPublished(shipped("Correios"))
                .andThenAPublished(delivered())
                .whenTimeElapses(FIFTEEN_DAYS)
                .expectDispatchedCommands(new ConfirmReceiptAutomatically(
                        ORDER, start.plus(FIFTEEN_DAYS), Actor.rule("automatic-confirmation")));
    }

    @Test
    void a_moment_less_asks_for_nothing() {
        fixture.givenAPublished(paid())
                .andThenAPublished(shipped("Correios"))
                .andThenAPublished(delivered())
                .whenTimeElapses(FIFTEEN_DAYS.minusMillis(1))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void a_confirmed_receipt_takes_the_timer_back_and_sets_the_window() {
        fixture.givenAPublished(paid())
                .andThenAPublished(shipped("Correios"))
                .andThenAPublished(delivered())
                .whenPublishingA(received())
                .expectNoDispatchedCommands()
                .expectNoScheduledDeadlineWithName(FIFTEEN_DAYS, "automatic-confirmation")
                .expectScheduledDeadlineWithName(Duration.ofDays(17), "dispute-window");
    }

    @Test
    void the_end_of_the_window_asks_for_completion() {
        fixture.givenAPublished(paid())
                .andThenAPublished(shipped("Correios"))
                .andThenAPublished(delivered())
                .andThenAPublished(received())
                .whenTimeElapses(Duration.ofDays(17))
                .expectDispatchedCommands(
                        new CloseDisputeWindow(ORDER, start.plus(Duration.ofDays(17)), Actor.rule("dispute-window")));
    }

    @Test
    void completion_keeps_the_promise() {
        fixture.givenAPublished(paid())
                .andThenAPublished(shipped("Correios"))
                .andThenAPublished(delivered())
                .andThenAPublished(received())
                .whenPublishingA(new OrderCompleted(
                        ORDER, new RuleEffect("dispute-window", new PolicyVersion("default-1"), start, start), start))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    private OrderPaid paid() {
        return new OrderPaid(
                ORDER,
                new Payment("pay_1", MethodKind.CARD),
                new Money(3999, "EUR"),
                new Country("BR"),
                start.plus(THREE_DAYS),
                start.plus(SIXTY_DAYS),
                start);
    }

    private GuaranteeExtended extended() {
        return new GuaranteeExtended(
                ORDER,
                STRIKE,
                "Strike",
                new Window(start, start.plus(Duration.ofDays(10))),
                start.plus(Duration.ofDays(70)),
                start);
    }

    private OrderShipped shipped(String carrier) {
        return new OrderShipped(ORDER, new Shipment(carrier, "BR123456789"), start);
    }

    private ForceMajeureDeclared declared(Scope scope) {
        return new ForceMajeureDeclared(
                STRIKE,
                scope,
                new Window(start, start.plus(Duration.ofDays(10))),
                "Strike",
                new PersonId("usr_sue"),
                new PolicyVersion("default-1"));
    }

    private ExtendGuarantee extension(Scope scope) {
        return new ExtendGuarantee(
                ORDER,
                STRIKE,
                scope,
                "Strike",
                new Window(start, start.plus(Duration.ofDays(10))),
                Actor.rule("force-majeure"));
    }

    private OrderDelivered delivered() {
        return new OrderDelivered(ORDER, start.plus(FIFTEEN_DAYS), start);
    }

    private ReceiptConfirmed received() {
        return new ReceiptConfirmed(
                ORDER, new Confirmation.ByBuyer(), start.plus(Duration.ofDays(17)), start.plus(Duration.ofDays(2)));
    }
}
