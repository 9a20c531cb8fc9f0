package redress.refund.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.explain.Explanation;
import redress.platform.explain.Explanations;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.refund.domain.MoneyView;
import redress.refund.domain.MoneyView.ShowMoney;
import redress.refund.domain.OrderId;
import redress.refund.domain.RefundCommand.ShowRefund;
import redress.refund.domain.RefundId;
import redress.refund.domain.RefundView;

/** Why money is where it is (R81). */
@RestController
@Tag(name = "Money")
class ExplainMoney {

    private final Explanations explanations;

    ExplainMoney(Explanations explanations) {
        this.explanations = explanations;
    }

    @GetMapping("/orders/{orderId}/money/explanation")
    @Operation(
            operationId = "explainMoney",
            summary = "What led to where an order's money is (R81)",
            description = Explanations.WHAT_IT_TELLS
                    + "For those who may see the order's money. 404: `no-such-id`, `no-such-order`.")
    Explanation money(Actor actor, @PathVariable String orderId) {
        var id = new OrderId(Ids.require("ord_", orderId));
        return explanations.of(actor, id.value(), new ShowMoney(id, actor), MoneyView.class);
    }

    @GetMapping("/refunds/{refundId}/explanation")
    @Operation(
            operationId = "explainRefund",
            summary = "What led to the state of a refund (R81)",
            description = Explanations.WHAT_IT_TELLS
                    + "For those who may see the refund. 404: `no-such-id`, `no-such-order`.")
    Explanation refund(Actor actor, @PathVariable String refundId) {
        var id = new RefundId(Ids.require("rfd_", refundId));
        return explanations.of(actor, id.value(), new ShowRefund(id, actor), RefundView.class);
    }
}
