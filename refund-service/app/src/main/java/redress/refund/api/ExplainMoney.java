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
import redress.platform.web.Deeds;
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

    private final Deeds deeds;
    private final Explanations explanations;

    ExplainMoney(Deeds deeds, Explanations explanations) {
        this.deeds = deeds;
        this.explanations = explanations;
    }

    @GetMapping("/orders/{orderId}/money/explanation")
    @Operation(
            summary = "What led to where an order's money is (R81)",
            description =
                    "Every recorded event of it in order: who caused it or which rule of which policy version, when that"
                            + " was due and how late it was recorded, and what it says of amounts and windows. For those who may see the order's money. 404:"
                            + " `no-such-id`.")
    Explanation money(Actor actor, @PathVariable String orderId) {
        var id = new OrderId(Ids.require("ord_", orderId));
        deeds.ask(actor, new ShowMoney(id, actor), MoneyView.class);
        return explanations.of(id.value(), event -> true);
    }

    @GetMapping("/refunds/{refundId}/explanation")
    @Operation(
            summary = "What led to the state of a refund (R81)",
            description =
                    "Every recorded event of it in order: who caused it or which rule of which policy version, when that"
                            + " was due and how late it was recorded, and what it says of amounts and windows. For those who may see the refund. 404:"
                            + " `no-such-id`.")
    Explanation refund(Actor actor, @PathVariable String refundId) {
        var id = new RefundId(Ids.require("rfd_", refundId));
        deeds.ask(actor, new ShowRefund(id, actor), RefundView.class);
        return explanations.of(id.value(), event -> true);
    }
}
