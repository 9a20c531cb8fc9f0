package redress.order.domain;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redress.order.domain.ForceMajeureCommand.DeclareForceMajeure;
import redress.order.domain.ForceMajeureCommand.ShowForceMajeure;
import redress.order.domain.ForceMajeureEvent.ForceMajeureDeclared;
import redress.order.domain.OrderCommand.ApproveCancellation;
import redress.order.domain.OrderCommand.BreachGuarantee;
import redress.order.domain.OrderCommand.CancelOrder;
import redress.order.domain.OrderCommand.CancelUnshipped;
import redress.order.domain.OrderCommand.CloseDisputeWindow;
import redress.order.domain.OrderCommand.ConfirmReceipt;
import redress.order.domain.OrderCommand.ConfirmReceiptAutomatically;
import redress.order.domain.OrderCommand.ExtendGuarantee;
import redress.order.domain.OrderCommand.NoteChargeback;
import redress.order.domain.OrderCommand.NoteChargebackClosed;
import redress.order.domain.OrderCommand.NoteDispute;
import redress.order.domain.OrderCommand.NoteDisputeClosed;
import redress.order.domain.OrderCommand.NoteDisputeReopened;
import redress.order.domain.OrderCommand.NoteRefund;
import redress.order.domain.OrderCommand.PayOrder;
import redress.order.domain.OrderCommand.RefuseCancellation;
import redress.order.domain.OrderCommand.ReportDelivery;
import redress.order.domain.OrderCommand.RequestCancellation;
import redress.order.domain.OrderCommand.ShipOrder;
import redress.order.domain.OrderCommand.ShowOrder;
import redress.order.domain.OrderEvent.DeliveredAfterRefund;
import redress.order.domain.OrderEvent.DisputeNoted;
import redress.order.domain.OrderEvent.RefundNoted;
import redress.order.policy.OrderPolicy;
import redress.platform.testkit.Exploration;
import redress.platform.testkit.StandingClock;
import redress.platform.testkit.World;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;
import redress.platform.values.Window;

/**
 * What is listed is accepted and what is not listed is refused (R80): for everybody and every action, wherever people, timers
 * and neighbours can bring an order.
 */
class KnowingWhatOneMayDo extends OrderStory {

    private static final List<Actor> EVERYBODY = List.of(
            BUYER,
            SELLER,
            CARRIER,
            SUPPORT,
            STRANGER,
            new Actor(BUYER.id(), Role.SELLER),
            new Actor(SELLER.id(), Role.BUYER),
            new Actor("usr_med", Role.MEDIATOR),
            new Actor("usr_fin", Role.FINANCE),
            new Actor("usr_aud", Role.AUDITOR));

    private static final Actor TIMER = Actor.rule("timer");
    private static final Duration SILENCE = Duration.ofDays(15);
    private static final Instant SHIPPED_LAST = SHIP_BY.minusMillis(1);
    private static final Instant CONFIRMED_LAST = SHIPPED_LAST.plus(SILENCE);

    private final StandingClock clock = new StandingClock(PAID);
    private final World world =
            new World(List.of(Order.class, ForceMajeure.class), clock, OrderPolicy.shipped("default"));

    @Test
    void of_an_order() {
        var found = new OfAnOrder().from(List.of(List.of(placed())));
        assertThat(found.moments()).isGreaterThan(500);
    }

    /** Nobody can do anything with a declaration, so it lists nothing; who declares it and who sees it depends on the role alone. */
    @Test
    void of_force_majeure() {
        var end = PAID.plus(Duration.ofDays(10));
        for (var person : EVERYBODY)
            for (var now : List.of(PAID, end.minusMillis(1), end)) {
                clock.set(PAID);
                var declared = attempt(
                        List.of(),
                        () -> new DeclareForceMajeure(
                                STRIKE, new Scope.CarriedBy("Correios"), end, "Strike at the ports", person));
                assertThat(declared.isPresent()).as("%s declares", person).isEqualTo(person.is(Role.SUPPORT));
                var history = List.<Object>of(new ForceMajeureDeclared(
                        STRIKE,
                        new Scope.CarriedBy("Correios"),
                        new Window(PAID, end),
                        "Strike at the ports",
                        new PersonId(SUPPORT.id()),
                        POLICY));
                clock.set(now);
                var seen = attempt(history, () -> new ShowForceMajeure(STRIKE, person));
                assertThat(seen.isPresent())
                        .as("%s looks", person)
                        .isEqualTo(person.is(Role.SUPPORT) || person.is(Role.FINANCE) || person.is(Role.AUDITOR));
                seen.map(World.Outcome::result)
                        .map(ForceMajeureView.class::cast)
                        .ifPresent(view -> assertThat(view.inForce()).isEqualTo(now.isBefore(end)));
            }
    }

    private Optional<World.Outcome> attempt(List<Object> history, Supplier<Object> command) {
        try {
            var outcome = world.after(STRIKE, history, command.get());
            assertThat(outcome.failure()).isNull();
            return Optional.of(outcome);
        } catch (Refusal notForThem) {
            return Optional.empty();
        }
    }

    private class OfAnOrder extends Exploration<OrderView> {

        OfAnOrder() {
            super(
                    new Subject<>(
                            OrderView.class,
                            world,
                            ORDER,
                            viewer -> new ShowOrder(ORDER, viewer),
                            OrderView::availableActions),
                    new People(EVERYBODY, SUPPORT),
                    clock::set,
                    List.of(
                            PAID,
                            SHIPPED_LAST,
                            SHIP_BY,
                            CONFIRMED_LAST,
                            CONFIRMED_LAST.plus(SILENCE),
                            GUARANTEED_UNTIL));
        }

        @Override
        protected Set<String> actions() {
            return Arrays.stream(OrderAction.values())
                    .filter(action -> action != OrderAction.PLACE_ORDER)
                    .map(OfAnOrder::word)
                    .collect(toSet());
        }

        private static String word(OrderAction action) {
            return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        protected List<Deed> deeds(Actor by, OrderView view, Instant now) {
            return Arrays.stream(OrderAction.values())
                    .filter(action -> action != OrderAction.PLACE_ORDER)
                    .map(action -> new Deed(word(action), by, () -> switch (action) {
                        case PLACE_ORDER -> throw new IllegalArgumentException("it is placed");
                        case PAY_ORDER -> new PayOrder(ORDER, CARD, null, by);
                        case REQUEST_CANCELLATION -> new RequestCancellation(ORDER, by);
                        case APPROVE_CANCELLATION -> new ApproveCancellation(ORDER, by);
                        case REFUSE_CANCELLATION -> new RefuseCancellation(ORDER, by);
                        case CANCEL_ORDER -> new CancelOrder(ORDER, CancellationReason.OTHER, by);
                        case SHIP_ORDER -> new ShipOrder(ORDER, PARCEL, by);
                        case REPORT_DELIVERY -> new ReportDelivery(ORDER, by);
                        case CONFIRM_RECEIPT -> new ConfirmReceipt(ORDER, by);
                    }))
                    .toList();
        }

        @Override
        protected List<Object> news(OrderView view, List<Object> history, Instant now) {
            var news = new ArrayList<Object>();
            if (view.shipBy() != null) news.add(new CancelUnshipped(ORDER, view.shipBy(), TIMER));
            if (view.guarantee() != null)
                news.add(new BreachGuarantee(ORDER, view.guarantee().until(), TIMER));
            if (view.confirmBy() != null) news.add(new ConfirmReceiptAutomatically(ORDER, view.confirmBy(), TIMER));
            if (view.disputableUntil() != null) news.add(new CloseDisputeWindow(ORDER, view.disputableUntil(), TIMER));
            news.add(new ExtendGuarantee(
                    ORDER,
                    STRIKE,
                    new Scope.Destination(new Country("BR")),
                    "Strike at the ports",
                    new Window(PAID, PAID.plus(Duration.ofDays(10))),
                    TIMER));
            if (view.shippedAt() == null) return news; // what is disputed was shipped
            news.add(new NoteDispute(ORDER, SHIRT, true, now));
            news.add(new NoteDisputeReopened(ORDER, SHIRT, now));
            news.add(new NoteDisputeClosed(ORDER, SHIRT, now));
            news.add(new NoteChargeback(ORDER, BANK, now));
            news.add(new NoteChargebackClosed(ORDER, BANK, now));
            for (var cause : List.of(new RefundCause.Disputed(SHIRT), new RefundCause.Undisputed()))
                news.add(new NoteRefund(ORDER, REFUND, cause, List.of(A_SHIRT.lineId()), eur(1999), now));
            return news;
        }

        /** Of goods that never came, and may still come after they were refunded, the view does not speak. */
        private static Stream<Object> ofRefunds(Object event) {
            return switch ((OrderEvent) event) {
                case RefundNoted refund -> Stream.of(refund.cause());
                case DeliveredAfterRefund _ -> Stream.of("came after all");
                case DisputeNoted dispute when dispute.notReceived() -> Stream.of("never came");
                default -> Stream.of();
            };
        }

        @Override
        protected Object told(OrderView view, List<Object> history, Instant now) {
            var cancellation = view.cancellation();
            var guarantee = view.guarantee();
            return List.of(
                    view.state(),
                    history.stream().flatMap(OfAnOrder::ofRefunds).collect(toSet()),
                    cancellation == null ? "not asked" : cancellation.refusedAt() == null ? "asked" : "refused",
                    view.shipBy() != null && now.isBefore(view.shipBy()),
                    guarantee == null ? "none" : guarantee.breach() == null ? "running" : "breached",
                    guarantee != null && now.isBefore(guarantee.until()),
                    view.confirmBy() != null && now.isBefore(view.confirmBy()),
                    view.disputableUntil() != null && now.isBefore(view.disputableUntil()),
                    view.next() != null && view.next().at() != null,
                    List.of(view.openDisputes(), view.openChargebacks()));
        }
    }
}
