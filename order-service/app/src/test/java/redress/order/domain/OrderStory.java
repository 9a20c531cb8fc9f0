package redress.order.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import redress.order.domain.OrderCommand.ShowOrder;
import redress.order.domain.OrderEvent.CancellationRefused;
import redress.order.domain.OrderEvent.CancellationRequested;
import redress.order.domain.OrderEvent.ChargebackClosureNoted;
import redress.order.domain.OrderEvent.ChargebackNoted;
import redress.order.domain.OrderEvent.DisputeClosureNoted;
import redress.order.domain.OrderEvent.DisputeNoted;
import redress.order.domain.OrderEvent.GuaranteeBreached;
import redress.order.domain.OrderEvent.GuaranteeExtended;
import redress.order.domain.OrderEvent.OrderCancelled;
import redress.order.domain.OrderEvent.OrderCompleted;
import redress.order.domain.OrderEvent.OrderDelivered;
import redress.order.domain.OrderEvent.OrderPaid;
import redress.order.domain.OrderEvent.OrderPlaced;
import redress.order.domain.OrderEvent.OrderShipped;
import redress.order.domain.OrderEvent.ReceiptConfirmed;
import redress.order.domain.OrderEvent.RefundNoted;
import redress.order.policy.OrderPolicy;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Money;
import redress.platform.values.Role;
import redress.platform.values.Window;

/** A shirt and two mugs from Ana to Beto in Brazil, and the days on which things happened to them. */
abstract class OrderStory {

    static final OrderId ORDER = new OrderId("ord_00000000000000000000000001");
    static final DisputeId SHIRT = new DisputeId("dsp_shirt");
    static final DisputeId MUGS = new DisputeId("dsp_mugs");
    static final ChargebackId BANK = new ChargebackId("cbk_bank");
    static final RefundId REFUND = new RefundId("rfd_1");
    static final DeclarationId STRIKE = new DeclarationId("fmj_strike");
    static final PolicyVersion POLICY = new PolicyVersion("default-1");

    static final Actor BUYER = new Actor("usr_beto", Role.BUYER);
    static final Actor SELLER = new Actor("usr_ana", Role.SELLER);
    static final Actor CARRIER = new Actor("usr_feed1", Role.SYSTEM);
    static final Actor SUPPORT = new Actor("usr_sue", Role.SUPPORT);
    static final Actor STRANGER = new Actor("usr_eve", Role.BUYER);

    static final Instant PLACED = Instant.parse("2026-03-01T10:00:00Z");
    static final Instant PAID = PLACED.plus(Duration.ofHours(1));
    static final Instant SHIP_BY = PAID.plus(Duration.ofDays(3));
    static final Instant ASKED = PAID.plus(Duration.ofHours(3));
    static final Instant GUARANTEED_UNTIL = PAID.plus(Duration.ofDays(60));
    static final Instant SHIPPED = PLACED.plus(Duration.ofDays(2));
    static final Instant DELIVERED = PLACED.plus(Duration.ofDays(9));
    static final Instant CONFIRM_BY = DELIVERED.plus(Duration.ofDays(15));
    static final Instant RECEIVED = DELIVERED.plus(Duration.ofDays(2));
    static final Instant DISPUTABLE_UNTIL = RECEIVED.plus(Duration.ofDays(15));

    static final OrderLine A_SHIRT = new OrderLine(
            new LineId("lin_shirt"), "Camisa azul", "fashion", 1, eur(1999), new ReturnRule(true, true, 30));
    static final OrderLine TWO_MUGS =
            new OrderLine(new LineId("lin_mugs"), "Caneca", "housewares", 2, eur(750), new ReturnRule(false, false, 0));
    static final Payment CARD = new Payment("pay_7f3a", MethodKind.CARD);
    static final Shipment PARCEL = new Shipment("Correios", "BR123456789");

    AggregateTestFixture<Order> fixture = new AggregateTestFixture<>(Order.class);
    private Instant now = PLACED;

    @BeforeEach
    void a_marketplace_with_the_default_policy() {
        fixture = new AggregateTestFixture<>(Order.class);
        fixture.registerInjectableResource(OrderPolicy.shipped("default"));
        fixture.registerInjectableResource(new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    TestExecutor<Order> given(OrderEvent... history) {
        return fixture.given((Object[]) history);
    }

    void at(Instant instant) {
        now = instant;
    }

    /** What {@code viewer} is shown after a history, at an instant. */
    OrderView shown(Actor viewer, Instant instant, OrderEvent... history) {
        at(instant);
        var result = given(history).when(new ShowOrder(ORDER, viewer));
        return answer(result.expectSuccessfulHandlerExecution().expectNoEvents());
    }

    static List<String> offered(OrderView view) {
        return view.availableActions().stream().map(AvailableAction::action).toList();
    }

    private static OrderView answer(ResultValidator<Order> result) {
        var holder = new OrderView[1];
        result.expectResultMessageMatching(org.axonframework.test.matchers.Matchers.matches(message -> {
            holder[0] = (OrderView) message.getPayload();
            return true;
        }));
        return holder[0];
    }

    static Money eur(long minor) {
        return new Money(minor, "EUR");
    }

    static Deal deal() {
        return new Deal(
                new Origin.FromCart(new CartId("crt_1")),
                new PersonId(BUYER.id()),
                new PersonId(SELLER.id()),
                new Country("BR"),
                "EUR",
                List.of(A_SHIRT, TWO_MUGS),
                eur(500),
                eur(3999),
                3,
                PLACED.plus(Duration.ofDays(12)));
    }

    static OrderPlaced placed() {
        return new OrderPlaced(ORDER, deal(), POLICY, PLACED);
    }

    static OrderPaid paid() {
        return new OrderPaid(ORDER, CARD, eur(3999), new Country("BR"), SHIP_BY, GUARANTEED_UNTIL, PAID);
    }

    static CancellationRequested asked() {
        return new CancellationRequested(ORDER, ASKED);
    }

    static CancellationRefused refused() {
        return new CancellationRefused(ORDER, ASKED.plusSeconds(60));
    }

    static OrderCancelled cancelled(Cancellation how, Instant at) {
        return new OrderCancelled(ORDER, how, at);
    }

    static OrderCancelled unshipped(Instant recordedAt) {
        return cancelled(
                new Cancellation.Overdue(new RuleEffect("preparation-time", POLICY, SHIP_BY, recordedAt)), SHIP_BY);
    }

    static GuaranteeExtended extended(Window standstill, Instant until, Instant at) {
        return new GuaranteeExtended(ORDER, STRIKE, "Strike at the ports", standstill, until, at);
    }

    static GuaranteeBreached breached(Instant due, Instant recordedAt) {
        return new GuaranteeBreached(ORDER, new RuleEffect("delivery-guarantee", POLICY, due, recordedAt));
    }

    static RefundNoted refunded(RefundCause cause, Instant issuedAt) {
        return new RefundNoted(ORDER, REFUND, cause, List.of(A_SHIRT.lineId(), TWO_MUGS.lineId()), eur(3999), issuedAt);
    }

    static ChargebackNoted chargedBack(Instant openedAt) {
        return new ChargebackNoted(ORDER, BANK, openedAt);
    }

    static ChargebackClosureNoted bankDecided(Instant closedAt) {
        return new ChargebackClosureNoted(ORDER, BANK, closedAt);
    }

    static OrderShipped shipped() {
        return new OrderShipped(ORDER, PARCEL, SHIPPED);
    }

    static OrderDelivered delivered() {
        return new OrderDelivered(ORDER, CONFIRM_BY, DELIVERED);
    }

    static ReceiptConfirmed received() {
        return new ReceiptConfirmed(ORDER, new Confirmation.ByBuyer(), DISPUTABLE_UNTIL, RECEIVED);
    }

    static OrderCompleted completed() {
        return new OrderCompleted(
                ORDER, new RuleEffect("dispute-window", POLICY, DISPUTABLE_UNTIL, DISPUTABLE_UNTIL), DISPUTABLE_UNTIL);
    }

    static DisputeNoted disputed(DisputeId dispute, Instant openedAt) {
        return new DisputeNoted(ORDER, dispute, false, openedAt);
    }

    static DisputeNoted neverCame(DisputeId dispute, Instant openedAt) {
        return new DisputeNoted(ORDER, dispute, true, openedAt);
    }

    static DisputeClosureNoted over(DisputeId dispute, Instant closedAt) {
        return new DisputeClosureNoted(ORDER, dispute, closedAt);
    }
}
