package redress.dispute.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.OrderCommand.ShownEvidence;
import redress.platform.values.Actor;
import redress.platform.values.TextRef;

/** What a {@link Dispute} can be told. What timers and neighbours tell may be late or repeated: then nothing happens. */
public sealed interface DisputeCommand {

    DisputeId disputeId();

    /** The seller's one answer inside the window (R20). */
    record RespondToRequest(@TargetAggregateIdentifier DisputeId disputeId, Response response, Actor by)
            implements DisputeCommand {}

    /** R21. */
    record MakeOffer(@TargetAggregateIdentifier DisputeId disputeId, OfferId offerId, OfferTerms terms, Actor by)
            implements DisputeCommand {}

    /** R21: names the version, so that nobody agrees to what was replaced meanwhile. */
    record AcceptOffer(@TargetAggregateIdentifier DisputeId disputeId, OfferId offerId, int version, Actor by)
            implements DisputeCommand {}

    /**
     * R27.
     *
     * @param understood that it ends the dispute without money
     */
    record WithdrawDispute(@TargetAggregateIdentifier DisputeId disputeId, boolean understood, Actor by)
            implements DisputeCommand {}

    /** R24. */
    record FileClaim(@TargetAggregateIdentifier DisputeId disputeId, Actor by) implements DisputeCommand {}

    /** By the buyer, before it is with case management (R22). */
    record AmendRequest(@TargetAggregateIdentifier DisputeId disputeId, Kind kind, Share ask, Remark remark, Actor by)
            implements DisputeCommand {}

    /** R15. */
    record AddEvidence(
            @TargetAggregateIdentifier DisputeId disputeId, EvidenceId evidenceId, ShownEvidence shown, Actor by)
            implements DisputeCommand {}

    /** R16. */
    record SendMessage(
            @TargetAggregateIdentifier DisputeId disputeId,
            MessageId messageId,
            Language language,
            TextRef text,
            Actor by)
            implements DisputeCommand {}

    /** By the timer, while the seller has not responded (R20). */
    record RemindSeller(@TargetAggregateIdentifier DisputeId disputeId, int number, Instant dueAt, Actor by)
            implements DisputeCommand {}

    /** By the timer at the end of the seller's window (R23). */
    record ElapseResponseWindow(@TargetAggregateIdentifier DisputeId disputeId, Instant dueAt, Actor by)
            implements DisputeCommand {}

    /** By the timer at the end of the resolution window (R25). */
    record EscalateUnresolved(@TargetAggregateIdentifier DisputeId disputeId, Instant dueAt, Actor by)
            implements DisputeCommand {}

    /** Heard from mediation-service (R33). */
    record RecordVerdict(@TargetAggregateIdentifier DisputeId disputeId, Verdict verdict, Instant issuedAt)
            implements DisputeCommand {}

    /** Heard from mediation-service: both parties accepted the mediator's proposal (R32). */
    record SettleByProposal(
            @TargetAggregateIdentifier DisputeId disputeId,
            ClaimId claimId,
            String proposalId,
            Remedy remedy,
            List<LineAmount> lines,
            Funder fundedBy,
            Instant agreedAt)
            implements DisputeCommand {}

    /** Heard from mediation-service: the second look at the claim (R35). */
    record RecordAppeal(
            @TargetAggregateIdentifier DisputeId disputeId, AppealId appealId, Verdict verdict, Instant issuedAt)
            implements DisputeCommand {}

    /** Of the order: the buyer has taken the lines of the withdrawn dispute again (R27). */
    record ReopenDispute(
            @TargetAggregateIdentifier DisputeId disputeId,
            List<DisputedLine> lines,
            Actor buyer,
            Instant reopenedAt,
            Actor by)
            implements DisputeCommand {}

    /** Of the order: it is no more (R58). */
    record SupersedeDispute(@TargetAggregateIdentifier DisputeId disputeId, CalledOff why, Instant at, Actor by)
            implements DisputeCommand {}

    /** Of the order: the buyer's bank is looking at the payment (R57). */
    record HoldDispute(@TargetAggregateIdentifier DisputeId disputeId, DisputeEvent.Hold because, Actor by)
            implements DisputeCommand {}

    /** Of the order: the bank left the money where it was (R57). */
    record ResumeDispute(@TargetAggregateIdentifier DisputeId disputeId, Actor by) implements DisputeCommand {}

    /** Of the order: the bank took the money back (R57). */
    record CloseExternally(@TargetAggregateIdentifier DisputeId disputeId, Instant at, Actor by)
            implements DisputeCommand {}

    /** Heard from refund-service: the money is back. */
    record NoteRefundIssued(
            @TargetAggregateIdentifier DisputeId disputeId, RefundId refundId, List<LineAmount> lines, Instant issuedAt)
            implements DisputeCommand {}

    /** Of the dispute's own return: the seller has the goods (R43). */
    record NoteGoodsReturned(
            @TargetAggregateIdentifier DisputeId disputeId, ReturnId returnId, Instant returnedAt, Actor by)
            implements DisputeCommand {}

    /** Of the dispute's own return: the goods were not sent in time (R41). */
    record CloseLapsed(@TargetAggregateIdentifier DisputeId disputeId, ReturnId returnId, Cause.Rule rule, Actor by)
            implements DisputeCommand {}

    /** Of the dispute's own return: it is over without the goods; nothing where the dispute has ended it itself (R35). */
    record NoteReturnConcluded(
            @TargetAggregateIdentifier DisputeId disputeId, ReturnId returnId, Instant concludedAt, Actor by)
            implements DisputeCommand {}

    /**
     * Of the dispute's own return: it was lost or the seller objects, so case management decides about the money (R42).
     *
     * @param accepted what came back as it should, and the money for it, which is on its way
     */
    record EscalateReturn(
            @TargetAggregateIdentifier DisputeId disputeId,
            ReturnId returnId,
            List<ReturnLine> accepted,
            Cause cause,
            Instant at,
            Actor by)
            implements DisputeCommand {}

    /** A question. */
    record ShowDispute(@TargetAggregateIdentifier DisputeId disputeId, Actor by) implements DisputeCommand {}

    /** What the seller answers. */
    sealed interface Response {
        /** @param requestVersion what the seller has seen: nobody grants what was amended meanwhile */
        record Accept(int requestVersion) implements Response {}

        record Counter(OfferId offerId, OfferTerms terms) implements Response {}

        record Reject(Remark why) implements Response {}
    }

    /** @param returnPaidBy only with a return; absent: as the request has it */
    record OfferTerms(Kind kind, Share share, @Nullable Payer returnPaidBy) {}
}
