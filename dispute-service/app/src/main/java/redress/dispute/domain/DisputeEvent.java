package redress.dispute.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.platform.values.TextRef;

/** The history of a {@link Dispute}. */
public sealed interface DisputeEvent extends StoredEvent {

    DisputeId disputeId();

    @Revision("1")
    record DisputeOpened(
            DisputeId disputeId,
            OrderId orderId,
            String buyerId,
            String sellerId,
            Request request,
            List<Evidence> evidence,
            Terms terms,
            Instant openedAt)
            implements DisputeEvent {

        public DisputeOpened {
            evidence = List.copyOf(evidence);
        }
    }

    /** The seller's first answer, inside the window (R20). An acceptance and a counter-offer have an event of their own right after it. */
    @Revision("1")
    record SellerResponded(DisputeId disputeId, OrderId orderId, Answer answer, Actor by, Instant respondedAt)
            implements DisputeEvent {}

    /** What the seller said. */
    sealed interface Answer {
        record Accepted() implements Answer {}

        record Countered(OfferId offerId) implements Answer {}

        record Rejected(Remark why) implements Answer {}
    }

    @Revision("1")
    record SellerResponseWindowElapsed(DisputeId disputeId, OrderId orderId, Silence consequence, Cause.Rule rule)
            implements DisputeEvent {}

    @Revision("1")
    record OfferMade(DisputeId disputeId, OrderId orderId, Offer offer, Actor by, Instant madeAt)
            implements DisputeEvent {}

    /** Private: the world hears {@link DisputeSettled}. */
    @Revision("1")
    record OfferAccepted(
            DisputeId disputeId, OrderId orderId, OfferId offerId, int version, Actor by, Instant acceptedAt)
            implements DisputeEvent {}

    @Revision("1")
    record DisputeSettled(DisputeId disputeId, OrderId orderId, Settlement settlement, Cause cause, Instant settledAt)
            implements DisputeEvent {}

    @Revision("1")
    record DisputeWithdrawn(DisputeId disputeId, OrderId orderId, Actor by, Instant withdrawnAt)
            implements DisputeEvent {}

    /** @param request what the claim is about: after a return that did not go well only the units in question (R42) */
    @Revision("1")
    record ClaimEscalated(
            DisputeId disputeId,
            OrderId orderId,
            int round,
            Trigger trigger,
            String buyerId,
            String sellerId,
            Request request,
            Money asked,
            Place place,
            Cause cause,
            Instant escalatedAt)
            implements DisputeEvent {}

    /** What case management decided (R33). The consequence is the event right after it. */
    @Revision("1")
    record VerdictRecorded(DisputeId disputeId, OrderId orderId, Verdict verdict, Instant issuedAt)
            implements DisputeEvent {}

    /** A verdict on a dispute that the parties had ended before it came: it has no effect (R26). */
    @Revision("1")
    record VerdictSetAside(DisputeId disputeId, OrderId orderId, ClaimId claimId, Instant recordedAt)
            implements DisputeEvent {}

    /** The seller has the goods back: nothing is missing for the refund (R43). */
    @Revision("1")
    record GoodsReturned(DisputeId disputeId, OrderId orderId, ReturnId returnId, Instant returnedAt)
            implements DisputeEvent {}

    /** Some of the goods are back as they should be: their money is on its way, about the rest a claim follows (R42). */
    @Revision("1")
    record GoodsPartlyReturned(
            DisputeId disputeId, OrderId orderId, ReturnId returnId, List<ReturnLine> accepted, Instant returnedAt)
            implements DisputeEvent {

        public GoodsPartlyReturned {
            accepted = List.copyOf(accepted);
        }
    }

    /** A refund of this dispute is back with the buyer. If nothing more is due or in question, {@link DisputeClosed} follows. */
    @Revision("1")
    record RefundCounted(
            DisputeId disputeId, OrderId orderId, RefundId refundId, List<LineAmount> lines, Instant issuedAt)
            implements DisputeEvent {

        public RefundCounted {
            lines = List.copyOf(lines);
        }
    }

    /** @param refunded what went back or is on its way there, per line */
    @Revision("1")
    record DisputeClosed(
            DisputeId disputeId,
            OrderId orderId,
            Ending how,
            OrderEvent.Afterwards afterwards,
            List<LineAmount> refunded,
            Instant closedAt)
            implements DisputeEvent {

        public DisputeClosed {
            refunded = List.copyOf(refunded);
        }
    }

    /** Private: support opened it for the buyer, too late or not, and said why (R10). Follows the opening in the same append. */
    @Revision("1")
    record OpenedBySupport(DisputeId disputeId, OrderId orderId, Actor by, Remark why, Instant openedAt)
            implements DisputeEvent {}

    /** @param number 1 for the first reminder (R20) */
    @Revision("1")
    record SellerReminded(DisputeId disputeId, OrderId orderId, int number, Instant respondBy, Cause.Rule rule)
            implements DisputeEvent {}

    /**
     * The buyer asks for something else (R22).
     *
     * @param deadlines with the seller's window started again if it is worse for the seller, else as they were
     */
    @Revision("1")
    record RequestAmended(
            DisputeId disputeId,
            OrderId orderId,
            Request request,
            boolean worseForSeller,
            Deadlines deadlines,
            Actor by,
            Instant amendedAt)
            implements DisputeEvent {}

    /** R15; the bytes are elsewhere. */
    @Revision("1")
    record EvidenceAdded(DisputeId disputeId, OrderId orderId, EvidenceId evidenceId, Party by, Evidence evidence)
            implements DisputeEvent {}

    /** R16; the words are elsewhere. */
    @Revision("1")
    record MessageSent(
            DisputeId disputeId,
            OrderId orderId,
            MessageId messageId,
            Party by,
            Language language,
            TextRef text,
            Instant sentAt)
            implements DisputeEvent {}

    /**
     * The withdrawn dispute goes on (R27), with windows of its own; what was offered before has fallen.
     *
     * @param request with as much as is still refundable for its lines
     */
    @Revision("1")
    record DisputeReopened(
            DisputeId disputeId, OrderId orderId, Request request, Deadlines deadlines, Actor by, Instant reopenedAt)
            implements DisputeEvent {}

    /** The buyer's bank has taken the matter into its hands: nothing moves until it has decided (R57). */
    @Revision("1")
    record DisputeHeld(DisputeId disputeId, OrderId orderId, Hold because, Instant heldAt) implements DisputeEvent {}

    /** Why a dispute is on hold. */
    enum Hold {
        CHARGEBACK
    }

    /**
     * It goes on where it was, with the time that was left (R57).
     *
     * @param sellerAwaited whether the seller has still to respond
     */
    @Revision("1")
    record DisputeResumed(
            DisputeId disputeId, OrderId orderId, boolean sellerAwaited, Deadlines deadlines, Instant resumedAt)
            implements DisputeEvent {}

    /** Private: what another mediator says on appeal (R35). The consequence is the event right after it. */
    @Revision("1")
    record AppealDecided(DisputeId disputeId, OrderId orderId, AppealId appealId, Verdict verdict, Instant issuedAt)
            implements DisputeEvent {}

    /**
     * Private: an appeal leaves the buyer less than what waits for the goods (R35). If they were not sent, so it is.
     *
     * @param amount what it leaves, without the goods coming back
     */
    @Revision("1")
    record ReturnRecalled(DisputeId disputeId, OrderId orderId, ReturnId returnId, Money amount, Instant recalledAt)
            implements DisputeEvent {}

    /** The seller won on appeal what the buyer has already: the platform pays the seller, nobody is debited (R35). */
    @Revision("1")
    record CompensationAwarded(
            DisputeId disputeId,
            OrderId orderId,
            String sellerId,
            List<LineAmount> lines,
            Money amount,
            AppealId appealId,
            Instant awardedAt)
            implements DisputeEvent {

        public CompensationAwarded {
            lines = List.copyOf(lines);
        }
    }
}
