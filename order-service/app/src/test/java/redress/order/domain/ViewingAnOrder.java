package redress.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.order.domain.OrderCommand.ConfirmReceipt;
import redress.order.domain.OrderCommand.PayOrder;
import redress.order.domain.OrderCommand.ReportDelivery;
import redress.order.domain.OrderCommand.ShipOrder;
import redress.order.domain.OrderCommand.ShowOrder;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

class ViewingAnOrder extends OrderStory {

    private static final List<OrderEvent> LIFE =
            List.of(placed(), paid(), shipped(), delivered(), received(), completed());

    @Test
    void the_buyer_sees_the_payment_and_the_seller_does_not() {
        assertThat(shown(BUYER, SHIPPED, placed(), paid()).payment()).isEqualTo(CARD);
        assertThat(shown(SELLER, SHIPPED, placed(), paid()).payment()).isNull();
        assertThat(shown(SELLER, SHIPPED, placed(), paid()).paidAt()).isEqualTo(PAID);
        assertThat(shown(new Actor("usr_aud", Role.AUDITOR), SHIPPED, placed(), paid())
                        .payment())
                .isEqualTo(CARD);
    }

    @Test
    void to_strangers_and_mediators_it_does_not_exist() {
        for (var stranger : List.of(
                STRANGER,
                new Actor("usr_ana", Role.BUYER),
                new Actor("usr_beto", Role.SELLER),
                new Actor("usr_med", Role.MEDIATOR))) {
            given(placed())
                    .when(new ShowOrder(ORDER, stranger))
                    .expectException(Refusal.class)
                    .expectExceptionMessage("There is nothing with this id.");
        }
    }

    @Test
    void a_delivered_order_says_until_when_and_what_silence_means() {
        var view = shown(BUYER, DELIVERED, placed(), paid(), shipped(), delivered());
        assertThat(view.availableActions()).singleElement().satisfies(action -> {
            assertThat(action.action()).isEqualTo("confirm-receipt");
            assertThat(action.until()).isEqualTo(CONFIRM_BY);
            assertThat(action.otherwise()).contains("automatically");
        });
        assertThat(view.next()).isEqualTo(new OrderView.Next("Receipt is confirmed automatically.", CONFIRM_BY));
    }

    @Test
    void an_open_dispute_is_shown_and_takes_the_date_away() {
        var view = shown(BUYER, DELIVERED, placed(), paid(), shipped(), delivered(), disputed(SHIRT, DELIVERED));
        assertThat(view.openDisputes()).containsExactly(SHIRT);
        assertThat(view.next()).isEqualTo(new OrderView.Next("Receipt is confirmed automatically.", null));
        assertThat(view.availableActions().getFirst().until()).isNull();
    }

    @Test
    void the_auditor_sees_all_and_is_offered_nothing() {
        for (int i = 1; i <= LIFE.size(); i++)
            assertThat(shown(new Actor("usr_aud", Role.AUDITOR), RECEIVED, history(i))
                            .availableActions())
                    .isEmpty();
    }

    @Test
    void what_is_listed_is_accepted_and_what_is_not_listed_is_refused() {
        var instants = List.of(RECEIVED, CONFIRM_BY.minusNanos(1), CONFIRM_BY, CONFIRM_BY.plus(Duration.ofDays(40)));
        for (int i = 1; i <= LIFE.size(); i++)
            for (var instant : instants)
                for (var viewer : List.of(BUYER, SELLER, CARRIER)) listedIsWhatIsAccepted(viewer, instant, history(i));
    }

    private void listedIsWhatIsAccepted(Actor viewer, Instant instant, OrderEvent... history) {
        var listed = offered(shown(viewer, instant, history));
        var deeds = switch (viewer.role()) {
            case BUYER -> List.of(new PayOrder(ORDER, CARD, null, viewer), new ConfirmReceipt(ORDER, viewer));
            case SELLER -> List.of(new ShipOrder(ORDER, PARCEL, viewer));
            default -> List.of(new ReportDelivery(ORDER, viewer));
        };
        var names = List.of("pay-order", "confirm-receipt");
        for (int i = 0; i < deeds.size(); i++) {
            var name = switch (viewer.role()) {
                case BUYER -> names.get(i);
                case SELLER -> "ship-order";
                default -> "report-delivery";
            };
            at(instant);
            var result = given(history).when(deeds.get(i));
            if (listed.contains(name)) result.expectSuccessfulHandlerExecution();
            else result.expectException(Refusal.class).expectNoEvents();
        }
    }

    private static OrderEvent[] history(int length) {
        return LIFE.subList(0, length).toArray(OrderEvent[]::new);
    }
}
