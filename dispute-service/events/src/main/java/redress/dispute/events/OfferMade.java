package redress.dispute.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A party proposed a settlement; it replaces the party's previous offer (R21).
 *
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param offerId the offer
 * @param version version to name when accepting; counts up within the dispute from 1 (R21)
 * @param by who proposes: {@code BUYER}, {@code SELLER}
 * @param kind what is asked for or agreed: money alone, or money after the goods travelled back (R11): {@code
 *     REFUND_ONLY}, {@code RETURN_AND_REFUND}
 * @param amount what would be refunded
 * @param returnPaidBy who pays the way back of the goods (R40); absent where nothing travels: {@code BUYER},
 *     {@code SELLER}, {@code PLATFORM}
 * @param madeAt when it was made, UTC
 */
public record OfferMade(
        String disputeId,
        String orderId,
        String offerId,
        int version,
        String by,
        String kind,
        Money amount,
        @Nullable String returnPaidBy,
        Instant madeAt)
        implements DisputeNews {}
