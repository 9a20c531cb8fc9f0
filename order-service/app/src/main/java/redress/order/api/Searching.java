package redress.order.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.order.domain.Backoffice;
import redress.order.domain.OrderState;
import redress.order.projection.OrderRegister;
import redress.platform.search.Catalogue;
import redress.platform.search.Finder;
import redress.platform.search.Sought;
import redress.platform.values.Actor;
import redress.platform.web.Page;
import redress.platform.web.Paging;

/** Finds orders for the marketplace's own people, by what somebody has at hand. */
@RestController
@Tag(name = "Search")
class Searching {

    static final Catalogue CATALOGUE = new Catalogue(
            "order_register",
            "placed_at",
            Map.of(
                    "ord_", List.of("key"),
                    "crt_", List.of("cart_id"),
                    "usr_", List.of("buyer_id", "seller_id")),
            List.of("tracking_number", "payment_reference"));

    private final Finder finder;

    Searching(Finder finder) {
        this.finder = finder;
    }

    @GetMapping("/search")
    @Operation(
            operationId = "searchOrders",
            summary = "Find orders, newest first",
            description = "By order, cart, buyer or seller id, tracking number or payment reference."
                    + Sought.HOW_IT_LOOKS
                    + "For support, finance and auditors"
                    + Sought.FOR_NOBODY_ELSE)
    Page<OrderRegister.Entry> search(
            Actor actor,
            @Parameter(description = "what is looked for") @RequestParam String q,
            @Parameter(description = "in this state alone") @RequestParam(required = false) @Nullable OrderState state,
            Paging paging) {
        Backoffice.mustBeOf(actor);
        return paging.page(
                finder.find(CATALOGUE, Sought.of(q), state, "true", Map.of(), OrderRegister.Entry.class, paging),
                row -> new Paging.Place(row.placedAt(), row.orderId().value()));
    }
}
