package redress.dispute.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The seller gave the first answer inside the window (R20).
 *
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param answer what the seller said: {@code ACCEPTED}, {@code COUNTERED}, {@code REJECTED}
 * @param offerId the counter-offer; absent unless the answer is COUNTERED
 * @param respondedAt when the seller responded, UTC
 */
public record SellerResponded(
        String disputeId,
        String orderId,
        String answer,
        @Nullable String offerId,
        Instant respondedAt) implements DisputeNews {}
