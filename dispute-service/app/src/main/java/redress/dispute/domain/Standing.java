package redress.dispute.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import redress.dispute.domain.DisputeCommand.OfferTerms;
import redress.dispute.domain.DisputeEvent.Answer;
import redress.dispute.domain.DisputeEvent.AppealDecided;
import redress.dispute.domain.DisputeEvent.ClaimEscalated;
import redress.dispute.domain.DisputeEvent.CompensationAwarded;
import redress.dispute.domain.DisputeEvent.DisputeClosed;
import redress.dispute.domain.DisputeEvent.DisputeHeld;
import redress.dispute.domain.DisputeEvent.DisputeOpened;
import redress.dispute.domain.DisputeEvent.DisputeReopened;
import redress.dispute.domain.DisputeEvent.DisputeResumed;
import redress.dispute.domain.DisputeEvent.DisputeSettled;
import redress.dispute.domain.DisputeEvent.DisputeWithdrawn;
import redress.dispute.domain.DisputeEvent.EvidenceAdded;
import redress.dispute.domain.DisputeEvent.GoodsPartlyReturned;
import redress.dispute.domain.DisputeEvent.GoodsReturned;
import redress.dispute.domain.DisputeEvent.MessageSent;
import redress.dispute.domain.DisputeEvent.OfferAccepted;
import redress.dispute.domain.DisputeEvent.OfferMade;
import redress.dispute.domain.DisputeEvent.OpenedBySupport;
import redress.dispute.domain.DisputeEvent.RefundCounted;
import redress.dispute.domain.DisputeEvent.RequestAmended;
import redress.dispute.domain.DisputeEvent.ReturnRecalled;
import redress.dispute.domain.DisputeEvent.SellerReminded;
import redress.dispute.domain.DisputeEvent.SellerResponded;
import redress.dispute.domain.DisputeEvent.SellerResponseWindowElapsed;
import redress.dispute.domain.DisputeEvent.VerdictRecorded;
import redress.dispute.domain.DisputeEvent.VerdictSetAside;
import redress.dispute.domain.Stage.Claimed;
import redress.dispute.domain.Stage.Closed;
import redress.dispute.domain.Stage.Negotiating;
import redress.dispute.domain.Stage.RefundDue;
import redress.dispute.domain.Stage.Returning;
import redress.dispute.domain.Stage.SellersTurn;
import redress.platform.values.Role;

/**
 * How a {@link Dispute} stands. Every event moves it on; what may happen next is decided by it alone, and shown by it.
 *
 * @param heldAt since when the buyer's bank has the money in its hands (R57)
 */
record Standing(
        CaseFile file,
        Stage stage,
        Optional<Instant> heldAt,
        Offers offers,
        Claims claims,
        Awards awards,
        Refunds refunds) {

    static Standing of(DisputeOpened opened) {
        return new Standing(
                CaseFile.of(opened),
                new Negotiating(SellersTurn.AWAITED),
                Optional.empty(),
                Offers.none(),
                Claims.none(),
                Awards.none(),
                Refunds.none());
    }

    Standing after(DisputeEvent event) {
        return switch (event) {
            case DisputeOpened e -> of(e);
            case OpenedBySupport e -> with(file.hearing(Role.SUPPORT, e.why(), e.openedAt()));
            case EvidenceAdded e -> with(file.showing(e));
            case MessageSent e -> with(file.hearing(e));
            case SellerReminded e -> with(new Negotiating(SellersTurn.AWAITED, e.number()));
            case SellerResponded e ->
                switch (e.answer()) {
                    case Answer.Accepted _ -> this;
                    case Answer.Countered _ -> with(new Negotiating(SellersTurn.COUNTERED));
                    case Answer.Rejected no ->
                        with(new Negotiating(SellersTurn.REJECTED))
                                .with(file.hearing(Role.SELLER, no.why(), e.respondedAt()));
                };
            case SellerResponseWindowElapsed _ -> with(new Negotiating(SellersTurn.SILENT));
            case RequestAmended e ->
                with(e.worseForSeller() ? new Negotiating(SellersTurn.AWAITED) : stage)
                        .with(file.asking(e.request(), e.deadlines())
                                .hearing(Role.BUYER, e.request().remark(), e.amendedAt()));
            case OfferMade e -> with(offers.with(e.offer()));
            case OfferAccepted _, DisputeWithdrawn _, ReturnRecalled _ -> this;
            case DisputeSettled e -> settled(e.settlement());
            case ClaimEscalated e ->
                with(new Claimed())
                        .with(claims.inRound(e.round()))
                        .with(file.claiming(e.request()))
                        .with(e.trigger() == Trigger.RETURN ? offers.fallen() : offers) // they were about all of it
                        .with(awards.lifted());
            case VerdictRecorded e -> with(claims.decided(e.verdict().claimId().value(), e.verdict()));
            case VerdictSetAside e -> with(claims.setAside(e.claimId().value()));
            case AppealDecided e -> with(claims.decided(e.appealId().value(), e.verdict()));
            case CompensationAwarded e -> with(awards.compensating(e.lines()));
            case GoodsReturned _ -> with(stage instanceof Returning it ? new RefundDue(it.settlement()) : stage);
            case GoodsPartlyReturned e -> with(awards.accepting(e.accepted()));
            case RefundCounted e -> with(refunds.receiving(e.refundId(), e.lines()));
            case DisputeHeld e -> held(Optional.of(e.heldAt()));
            case DisputeResumed e -> held(Optional.empty()).with(file.due(e.deadlines()));
            case DisputeReopened e ->
                with(new Negotiating(SellersTurn.AWAITED))
                        .with(file.asking(e.request(), e.deadlines()))
                        .with(offers.fallen())
                        .with(awards.reopened());
            case DisputeClosed e ->
                held(Optional.empty())
                        .with(new Closed(e.how(), e.closedAt()))
                        .with(
                                switch (e.how()) {
                                    case REFUNDED -> awards;
                                    case RETURN_LAPSED -> awards.lapsed();
                                    case WITHDRAWN, NO_REFUND, SUPERSEDED, SETTLED_EXTERNALLY -> awards.lifted();
                                })
                        .with(refunds.telling(e.refunded()));
        };
    }

    /** On appeal it is on top of what was settled before, but for goods that still travel: then it takes its place. */
    private Standing settled(Settlement made) {
        boolean onTop = made.basis() == Basis.APPEAL && !(stage instanceof Returning);
        var settled = with(onTop ? awards.adding(made) : awards.granting(made));
        return switch (made.remedy()) {
            case Remedy.RefundOnly _ -> settled.with(new RefundDue(made));
            case Remedy.ReturnAndRefund _ -> settled.returning(made);
        };
    }

    private Standing returning(Settlement made) {
        if (stage instanceof Returning it) return with(new Returning(made, it.returnId()));
        var next = with(awards.returning());
        return next.with(new Returning(made, next.lastReturn()));
    }

    /** The goods' last way back, or the one they are on. */
    ReturnId lastReturn() {
        return ReturnId.of(file.disputeId(), awards.returns());
    }

    /** Whether the parties are at it, and no bank. */
    boolean negotiating() {
        return stage instanceof Negotiating && heldAt.isEmpty();
    }

    boolean sellerAwaited() {
        return stage.awaitsSeller() && heldAt.isEmpty();
    }

    /** Whether a reminder of the seller, counted from 1, is due then and was not sent (R20). */
    boolean reminds(int number, Instant dueAt) {
        return sellerAwaited()
                && stage instanceof Negotiating it
                && number > it.reminded()
                && file.deadlines().reminds(number, dueAt);
    }

    /** What a party proposes as things are (R21). */
    Offer offer(OfferId id, OfferTerms terms, Party by) {
        return file.request().offer(id, offers.nextVersion(), by, terms, awards.goodsGone());
    }

    /** What the buyer asks instead, as things are (R22). */
    Request amended(Kind kind, Share ask, Remark words) {
        return file.request().amended(kind, ask, words, awards.goodsGone());
    }

    /** Whether the buyer has all that is due: what was settled, and what was accepted before of a return that was contested. */
    boolean paid() {
        return stage.settled() && refunds.cover(awards.due(), file.currency());
    }

    /** What the order is to hear of money when the dispute ends so. */
    List<LineAmount> refundedBy(Ending how) {
        return refunds.untold(how == Ending.REFUNDED ? refunds.back() : awards.accepted());
    }

    private Standing with(CaseFile next) {
        return new Standing(next, stage, heldAt, offers, claims, awards, refunds);
    }

    private Standing with(Stage next) {
        return new Standing(file, next, heldAt, offers, claims, awards, refunds);
    }

    private Standing held(Optional<Instant> since) {
        return new Standing(file, stage, since, offers, claims, awards, refunds);
    }

    private Standing with(Offers next) {
        return new Standing(file, stage, heldAt, next, claims, awards, refunds);
    }

    private Standing with(Claims next) {
        return new Standing(file, stage, heldAt, offers, next, awards, refunds);
    }

    private Standing with(Awards next) {
        return new Standing(file, stage, heldAt, offers, claims, next, refunds);
    }

    private Standing with(Refunds next) {
        return new Standing(file, stage, heldAt, offers, claims, awards, next);
    }
}
