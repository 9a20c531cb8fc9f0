package redress.mediation.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.mediation.domain.ClaimState;
import redress.mediation.projection.MediatorQueue;
import redress.platform.search.Catalogue;
import redress.platform.search.Finder;
import redress.platform.search.Sought;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.web.Page;
import redress.platform.web.Paging;

/** Finds claims for the marketplace's own people, by what somebody has at hand. */
@RestController
@Tag(name = "Search")
class Searching {

    static final Catalogue CATALOGUE = new Catalogue(
            "mediator_queue",
            "opened_at",
            Map.of(
                    "clm_", List.of("key"),
                    "dsp_", List.of("dispute_id"),
                    "ord_", List.of("order_id"),
                    "usr_", List.of("buyer_id", "seller_id", "mediator_id")),
            List.of());

    private final Finder finder;

    Searching(Finder finder) {
        this.finder = finder;
    }

    @GetMapping("/search")
    @Operation(
            operationId = "searchClaims",
            summary = "Find claims, newest first",
            description = "By claim, dispute, order, buyer, seller or mediator id."
                    + Sought.HOW_IT_LOOKS
                    + "For mediators, support, finance and auditors; nobody finds what they are a party of"
                    + Sought.FOR_NOBODY_ELSE)
    Page<MediatorQueue.Row> search(
            Actor actor,
            @Parameter(description = "what is looked for") @RequestParam String q,
            @Parameter(description = "in this state alone") @RequestParam(required = false) @Nullable ClaimState state,
            Paging paging) {
        var visible = switch (actor.role()) {
            case FINANCE, AUDITOR -> "true";
            case MEDIATOR, SUPPORT -> "buyer_id <> :person and seller_id <> :person";
            case BUYER, SELLER, SYSTEM ->
                throw Refusal.forbidden("role-may-not", "Only the marketplace's own people search here.")
                        .by("R82");
        };
        return paging.page(
                finder.find(
                        CATALOGUE,
                        Sought.of(q),
                        state,
                        visible,
                        Map.of("person", actor.id()),
                        MediatorQueue.Row.class,
                        paging),
                row -> new Paging.Place(row.openedAt(), row.claimId().value()));
    }
}
