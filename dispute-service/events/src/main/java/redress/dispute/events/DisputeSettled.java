package redress.dispute.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * It is decided what the buyer gets: by agreement, by silence or by a verdict that gives money (R28).
 * REFUND_ONLY is due now, RETURN_AND_REFUND once the goods are back (R43).
 *
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param settlementId which settlement of the dispute this is: there may be another one after a return that went wrong, or by
 *     an appeal
 * @param basis what it rests on: an accepted offer, the granted request, the seller's silence, the mediator's proposal that
 *     both accepted, a verdict, an appeal (on top of what was settled before, unless goods are still travelling back: then
 *     instead of it), or that the order is no more (its money comes from there, and no refund is to be made for this):
 *     {@code OFFER}, {@code REQUEST}, {@code SILENCE}, {@code PROPOSAL}, {@code VERDICT}, {@code APPEAL}, {@code
 *     SUPERSEDED}
 * @param kind what is asked for or agreed: money alone, or money after the goods travelled back (R11): {@code
 *     REFUND_ONLY}, {@code RETURN_AND_REFUND}
 * @param lines the amount split over the lines; the shares sum to it exactly (R51)
 * @param amount what is refunded in all
 * @param returnPaidBy who pays the way back of the goods (R40); absent where nothing travels: {@code BUYER},
 *     {@code SELLER}, {@code PLATFORM}
 * @param fundedBy whose money it is in the end (R33): {@code SELLER}, {@code PLATFORM}, {@code SPLIT}
 * @param settledAt when it was settled, UTC
 */
public record DisputeSettled(
        String disputeId,
        String orderId,
        String settlementId,
        String basis,
        String kind,
        List<LineAmount> lines,
        Money amount,
        @Nullable String returnPaidBy,
        String fundedBy,
        Instant settledAt)
        implements DisputeNews {

    public DisputeSettled {
        lines = List.copyOf(lines);
    }
}
