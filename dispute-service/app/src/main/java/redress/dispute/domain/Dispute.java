package redress.dispute.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import redress.dispute.domain.DisputeCommand.AcceptOffer;
import redress.dispute.domain.DisputeCommand.AddEvidence;
import redress.dispute.domain.DisputeCommand.AmendRequest;
import redress.dispute.domain.DisputeCommand.CloseExternally;
import redress.dispute.domain.DisputeCommand.CloseLapsed;
import redress.dispute.domain.DisputeCommand.ElapseResponseWindow;
import redress.dispute.domain.DisputeCommand.EscalateReturn;
import redress.dispute.domain.DisputeCommand.EscalateUnresolved;
import redress.dispute.domain.DisputeCommand.FileClaim;
import redress.dispute.domain.DisputeCommand.HoldDispute;
import redress.dispute.domain.DisputeCommand.MakeOffer;
import redress.dispute.domain.DisputeCommand.NoteGoodsReturned;
import redress.dispute.domain.DisputeCommand.NoteRefundIssued;
import redress.dispute.domain.DisputeCommand.NoteReturnConcluded;
import redress.dispute.domain.DisputeCommand.RecordAppeal;
import redress.dispute.domain.DisputeCommand.RecordVerdict;
import redress.dispute.domain.DisputeCommand.RemindSeller;
import redress.dispute.domain.DisputeCommand.ReopenDispute;
import redress.dispute.domain.DisputeCommand.RespondToRequest;
import redress.dispute.domain.DisputeCommand.Response;
import redress.dispute.domain.DisputeCommand.ResumeDispute;
import redress.dispute.domain.DisputeCommand.SendMessage;
import redress.dispute.domain.DisputeCommand.SettleByProposal;
import redress.dispute.domain.DisputeCommand.ShowDispute;
import redress.dispute.domain.DisputeCommand.SupersedeDispute;
import redress.dispute.domain.DisputeCommand.WithdrawDispute;
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
import redress.platform.values.Actor;
import redress.platform.values.Refusal;

/**
 * A buyer's disagreement with a seller about lines of one order, from opening to resolution.
 *
 * <p>The buyer asks; the seller has a window to accept, make a counter-offer or reject (R20), and what follows from silence
 * was pinned at the opening (R23). After that either may make offers, of which each party's last one stands (R21), and the
 * buyer may ask case management to decide (R24), which it does anyway when the resolution window ends (R25). The first of
 * agreement, withdrawal and verdict wins, whatever raced it (R26). An agreement or a verdict that gives money waits for the
 * {@link Return} if there is one, then for the refund, and the dispute is closed when the money is back.
 */
@Aggregate(type = "dispute", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init") // the first event fills the fields
public class Dispute {

    @AggregateIdentifier
    private DisputeId id;

    private Standing standing;

    Dispute() {}

    /** By {@link DisputableOrder} alone. */
    Dispute(DisputeOpened opened, Optional<OpenedBySupport> late) {
        apply(opened);
        late.ifPresent(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void evolve(DisputeEvent event) {
        id = event.disputeId();
        standing = event instanceof DisputeOpened opened ? Standing.of(opened) : standing.after(event);
    }

    // What people do

    @CommandHandler
    DisputeView decide(RespondToRequest respond, Clock clock) throws Exception {
        var now = clock.instant();
        permit(DisputeAction.RESPOND, respond.by(), now);
        switch (respond.response()) {
            case Response.Accept accept -> {
                var request = file().asSeen(accept.requestVersion());
                apply(new SellerResponded(id, orderId(), new Answer.Accepted(), respond.by(), now));
                settle(request.granted(Basis.REQUEST), new Cause.Person(respond.by()), now, now);
            }
            case Response.Counter counter -> {
                var offer = standing.offer(counter.offerId(), counter.terms(), Party.SELLER);
                apply(new SellerResponded(id, orderId(), new Answer.Countered(offer.offerId()), respond.by(), now));
                apply(new OfferMade(id, orderId(), offer, respond.by(), now));
            }
            case Response.Reject reject -> {
                if (reject.why() instanceof Remark.None)
                    throw Refusal.invalid("reason-needed", "Please tell the buyer why you reject the request.");
                apply(new SellerResponded(id, orderId(), new Answer.Rejected(reject.why()), respond.by(), now));
            }
        }
        return view(respond.by(), now);
    }

    @CommandHandler
    Offer decide(MakeOffer make, Clock clock) {
        var now = clock.instant();
        permit(DisputeAction.MAKE_OFFER, make.by(), now);
        var offer = standing.offer(make.offerId(), make.terms(), Party.of(make.by()));
        apply(new OfferMade(id, orderId(), offer, make.by(), now));
        return offer;
    }

    @CommandHandler
    DisputeView decide(AcceptOffer accept, Clock clock) throws Exception {
        var now = clock.instant();
        permit(DisputeAction.ACCEPT_OFFER, accept.by(), now);
        var offer = standing.offers().accepted(accept.offerId(), accept.version(), Party.of(accept.by()));
        apply(new OfferAccepted(id, orderId(), offer.offerId(), offer.version(), accept.by(), now));
        settle(offer.agreed(), new Cause.Person(accept.by()), now, now);
        return view(accept.by(), now);
    }

    @CommandHandler
    DisputeView decide(AmendRequest amend, Clock clock) {
        var now = clock.instant();
        permit(DisputeAction.AMEND_REQUEST, amend.by(), now);
        var other = standing.amended(amend.kind(), amend.ask(), amend.remark());
        var worse = other.worseForSellerThan(file().request());
        var due = file().deadlines();
        var deadlines = worse ? due.sellerAgain(now, file().terms().periods()) : due;
        apply(new RequestAmended(id, orderId(), other, worse, deadlines, amend.by(), now));
        return view(amend.by(), now);
    }

    @CommandHandler
    DisputeView decide(FileClaim claim, Clock clock) {
        var now = clock.instant();
        permit(DisputeAction.FILE_CLAIM, claim.by(), now);
        escalate(Trigger.BUYER, file().request(), new Cause.Person(claim.by()), now);
        return view(claim.by(), now);
    }

    @CommandHandler
    DisputeView decide(WithdrawDispute withdraw, Clock clock) {
        var now = clock.instant();
        permit(DisputeAction.WITHDRAW, withdraw.by(), now);
        if (!withdraw.understood())
            throw Refusal.invalid(
                    "acknowledgement-needed",
                    "Withdrawing ends the dispute without money; please say that this is understood.");
        apply(new DisputeWithdrawn(id, orderId(), withdraw.by(), now));
        close(Ending.WITHDRAWN, now);
        return view(withdraw.by(), now);
    }

    @CommandHandler
    void decide(AddEvidence add, Clock clock) {
        var now = clock.instant();
        permit(DisputeAction.ADD_EVIDENCE, add.by(), now);
        var party = Party.of(add.by());
        var terms = file().terms();
        terms.evidence().require(terms.policy(), file().shownBy(party), List.of(add.shown()));
        apply(new EvidenceAdded(
                id, orderId(), add.evidenceId(), party, add.shown().by(add.by(), now)));
    }

    @CommandHandler
    void decide(SendMessage send, Clock clock) {
        var now = clock.instant();
        permit(DisputeAction.SEND_MESSAGE, send.by(), now);
        var party = Party.of(send.by());
        apply(new MessageSent(id, orderId(), send.messageId(), party, send.language(), send.text(), now));
    }

    @CommandHandler
    DisputeView decide(ShowDispute show, Clock clock) {
        Rights.in(standing).permitLook(show.by());
        return view(show.by(), clock.instant());
    }

    // What timers do: late or repeated it is nothing

    @CommandHandler
    void decide(RemindSeller remind, Clock clock) {
        if (!standing.reminds(remind.number(), remind.dueAt())) return;
        var rule = rule("seller-reminder", remind.dueAt(), clock.instant());
        var until = file().deadlines().answerBy();
        if (rule.recordedAt().isBefore(until)) // after an outage a reminder of what is over would be mockery
        apply(new SellerReminded(id, orderId(), remind.number(), until, rule));
    }

    @CommandHandler
    void decide(ElapseResponseWindow elapse, Clock clock) throws Exception {
        if (standing.sellerAwaited() && file().deadlines().respondBy().equals(elapse.dueAt())) elapse(clock.instant());
    }

    /** After an outage both timers may be late and come in any order: what was due first is done first. */
    @CommandHandler
    void decide(EscalateUnresolved escalate, Clock clock) throws Exception {
        var due = file().deadlines();
        if (!standing.negotiating() || !due.resolveBy().equals(escalate.dueAt())) return;
        var rule = rule("resolution-window", due.resolveBy(), clock.instant());
        if (standing.sellerAwaited() && !due.respondBy().isAfter(due.resolveBy())) elapse(rule.recordedAt());
        if (standing.negotiating()) escalate(Trigger.TIMEOUT, file().request(), rule, rule.dueAt());
    }

    private void elapse(Instant now) throws Exception {
        var rule = rule("seller-response-window", file().deadlines().respondBy(), now);
        var then = file().terms().ifSellerSilent();
        apply(new SellerResponseWindowElapsed(id, orderId(), then, rule));
        switch (then) {
            case CLAIM_ALLOWED -> {}
            case ESCALATE -> escalate(Trigger.SILENCE, file().request(), rule, rule.dueAt());
            case ACCEPT -> settle(file().request().granted(Basis.SILENCE), rule, rule.dueAt(), now);
        }
    }

    // What case management decides

    @CommandHandler
    void decide(RecordVerdict record, Clock clock) throws Exception {
        var given = record.verdict();
        if (standing.claims().known().contains(given.claimId().value())) return;
        if (!awaits(given.claimId())) {
            apply(new VerdictSetAside(id, orderId(), given.claimId(), clock.instant()));
            return;
        }
        file().request().requireCovers(given.lines());
        apply(new VerdictRecorded(id, orderId(), given, record.issuedAt()));
        if (given.amount().isZero()) close(Ending.NO_REFUND, record.issuedAt());
        else settle(given.settlement(), given.cause(), record.issuedAt(), clock.instant());
    }

    /** The parties may have settled between themselves before: then the proposal is no longer theirs to accept. */
    @CommandHandler
    void decide(SettleByProposal agreed, Clock clock) throws Exception {
        if (!awaits(agreed.claimId())) return;
        file().request().requireCovers(agreed.lines());
        var settlement =
                Settlement.of(Basis.PROPOSAL, agreed.remedy(), agreed.lines(), file().currency(), agreed.fundedBy());
        var cause = new Cause.Proposal(agreed.claimId(), agreed.proposalId());
        settle(settlement, cause, agreed.agreedAt(), clock.instant());
    }

    /** What was decided in an earlier round may be heard in a later one, which alone counts. */
    private boolean awaits(ClaimId claim) {
        return standing.stage() instanceof Claimed && !standing.claims().isPast(claim, id);
    }

    /**
     * While goods are to travel, what they are worth can still be changed (R35). Whether they were sent, and so have to be paid
     * for, their return knows.
     */
    @CommandHandler
    void decide(RecordAppeal record, Clock clock) throws Exception {
        var given = record.verdict();
        if (standing.claims().known().contains(record.appealId().value())) return;
        file().request().requireCovers(given.lines());
        apply(new AppealDecided(id, orderId(), record.appealId(), given, record.issuedAt()));
        switch (standing.stage()) {
            case Returning it
            when given.leavesLessThan(it.settlement()) ->
                apply(new ReturnRecalled(id, orderId(), it.returnId(), given.amount(), record.issuedAt()));
            case Returning _ -> settleInstead(given, record.issuedAt());
            case RefundDue _ -> makeGood(record, clock.instant());
            case Closed it
            when it.how() == Ending.RETURN_LAPSED && standing.awards().confirmedBy(given) -> {}
            case Closed it when it.how().appealable() -> makeGood(record, clock.instant());
            case Closed _, Negotiating _, Claimed _ -> {}
        }
    }

    private void settleInstead(Verdict given, Instant at) {
        if (standing.awards().confirmedBy(given)) return;
        var instead = given.settlement().on(Basis.APPEAL);
        var settled = instead.aboutGoods() ? instead : instead.moneyAlone();
        apply(new DisputeSettled(id, orderId(), settled, given.cause(), at));
    }

    /** Nothing was sent when an appeal found that the buyer should have less: so it is, and nothing travels (R35). */
    @CommandHandler
    void decide(NoteReturnConcluded note) {
        var decided = standing.claims().verdict();
        if (!standing.stage().awaitsGoods(note.returnId()) || decided.isEmpty()) return;
        if (decided.get().amount().isZero()) close(Ending.NO_REFUND, note.concludedAt());
        else settleInstead(decided.get(), note.concludedAt());
    }

    /** What the first verdict gave too much the platform makes good, what it gave too little is paid (R35). */
    private void makeGood(RecordAppeal record, Instant now) throws Exception {
        var given = record.verdict();
        var surplus = standing.awards().surplus(given);
        var missing = standing.awards().missing(given);
        if (!surplus.isEmpty())
            apply(new CompensationAwarded(
                    id,
                    orderId(),
                    file().sellerId(),
                    surplus,
                    LineAmount.total(file().currency(), surplus),
                    record.appealId(),
                    record.issuedAt()));
        if (missing.isPresent()) settle(missing.get(), given.cause(), record.issuedAt(), now);
    }

    // What the order tells

    @CommandHandler
    void decide(ReopenDispute reopen) {
        if (!(standing.stage() instanceof Closed(Ending how, Instant at))) return;
        if (how != Ending.WITHDRAWN || reopen.reopenedAt().isBefore(at)) return;
        var request = file().request().about(reopen.lines());
        var deadlines = Deadlines.from(reopen.reopenedAt(), file().terms().periods());
        apply(new DisputeReopened(id, orderId(), request, deadlines, reopen.buyer(), reopen.reopenedAt()));
    }

    /**
     * All of the order's money goes back, so nothing is left that goods on their way or a settlement could bring; a refund
     * that was approved before is still made (R58).
     */
    @CommandHandler
    void decide(SupersedeDispute supersede) {
        var stage = standing.stage();
        if (stage instanceof Closed) return;
        var request = file().request();
        if (!stage.settled() && request.reason().goodsNeverCame()) {
            var cause = new Cause.OrderCalledOff(supersede.why());
            apply(new DisputeSettled(id, orderId(), request.superseded(), cause, supersede.at()));
        }
        close(Ending.SUPERSEDED, supersede.at());
    }

    @CommandHandler
    void decide(CloseExternally close) {
        if (!(standing.stage() instanceof Closed)) close(Ending.SETTLED_EXTERNALLY, close.at());
    }

    @CommandHandler
    void decide(HoldDispute hold, Clock clock) {
        if (standing.heldAt().isEmpty() && !(standing.stage() instanceof Closed))
            apply(new DisputeHeld(id, orderId(), hold.because(), clock.instant()));
    }

    @CommandHandler
    void decide(ResumeDispute resume, Clock clock) {
        var now = clock.instant();
        standing.heldAt().ifPresent(since -> {
            var deadlines = file().deadlines().later(Duration.between(since, now));
            apply(new DisputeResumed(id, orderId(), standing.stage().awaitsSeller(), deadlines, now));
        });
    }

    // What the return and the refund tell

    @CommandHandler
    void decide(NoteGoodsReturned note) {
        if (standing.stage().awaitsGoods(note.returnId()))
            apply(new GoodsReturned(id, orderId(), note.returnId(), note.returnedAt()));
    }

    @CommandHandler
    void decide(CloseLapsed lapsed) {
        if (standing.stage().awaitsGoods(lapsed.returnId()))
            close(Ending.RETURN_LAPSED, lapsed.rule().dueAt());
    }

    /** A claim about the units in question alone; what was accepted is not (R42). */
    @CommandHandler
    void decide(EscalateReturn escalate) {
        var back = escalate.returnId();
        var came = escalate.accepted();
        if (!(standing.stage() instanceof Returning it) || !it.returnId().equals(back)) return;
        var left = it.settlement().less(Inspection.due(came));
        if (left.isZero()) {
            apply(new GoodsReturned(id, orderId(), back, escalate.at()));
            return;
        }
        if (!came.isEmpty()) apply(new GoodsPartlyReturned(id, orderId(), back, came, escalate.at()));
        var about = file().request().leftOf(it.settlement().lines(), came, left);
        escalate(Trigger.RETURN, about, escalate.cause(), escalate.at());
    }

    /** News of the refund may overtake news of the return: both come by ways of their own. */
    @CommandHandler
    void decide(NoteRefundIssued issued) {
        if (standing.refunds().counted().contains(issued.refundId())) return;
        apply(new RefundCounted(id, orderId(), issued.refundId(), issued.lines(), issued.issuedAt()));
        if (standing.paid()) close(Ending.REFUNDED, issued.issuedAt());
    }

    // What follows

    /** A return is awaited from now and not from a late timer's due time: nobody loses days they did not know of. */
    private void settle(Settlement wanted, Cause cause, Instant at, Instant now) throws Exception {
        var settled = standing.awards().possible(wanted);
        apply(new DisputeSettled(id, orderId(), settled, cause, at));
        if (settled.remedy() instanceof Remedy.ReturnAndRefund back) {
            var onHold = standing.heldAt().isPresent();
            createNew(Return.class, () -> new Return(standing.lastReturn(), file(), settled, back, now, onHold));
        }
    }

    private void escalate(Trigger trigger, Request about, Cause cause, Instant at) {
        apply(new ClaimEscalated(
                id,
                orderId(),
                standing.claims().rounds() + 1,
                trigger,
                file().buyerId(),
                file().sellerId(),
                about,
                about.asked(),
                file().terms().place(),
                cause,
                at));
    }

    private void close(Ending how, Instant at) {
        var afterwards = how.afterwards(standing.claims().verdict().isPresent());
        apply(new DisputeClosed(id, orderId(), how, afterwards, standing.refundedBy(how), at));
    }

    private Cause.Rule rule(String name, Instant dueAt, Instant now) {
        return Cause.Rule.fired(name, file().terms().policy(), dueAt, now);
    }

    private void permit(DisputeAction action, Actor by, Instant now) {
        Rights.in(standing).permit(action, by, now);
    }

    private DisputeView view(Actor viewer, Instant now) {
        return DisputeView.of(standing, Rights.in(standing).of(viewer, now));
    }

    private CaseFile file() {
        return standing.file();
    }

    private OrderId orderId() {
        return standing.file().orderId();
    }
}
