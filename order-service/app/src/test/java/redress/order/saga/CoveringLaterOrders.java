package redress.order.saga;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.order.domain.Country;
import redress.order.domain.DeclarationId;
import redress.order.domain.ForceMajeureEvent.ForceMajeureDeclared;
import redress.order.domain.MethodKind;
import redress.order.domain.OrderCommand.ExtendGuarantee;
import redress.order.domain.OrderEvent.OrderPaid;
import redress.order.domain.OrderEvent.OrderShipped;
import redress.order.domain.OrderId;
import redress.order.domain.Payment;
import redress.order.domain.PersonId;
import redress.order.domain.PolicyVersion;
import redress.order.domain.Scope;
import redress.order.domain.Shipment;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.platform.values.Window;

class CoveringLaterOrders {

    private static final OrderId ORDER = new OrderId("ord_1");
    private static final DeclarationId STRIKE = new DeclarationId("fmj_strike");
    private static final Duration TEN_DAYS = Duration.ofDays(10);
    private static final Scope BRAZIL = new Scope.Destination(new Country("BR"));
    private static final Scope CORREIOS = new Scope.CarriedBy("Correios");

    private SagaTestFixture<ForceMajeureCover> fixture = new SagaTestFixture<>(ForceMajeureCover.class);
    private Instant start = Instant.EPOCH;

    @BeforeEach
    void a_time_to_begin() {
        fixture = new SagaTestFixture<>(ForceMajeureCover.class);
        start = Instant.now(java.time.Clock.systemUTC());
        fixture.givenCurrentTime(start);
    }

    @Test
    void an_order_that_is_paid_for_that_country_is_covered() {
        fixture.givenAPublished(declared(BRAZIL))
                .whenPublishingA(paid("BR"))
                .expectDispatchedCommands(extension(BRAZIL));
    }

    @Test
    void an_order_that_is_handed_to_that_carrier_is_covered() {
        fixture.givenAPublished(declared(CORREIOS))
                .whenPublishingA(new OrderShipped(ORDER, new Shipment("correios", "1"), start))
                .expectDispatchedCommands(extension(CORREIOS));
    }

    @Test
    void an_order_to_elsewhere_is_not() {
        fixture.givenAPublished(declared(BRAZIL)).whenPublishingA(paid("DE")).expectNoDispatchedCommands();
    }

    @Test
    void it_ends_by_itself() {
        fixture.givenAPublished(declared(BRAZIL)).whenTimeElapses(TEN_DAYS).expectActiveSagas(0);
    }

    private ForceMajeureDeclared declared(Scope scope) {
        return new ForceMajeureDeclared(
                STRIKE,
                scope,
                Window.of(start, TEN_DAYS),
                "Strike",
                new PersonId("usr_sue"),
                new PolicyVersion("default-1"));
    }

    private OrderPaid paid(String country) {
        return new OrderPaid(
                ORDER,
                new Payment("pay_1", MethodKind.CARD),
                new Money(3999, "EUR"),
                new Country(country),
                start.plus(Duration.ofDays(3)),
                start.plus(Duration.ofDays(60)),
                start);
    }

    private ExtendGuarantee extension(Scope scope) {
        return new ExtendGuarantee(
                ORDER, STRIKE, scope, "Strike", Window.of(start, TEN_DAYS), Actor.rule("force-majeure"));
    }
}
