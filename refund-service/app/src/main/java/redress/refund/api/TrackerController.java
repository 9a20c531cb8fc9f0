package redress.refund.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.journal.EventJson;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Refusal;
import redress.refund.domain.OrderId;
import redress.refund.domain.RefundView;
import redress.refund.domain.Viewers;
import redress.refund.projection.RefundTracker;
import tools.jackson.databind.json.JsonMapper;

/** The refund tracker of an order: every refund of it, in three steps (R53, R83). */
@RestController
@Tag(name = "Money")
class TrackerController {

    /** @param refunds oldest first; none where no money goes back */
    record OrderRefunds(OrderId orderId, List<RefundView> refunds) {}

    private final JdbcClient jdbc;
    private final JsonMapper json = EventJson.mapper();

    private final Clock clock;

    TrackerController(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @GetMapping("/orders/{orderId}/refunds")
    @Operation(
            operationId = "listRefundsOfOrder",
            summary = "The refund tracker of an order",
            description = "Every refund of it, in three steps (R53, R83). 404: `no-such-order`.")
    OrderRefunds refunds(Actor actor, @PathVariable String orderId) {
        var row = jdbc.sql("select row from refund_tracker where key = :order")
                .param("order", Ids.require("ord_", orderId))
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, RefundTracker.Row.class))
                .orElseThrow(() -> Refusal.unknown("no-such-order", "There is no such order."));
        Viewers.admit(actor, row.buyerId(), row.sellerId());
        var now = clock.instant();
        return new OrderRefunds(
                row.orderId(),
                row.refunds().stream()
                        .map(refund -> RefundView.of(refund, actor, now))
                        .toList());
    }
}
