package redress.order.domain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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
    void what_is_on_its_way_may_be_confirmed_and_is_said_to_be_refunded_otherwise() {
        var view = shown(BUYER, SHIPPED, placed(), paid(), shipped());
        assertThat(view.availableActions()).singleElement().satisfies(action -> {
            assertThat(action.action()).isEqualTo("confirm-receipt");
            assertThat(action.until()).isNull();
            assertThat(action.otherwise()).contains("goes back to you");
        });
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
    void what_is_paid_says_until_when_it_is_shipped_and_delivered() {
        var view = shown(SELLER, PAID, placed(), paid());
        assertThat(requireNonNull(view.next()).at()).isEqualTo(SHIP_BY);
        assertThat(requireNonNull(view.guarantee()).until()).isEqualTo(GUARANTEED_UNTIL);
        assertThat(offered(view)).containsExactly("cancel-order", "ship-order");
        assertThat(view.availableActions())
                .allSatisfy(action -> assertThat(action.until()).isEqualTo(SHIP_BY));
        assertThat(offered(shown(BUYER, PAID, placed(), paid()))).containsExactly("request-cancellation");
    }

    @Test
    void a_wish_to_cancel_is_seen_by_both_and_answered_by_the_seller() {
        var view = shown(SELLER, ASKED, placed(), paid(), asked());
        assertThat(view.inWords()).contains("asks to cancel");
        assertThat(requireNonNull(view.cancellation()).requestedAt()).isEqualTo(ASKED);
        assertThat(offered(view))
                .containsExactly("approve-cancellation", "refuse-cancellation", "cancel-order", "ship-order");
        assertThat(offered(shown(BUYER, ASKED, placed(), paid(), asked()))).isEmpty();
    }

    @Test
    void a_cancelled_order_says_who_wanted_it_and_which_rule_did_it() {
        var view = shown(BUYER, SHIP_BY, placed(), paid(), unshipped(SHIP_BY));
        assertThat(view.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(requireNonNull(view.cancellation()).by()).isEqualTo(Role.SYSTEM);
        assertThat(requireNonNull(requireNonNull(view.cancellation()).effect()).policyRule())
                .isEqualTo("preparation-time");
        assertThat(view.next()).isNull();
        assertThat(view.availableActions()).isEmpty();
    }

    @Test
    void a_breached_guarantee_is_said_in_words() {
        var view = shown(
                BUYER, GUARANTEED_UNTIL, placed(), paid(), shipped(), breached(GUARANTEED_UNTIL, GUARANTEED_UNTIL));
        assertThat(view.state()).isEqualTo(OrderState.SHIPPED);
        assertThat(view.inWords()).contains("everything goes back");
        assertThat(requireNonNull(requireNonNull(view.guarantee()).breach()).dueAt())
                .isEqualTo(GUARANTEED_UNTIL);
        assertThat(view.next()).isNull();
    }

    private static OrderEvent[] history(int length) {
        return LIFE.subList(0, length).toArray(OrderEvent[]::new);
    }
}
