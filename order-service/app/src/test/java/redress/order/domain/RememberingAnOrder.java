package redress.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.order.config.OrderJournal;
import redress.order.domain.OrderEvent.ReceiptConfirmed;
import redress.platform.journal.EventJson;

class RememberingAnOrder extends OrderStory {

    static List<OrderEvent> everyKind() {
        return List.of(
                placed(),
                paid(),
                shipped(),
                delivered(),
                disputed(SHIRT, RECEIVED),
                over(SHIRT, RECEIVED),
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
    void what_is_written_is_read_again(OrderEvent event) {
        var json = EventJson.mapper().writeValueAsString(event);
        assertThat(EventJson.mapper().readValue(json, event.getClass())).isEqualTo(event);
        assertThat(json).doesNotContain("redress.").contains("\"orderId\":\"" + ORDER + "\"");
    }

    @Test
    void every_kind_of_event_has_a_name_without_a_class() {
        var names = new OrderJournal().events();
        assertThat(everyKind().stream().map(event -> names.nameOf(event.getClass())))
                .containsAll(names.all().keySet())
                .contains("order/order-placed", "order/dispute-closure-noted");
    }
}
