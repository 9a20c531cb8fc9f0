package redress.dispute.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.dispute.projection.DisputeBoard;
import redress.dispute.projection.DisputeBoard.State;
import redress.platform.search.Catalogue;
import redress.platform.search.Finder;
import redress.platform.search.Sought;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.web.Page;
import redress.platform.web.Paging;

/** Finds disputes and returns for the marketplace's own people, by what somebody has at hand. */
@RestController
@Tag(name = "Search")
class Searching {

    static final Catalogue CATALOGUE = new Catalogue(
            "dispute_board",
            "opened_at",
            Map.of(
                    "dsp_", List.of("key"),
                    "ret_", List.of("return_id"),
                    "ord_", List.of("order_id"),
                    "usr_", List.of("buyer_id", "seller_id")),
            List.of("tracking_number"));

    private final Finder finder;

    Searching(Finder finder) {
        this.finder = finder;
    }

    @GetMapping("/search")
    @Operation(
            operationId = "searchDisputes",
            summary = "Find disputes and returns, newest first",
            description = "By dispute, return, order, buyer or seller id, or the tracking number of what goes back."
                    + Sought.HOW_IT_LOOKS
                    + "For support and auditors, and for mediators among what was escalated"
                    + Sought.FOR_NOBODY_ELSE)
    Page<DisputeBoard.Row> search(
            Actor actor,
            @Parameter(description = "what is looked for") @RequestParam String q,
            @Parameter(description = "in this state alone") @RequestParam(required = false) @Nullable State state,
            Paging paging) {
        var visible = switch (actor.role()) {
            case SUPPORT, AUDITOR -> "true";
            case MEDIATOR -> "escalated";
            case BUYER, SELLER, FINANCE, SYSTEM ->
                throw Refusal.forbidden("role-may-not", "Only support, mediators and auditors search here.")
                        .by("R82");
        };
        return paging.page(
                finder.find(CATALOGUE, Sought.of(q), state, visible, Map.of(), DisputeBoard.Row.class, paging),
                row -> new Paging.Place(row.openedAt(), row.disputeId().value()));
    }
}
