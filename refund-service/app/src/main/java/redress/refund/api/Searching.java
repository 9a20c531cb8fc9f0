package redress.refund.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.search.Catalogue;
import redress.platform.search.Finder;
import redress.platform.search.Sought;
import redress.platform.values.Actor;
import redress.platform.web.Page;
import redress.platform.web.Paging;
import redress.refund.domain.RefundView;
import redress.refund.domain.Viewers;
import redress.refund.projection.RefundDesk;

/** Finds refunds for the marketplace's own people, by what somebody has at hand. */
@RestController
@Tag(name = "Search")
class Searching {

    static final Catalogue CATALOGUE = new Catalogue(
            "refund_desk",
            "requested_at",
            Map.of(
                    "rfd_", List.of("key"),
                    "ord_", List.of("order_id"),
                    "dsp_", List.of("dispute_id"),
                    "ret_", List.of("return_id"),
                    "usr_", List.of("buyer_id", "seller_id")),
            List.of("payment_reference", "provider_reference"));

    private final Finder finder;
    private final Clock clock;

    Searching(Finder finder, Clock clock) {
        this.finder = finder;
        this.clock = clock;
    }

    @GetMapping("/search")
    @Operation(
            operationId = "searchRefunds",
            summary = "Find refunds, newest first",
            description = "By refund, order, dispute, return, buyer or seller id, payment or provider reference."
                    + Sought.HOW_IT_LOOKS
                    + "For finance, support and auditors"
                    + Sought.FOR_NOBODY_ELSE)
    Page<RefundView> search(
            Actor actor,
            @Parameter(description = "what is looked for") @RequestParam String q,
            @Parameter(description = "in this state alone") @RequestParam(required = false)
                    RefundDesk.@Nullable State state,
            Paging paging) {
        Viewers.admitOffices(actor);
        var rows = paging.page(
                finder.find(CATALOGUE, Sought.of(q), state, "true", Map.of(), RefundDesk.Row.class, paging),
                row -> new Paging.Place(
                        row.refund().requested().requestedAt(),
                        row.refund().refundId().value()));
        var now = clock.instant();
        return new Page<>(
                rows.items().stream()
                        .map(row -> RefundView.of(row.refund(), actor, now))
                        .toList(),
                rows.next());
    }
}
