package redress.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.order.config.OrderJournal;
import redress.order.domain.ForceMajeureEvent.ForceMajeureDeclared;
import redress.order.domain.OrderEvent.DeliveredAfterRefund;
import redress.order.domain.OrderEvent.ReceiptConfirmed;
import redress.platform.journal.EventJson;
import redress.platform.values.Role;
import redress.platform.values.Window;

class RememberingAnOrder extends OrderStory {

    static List<StoredEvent> everyKind() {
        return List.of(
                placed(),
                paid(),
                asked(),
                refused(),
                cancelled(new Cancellation.Approved(), ASKED),
                cancelled(
                        new Cancellation.Declared(
                                Role.SELLER, new PersonId(SELLER.id()), CancellationReason.OUT_OF_STOCK),
                        ASKED),
                unshipped(SHIP_BY),
                shipped(),
                extended(new Window(SHIPPED, RECEIVED), GUARANTEED_UNTIL, SHIPPED),
                breached(GUARANTEED_UNTIL, GUARANTEED_UNTIL),
                delivered(),
                disputed(SHIRT, RECEIVED),
                neverCame(SHIRT, RECEIVED),
                over(SHIRT, RECEIVED),
                chargedBack(RECEIVED),
                bankDecided(RECEIVED),
                refunded(new RefundCause.Disputed(SHIRT), RECEIVED),
                refunded(new RefundCause.Undisputed(), RECEIVED),
                new DeliveredAfterRefund(ORDER, REFUND, List.of(A_SHIRT.lineId()), eur(1999), RECEIVED),
                new ForceMajeureDeclared(
                        STRIKE,
                        new Scope.Destination(new Country("BR")),
                        new Window(SHIPPED, RECEIVED),
                        "Strike at the ports",
                        new PersonId(SUPPORT.id()),
                        POLICY),
                new ForceMajeureDeclared(
                        STRIKE,
                        new Scope.CarriedBy("Correios"),
                        new Window(SHIPPED, RECEIVED),
                        "Strike",
                        new PersonId(SUPPORT.id()),
                        POLICY),
                received(),
                new ReceiptConfirmed(
                        ORDER,
                        new Confirmation.Automatic(
                                new RuleEffect("automatic-confirmation", POLICY, CONFIRM_BY, CONFIRM_BY)),
                        DISPUTABLE_UNTIL,
                        CONFIRM_BY),
                completed());
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void what_is_written_is_read_again(StoredEvent event) {
        var json = EventJson.mapper().writeValueAsString(event);
        assertThat(EventJson.mapper().readValue(json, event.getClass())).isEqualTo(event);
        assertThat(json)
                .doesNotContain("redress.")
                .containsAnyOf("\"orderId\":\"" + ORDER + "\"", "\"declarationId\":\"" + STRIKE + "\"");
    }

    @Test
    void every_kind_of_event_has_a_name_without_a_class() {
        var names = new OrderJournal().events();
        assertThat(everyKind().stream().map(event -> names.nameOf(event.getClass())))
                .containsAll(names.all().keySet().stream()
                        .filter(name -> !name.startsWith("policy/")) // the platform's own
                        .toList())
                .contains("order/order-placed", "order/dispute-closure-noted", "force-majeure/force-majeure-declared");
    }
}
