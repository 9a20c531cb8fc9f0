package redress.order.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import redress.order.projection.LateDeliveries;
import redress.platform.values.Actor;
import redress.platform.web.Page;
import redress.platform.web.Paging;

/** What support looks at because goods and money are both with the buyer (R9). */
@RestController
@Tag(name = "Late deliveries")
class LateDeliveriesApi {

    private final SupportLists lists;

    LateDeliveriesApi(SupportLists lists) {
        this.lists = lists;
    }

    @GetMapping("/late-deliveries")
    @Operation(
            operationId = "listLateDeliveries",
            summary =
                    "Goods that came after they were refunded as never received, newest first (support, finance, auditor)",
            description = "Nobody is debited by itself (R9). Other roles get 403 `role-may-not`. 400: `limit-invalid`,"
                    + " `cursor-invalid`.")
    Page<LateDeliveries.Row> all(Actor actor, Paging paging) {
        return paging.page(
                lists.lateDeliveries(actor, paging),
                row -> new Paging.Place(row.deliveredAt(), row.refundId().value()));
    }
}
