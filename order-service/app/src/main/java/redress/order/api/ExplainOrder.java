package redress.order.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import redress.order.domain.OrderCommand.ShowOrder;
import redress.order.domain.OrderId;
import redress.order.domain.OrderView;
import redress.platform.explain.Explanation;
import redress.platform.explain.Explanations;
import redress.platform.values.Actor;
import redress.platform.values.Ids;

/** Why an order is as it is (R81). */
@RestController
@Tag(name = "Orders")
class ExplainOrder {

    private final Explanations explanations;

    ExplainOrder(Explanations explanations) {
        this.explanations = explanations;
    }

    @GetMapping("/orders/{orderId}/explanation")
    @Operation(
            operationId = "explainOrder",
            summary = "What led to the state of an order (R81)",
            description = Explanations.WHAT_IT_TELLS + "For those who may see the order. 404: `no-such-id`.")
    Explanation order(Actor actor, @PathVariable String orderId) {
        var id = new OrderId(Ids.require("ord_", orderId));
        return explanations.of(actor, id.value(), new ShowOrder(id, actor), OrderView.class);
    }
}
