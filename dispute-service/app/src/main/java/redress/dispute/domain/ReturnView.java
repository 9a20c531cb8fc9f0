package redress.dispute.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.ReturnEvent.ReturnAwaited;
import redress.dispute.domain.ReturnEvent.ReturnShipped;
import redress.platform.values.AvailableAction;

/** A return as one viewer sees it (R80). */
public record ReturnView(
        String returnId,
        String disputeId,
        String orderId,
        String buyerId,
        String sellerId,
        String state,
        String stateInWords,
        Payer paidBy,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        Instant awaitedAt,
        Instant shipBy,
        @Nullable Instant until,
        String policyVersion,
        List<AvailableAction> availableActions) {

    static ReturnView of(
            ReturnAwaited file, @Nullable ReturnShipped way, ReturnStage stage, List<AvailableAction> actions) {
        return new ReturnView(
                file.returnId().value(),
                file.disputeId().value(),
                file.orderId().value(),
                file.buyerId(),
                file.sellerId(),
                stage.name(),
                stage.inWords(),
                file.paidBy(),
                way == null ? null : way.carrier(),
                way == null ? null : way.trackingNumber(),
                file.awaitedAt(),
                file.shipBy(),
                stage.until().orElse(null),
                file.policy().value(),
                actions);
    }
}
