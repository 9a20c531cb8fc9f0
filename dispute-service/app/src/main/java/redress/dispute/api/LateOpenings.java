package redress.dispute.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import redress.dispute.domain.DisputeId;
import redress.dispute.domain.OrderId;
import redress.dispute.domain.Reason;
import redress.dispute.projection.DisputeBoard.Row;
import redress.dispute.projection.DisputeBoard.State;
import redress.platform.values.Actor;
import redress.platform.web.Page;
import redress.platform.web.Paging;

/** What support has opened for buyers who came too late, and why: for who looks after support (R10). */
@RestController
@Tag(name = "Late openings")
class LateOpenings {

    private final DisputeList list;
    private final Words words;

    LateOpenings(DisputeList list, Words words) {
        this.list = list;
        this.words = words;
    }

    /**
     * @param reason why the buyer disagrees
     * @param state where the dispute stands
     * @param openedAt when it was opened
     * @param openedBy pseudonymous subject of who of support opened it
     * @param why why it was opened for the buyer, in their words; absent once they are erased
     */
    record LateOpening(
            DisputeId disputeId,
            OrderId orderId,
            String buyerId,
            String sellerId,
            Reason reason,
            State state,
            Instant openedAt,
            String openedBy,
            @Nullable String why) {}

    @GetMapping("/late-openings")
    @Operation(
            operationId = "listLateOpenings",
            summary = "Disputes that support opened for a buyer, with its reason, newest first (support, auditor)",
            description = "Whatever the buyer came too late for (R10). Other roles get 403 `role-may-not`. 400:"
                    + " `limit-invalid`, `cursor-invalid`.")
    Page<LateOpening> all(Actor actor, Paging paging) {
        var rows = paging.page(
                list.openedLate(actor, paging),
                row -> new Paging.Place(row.openedAt(), row.disputeId().value()));
        return new Page<>(rows.items().stream().map(this::told).toList(), rows.next());
    }

    private LateOpening told(Row row) {
        var late = Objects.requireNonNull(row.openedLate());
        var why = late.why();
        return new LateOpening(
                row.disputeId(),
                row.orderId(),
                row.buyerId(),
                row.sellerId(),
                row.reason(),
                row.state(),
                row.openedAt(),
                late.by(),
                why == null ? null : words.read(why).orElse(null));
    }
}
