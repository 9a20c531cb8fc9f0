package redress.order.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.order.domain.OrderCommand.ShowOrder;
import redress.order.domain.OrderId;
import redress.order.domain.OrderState;
import redress.order.domain.OrderView;
import redress.order.projection.OrderBoard;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.web.Deeds;
import redress.platform.web.Page;
import redress.platform.web.Paging;

/** What people see of orders: one of them always fresh, the list a moment behind. */
@RestController
@Tag(name = "Orders")
class OrderViews {

    private final Deeds deeds;
    private final OrderList list;

    OrderViews(Deeds deeds, OrderList list) {
        this.deeds = deeds;
        this.list = list;
    }

    @GetMapping("/orders/{orderId}")
    @Operation(
            operationId = "showOrder",
            summary = "One order, with what the viewer may do now",
            description = "Sellers do not see payment data. 404: `no-such-id`.")
    OrderView one(Actor actor, @PathVariable String orderId) {
        return deeds.ask(actor, new ShowOrder(new OrderId(Ids.require("ord_", orderId)), actor), OrderView.class);
    }

    @GetMapping("/orders")
    @Operation(
            operationId = "listOrders",
            summary = "My orders, newest first",
            description =
                    "A buyer's purchases, a seller's sales; support, finance and auditors see all. Other roles get 403"
                            + " `role-may-not`. 400: `limit-invalid`, `cursor-invalid`.")
    Page<OrderBoard.Row> mine(
            Actor actor,
            @Parameter(description = "in this state alone") @RequestParam(required = false) @Nullable OrderState state,
            @Parameter(
                            description =
                                    "true: which the buyer asks to cancel, and the seller has yet to answer (R6); false: the others")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean cancellationAsked,
            Paging paging) {
        return paging.page(
                list.of(actor, state, cancellationAsked, paging),
                row -> new Paging.Place(row.placedAt(), row.orderId().value()));
    }
}
