package redress.dispute.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import redress.dispute.domain.DisputeCommand.OfferTerms;
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
import redress.dispute.domain.DisputeEvent.SellerReminded;
import redress.dispute.domain.DisputeEvent.SellerResponded;
import redress.dispute.domain.DisputeEvent.SellerResponseWindowElapsed;
import redress.dispute.domain.DisputeEvent.VerdictRecorded;
import redress.dispute.domain.DisputeEvent.VerdictSetAside;
import redress.dispute.domain.OrderEvent.Afterwards;
import redress.dispute.domain.ReturnEvent.ReturnAwaited;
import redress.dispute.domain.Stage.Claimed;
import redress.dispute.domain.Stage.Closed;
import redress.dispute.domain.Stage.Negotiating;
import redress.dispute.domain.Stage.RefundDue;
import redress.dispute.domain.Stage.Returning;
import redress.dispute.domain.Stage.SellersTurn;
import redress.dispute.domain.Stage.Unopened;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

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

    private CaseFile file;
    private Stage stage = new Unopened();
    private Optional<Instant> heldAt = Optional.empty();
    private int reminded;
    private Offers offers = Offers.none();
    private int rounds;
    private final Set<String> decided = new HashSet<>();
    private Optional<Verdict> verdict = Optional.empty();
    private Optional<Settlement> settlement = Optional.empty();
    private Awards awards = Awards.none();
    private Optional<ReturnId> travelled = Optional.empty();
    private List<ReturnLine> accepted = List.of();

    Dispute() {}

    /** By {@link DisputableOrder} alone. */
    Dispute(DisputeOpened opened, Optional<OpenedBySupport> late) {
        apply(opened);
        late.ifPresent(AggregateLifecycle::apply);
    }

    // What people do

    @CommandHandler
    DisputeView decide(RespondToRequest respond, Clock clock) throws Exception {
        var now = clock.instant();
        rights().permit(DisputeAction.RESPOND, respond.by(), now);
        switch (respond.response()) {
            case Response.Accept accept -> {
                if (accept.requestVersion() != file.requestVersion())
                    throw Refusal.conflict(
                            "request-amended", "The request was amended: look at the dispute before granting it.");
                apply(new SellerResponded(id, file.orderId(), new Answer.Accepted(), respond.by(), now));
                settle(file.request().granted(Basis.REQUEST), new Cause.Person(respond.by()), now, now);
            }
            case Response.Counter counter -> {
                var offer = offer(counter.offerId(), counter.terms(), Party.SELLER);
                apply(new SellerResponded(
                        id, file.orderId(), new Answer.Countered(offer.offerId()), respond.by(), now));
                apply(new OfferMade(id, file.orderId(), offer, respond.by(), now));
            }
            case Response.Reject reject -> {
                if (reject.why() instanceof Remark.None)
                    throw Refusal.invalid("reason-needed", "Please tell the buyer why you reject the request.");
                apply(new SellerResponded(id, file.orderId(), new Answer.Rejected(reject.why()), respond.by(), now));
            }
        }
        return view(respond.by(), now);
    }

    @CommandHandler
    Offer decide(MakeOffer make, Clock clock) {
        var now = clock.instant();
        rights().permit(DisputeAction.MAKE_OFFER, make.by(), now);
        var offer = offer(make.offerId(), make.terms(), Party.of(make.by()));
        apply(new OfferMade(id, file.orderId(), offer, make.by(), now));
        return offer;
    }

    @CommandHandler
    DisputeView decide(AcceptOffer accept, Clock clock) throws Exception {
        var now = clock.instant();
        rights().permit(DisputeAction.ACCEPT_OFFER, accept.by(), now);
        var offer = offers.accepted(accept.offerId(), accept.version(), Party.of(accept.by()));
        apply(new OfferAccepted(id, file.orderId(), offer.offerId(), offer.version(), accept.by(), now));
        settle(
                new Settlement(Basis.OFFER, offer.remedy(), offer.lines(), offer.amount(), Funder.SELLER),
                new Cause.Person(accept.by()),
                now,
                now);
        return view(accept.by(), now);
    }

    @CommandHandler
    DisputeView decide(FileClaim claim, Clock clock) {
        var now = clock.instant();
        rights().permit(DisputeAction.FILE_CLAIM, claim.by(), now);
        escalate(Trigger.BUYER, new Cause.Person(claim.by()), now);
        return view(claim.by(), now);
    }

    @CommandHandler
    DisputeView decide(WithdrawDispute withdraw, Clock clock) {
        var now = clock.instant();
        rights().permit(DisputeAction.WITHDRAW, withdraw.by(), now);
        if (!withdraw.understood())
            throw Refusal.invalid(
                    "acknowledgement-needed",
                    "Withdrawing ends the dispute without money; please say that this is understood.");
        apply(new DisputeWithdrawn(id, file.orderId(), withdraw.by(), now));
        close(Ending.WITHDRAWN, now);
        return view(withdraw.by(), now);
    }

    @CommandHandler
    DisputeView decide(AmendRequest amend, Clock clock) {
        var now = clock.instant();
        rights().permit(DisputeAction.AMEND_REQUEST, amend.by(), now);
        var other = file.request().amended(amend.kind(), amend.ask(), amend.remark());
        var worse = other.worseForSellerThan(file.request());
        var deadlines = worse ? file.deadlines().sellerAgain(now, file.terms().periods()) : file.deadlines();
        apply(new RequestAmended(id, file.orderId(), other, worse, deadlines, amend.by(), now));
        return view(amend.by(), now);
    }

    @CommandHandler
    void decide(AddEvidence add, Clock clock) {
        var now = clock.instant();
        rights().permit(DisputeAction.ADD_EVIDENCE, add.by(), now);
        var party = Party.of(add.by());
        file.terms().evidence().require(file.terms().policy(), file.shownBy(party), List.of(add.shown()));
        apply(new EvidenceAdded(
                id, file.orderId(), add.evidenceId(), party, add.shown().by(add.by(), now)));
    }

    @CommandHandler
    void decide(SendMessage send, Clock clock) {
        var now = clock.instant();
        rights().permit(DisputeAction.SEND_MESSAGE, send.by(), now);
        apply(new MessageSent(
                id, file.orderId(), send.messageId(), Party.of(send.by()), send.language(), send.text(), now));
    }

    @CommandHandler
    DisputeView decide(ShowDispute show, Clock clock) {
        rights().permitLook(show.by());
        return view(show.by(), clock.instant());
    }

    // What timers do: late or repeated it is nothing

    @CommandHandler
    void decide(RemindSeller remind, Clock clock) {
        var deadlines = file.deadlines();
        if (!sellerAwaited() || remind.number() <= reminded || !deadlines.reminds(remind.number(), remind.dueAt()))
            return;
        var now = notEarly(remind.dueAt(), clock);
        if (now.isBefore(deadlines.respondBy())) // after an outage a reminder of what is over would be mockery
        apply(new SellerReminded(
                id,
                file.orderId(),
                remind.number(),
                deadlines.respondBy(),
                rule("seller-reminder", remind.dueAt(), now)));
    }

    @CommandHandler
    void decide(ElapseResponseWindow elapse, Clock clock) throws Exception {
        if (sellerAwaited() && file.deadlines().respondBy().equals(elapse.dueAt()))
            elapse(notEarly(elapse.dueAt(), clock));
    }

    /** After an outage both timers may be late and come in any order: what was due first is done first. */
    @CommandHandler
    void decide(EscalateUnresolved escalate, Clock clock) throws Exception {
        var due = file.deadlines();
        if (!due.resolveBy().equals(escalate.dueAt()) || !negotiating()) return;
        var now = notEarly(escalate.dueAt(), clock);
        if (sellerAwaited() && !due.respondBy().isAfter(due.resolveBy())) elapse(now);
        if (negotiating()) escalate(Trigger.TIMEOUT, rule("resolution-window", due.resolveBy(), now), due.resolveBy());
    }

    private boolean negotiating() {
        return stage instanceof Negotiating && heldAt.isEmpty();
    }

    private boolean sellerAwaited() {
        return negotiating() && stage instanceof Negotiating it && it.seller() == SellersTurn.AWAITED;
    }

    private void elapse(Instant now) throws Exception {
        var terms = file.terms();
        var due = file.deadlines().respondBy();
        var rule = rule("seller-response-window", due, now);
        apply(new SellerResponseWindowElapsed(id, file.orderId(), terms.ifSellerSilent(), rule));
        switch (terms.ifSellerSilent()) {
            case CLAIM_ALLOWED -> {}
            case ESCALATE -> escalate(Trigger.SILENCE, rule, due);
            case ACCEPT -> settle(file.request().granted(Basis.SILENCE), rule, due, now);
        }
    }

    // What neighbours and the dispute's own return tell

    @CommandHandler
    void decide(RecordVerdict record, Clock clock) throws Exception {
        var given = record.verdict();
        if (decided.contains(given.claimId().value())) return;
        if (!(stage instanceof Claimed)) {
            apply(new VerdictSetAside(id, file.orderId(), given.claimId(), clock.instant()));
            return;
        }
        file.request().requireCovers(given.lines());
        apply(new VerdictRecorded(id, file.orderId(), given, record.issuedAt()));
        if (given.amount().isZero()) close(Ending.NO_REFUND, record.issuedAt());
        else settle(given.settlement(), new Cause.Verdict(given.claimId()), record.issuedAt(), clock.instant());
    }

    /** The parties may have settled between themselves before: then the proposal is no longer theirs to accept. */
    @CommandHandler
    void decide(SettleByProposal agreed, Clock clock) throws Exception {
        if (!(stage instanceof Claimed)) return;
        file.request().requireCovers(agreed.lines());
        var amount = LineAmount.total(file.request().disputed().currency(), agreed.lines());
        settle(
                new Settlement(Basis.PROPOSAL, agreed.remedy(), agreed.lines(), amount, agreed.fundedBy()),
                new Cause.Proposal(agreed.claimId(), agreed.proposalId()),
                agreed.agreedAt(),
                clock.instant());
    }

    /** R35: what the verdict gave too little is paid, what it gave too much the platform makes good, unless it can still be changed. */
    @CommandHandler
    void decide(RecordAppeal record, Clock clock) throws Exception {
        var given = record.verdict();
        if (decided.contains(record.appealId().value())) return;
        file.request().requireCovers(given.lines());
        apply(new AppealDecided(id, file.orderId(), record.appealId(), given, record.issuedAt()));
        var cause = new Cause.Verdict(given.claimId());
        switch (stage) {
            case Returning _ -> {
                if (given.amount().isZero()) close(Ending.NO_REFUND, record.issuedAt());
                else if (!awards.granted().equals(given.lines()))
                    apply(new DisputeSettled(
                            id, file.orderId(), given.settlement().on(Basis.APPEAL), cause, record.issuedAt()));
            }
            case RefundDue _ -> makeGood(record, cause, clock.instant());
            case Closed it -> {
                if (it.how() != Ending.WITHDRAWN
                        && it.how() != Ending.SUPERSEDED
                        && it.how() != Ending.SETTLED_EXTERNALLY) makeGood(record, cause, clock.instant());
            }
            case Unopened _, Negotiating _, Claimed _ -> {}
        }
    }

    private void makeGood(RecordAppeal record, Cause cause, Instant now) throws Exception {
        var given = record.verdict();
        var currency = given.amount().currency();
        var surplus = awards.surplus(given.lines());
        var missing = awards.missing(given.lines());
        if (!surplus.isEmpty())
            apply(new CompensationAwarded(
                    id,
                    file.orderId(),
                    file.sellerId(),
                    surplus,
                    LineAmount.total(currency, surplus),
                    record.appealId(),
                    record.issuedAt()));
        if (missing.isEmpty()) return;
        // goods are sent back for the whole of the money or not at all
        var remedy = awards.granted().isEmpty() ? given.remedy() : new Remedy.RefundOnly();
        var more = LineAmount.total(currency, missing);
        settle(new Settlement(Basis.APPEAL, remedy, missing, more, given.fundedBy()), cause, record.issuedAt(), now);
    }

    @CommandHandler
    void decide(ReopenDispute reopen) {
        if (!(stage instanceof Closed it)
                || it.how() != Ending.WITHDRAWN
                || reopen.reopenedAt().isBefore(it.at())) return;
        apply(new DisputeReopened(
                id,
                file.orderId(),
                file.request().about(reopen.lines()),
                Deadlines.from(reopen.reopenedAt(), file.terms().periods()),
                reopen.buyer(),
                reopen.reopenedAt()));
    }

    /**
     * All of the order's money goes back, so nothing is left that goods on their way or a settlement could bring; a refund
     * that was approved before is still made (R58).
     */
    @CommandHandler
    void decide(SupersedeDispute supersede) {
        if (stage instanceof Unopened || stage instanceof Closed) return;
        var request = file.request();
        boolean unsettled = stage instanceof Negotiating || stage instanceof Claimed;
        if (unsettled && request.reason().goodsNeverCame())
            apply(new DisputeSettled(
                    id,
                    file.orderId(),
                    request.superseded(),
                    new Cause.OrderCalledOff(supersede.why()),
                    supersede.at()));
        close(Ending.SUPERSEDED, supersede.at());
    }

    @CommandHandler
    void decide(HoldDispute hold, Clock clock) {
        if (heldAt.isEmpty() && !(stage instanceof Closed))
            apply(new DisputeHeld(id, file.orderId(), hold.because(), clock.instant()));
    }

    @CommandHandler
    void decide(ResumeDispute resume, Clock clock) {
        var now = clock.instant();
        heldAt.ifPresent(since -> apply(new DisputeResumed(
                id,
                file.orderId(),
                stage instanceof Negotiating it && it.seller() == SellersTurn.AWAITED,
                file.deadlines().later(Duration.between(since, now)),
                now)));
    }

    @CommandHandler
    void decide(CloseExternally close) {
        if (!(stage instanceof Closed)) close(Ending.SETTLED_EXTERNALLY, close.at());
    }

    @CommandHandler
    void decide(NoteGoodsReturned note) {
        if (stage instanceof Returning it && it.returnId().equals(note.returnId()))
            apply(new GoodsReturned(id, file.orderId(), note.returnId(), note.returnedAt()));
    }

    @CommandHandler
    void decide(CloseLapsed lapsed) {
        if (stage instanceof Returning it && it.returnId().equals(lapsed.returnId()))
            close(Ending.RETURN_LAPSED, lapsed.rule().dueAt());
    }

    /** A claim about the units in question alone; what was accepted is not (R42). */
    @CommandHandler
    void decide(EscalateReturn escalate) {
        if (!(stage instanceof Returning it) || !it.returnId().equals(escalate.returnId())) return;
        var settled = it.settlement();
        var came = escalate.accepted();
        var due = LineAmount.total(settled.amount().currency(), Inspection.due(came));
        var left = settled.amount().minus(due.least(settled.amount())); // an appeal may have lowered it meanwhile
        if (left.isZero()) {
            apply(new GoodsReturned(id, file.orderId(), escalate.returnId(), escalate.at()));
            return;
        }
        if (!came.isEmpty())
            apply(new GoodsPartlyReturned(id, file.orderId(), escalate.returnId(), came, escalate.at()));
        escalate(Trigger.RETURN, file.request().leftOf(settled.lines(), came, left), escalate.cause(), escalate.at());
    }

    /**
     * News of the refund may overtake news of the return: both come by ways of their own. The dispute is over when all that
     * is due is back: the settlement, and what was accepted before it of a return that was contested.
     */
    @CommandHandler
    void decide(NoteRefundIssued issued) {
        if (awards.refunds().contains(issued.refundId())) return;
        apply(new RefundCounted(id, file.orderId(), issued.refundId(), issued.lines(), issued.issuedAt()));
        var settled = stage instanceof RefundDue || stage instanceof Returning;
        var currency = file.request().disputed().currency();
        if (settled && awards.complete(currency, Inspection.due(accepted))) close(Ending.REFUNDED, issued.issuedAt());
    }

    // What follows

    private void settle(Settlement wanted, Cause cause, Instant at, Instant now) throws Exception {
        // what travelled once cannot be sent again: then it is about money alone
        var settled = travelled.isPresent() ? wanted.moneyAlone() : wanted;
        apply(new DisputeSettled(id, file.orderId(), settled, cause, at));
        if (settled.remedy() instanceof Remedy.ReturnAndRefund back) {
            // from now and not from a late timer's due time: nobody loses days they did not know of
            var awaited = awaited(settled, back, now);
            var onHold = heldAt.isPresent();
            createNew(Return.class, () -> new Return(awaited, onHold));
        }
    }

    private ReturnAwaited awaited(Settlement settled, Remedy.ReturnAndRefund back, Instant now) {
        var terms = file.terms();
        var windows = terms.periods().returns();
        var shipBy = now.plus(windows.ship());
        return new ReturnAwaited(
                ReturnId.of(id),
                id,
                file.orderId(),
                file.buyerId(),
                file.sellerId(),
                back.returnPaidBy(),
                back.because(),
                terms.policy(),
                windows,
                goods(settled),
                shipBy.minus(windows.shipReminder()),
                shipBy,
                shipBy.plus(windows.extension()),
                now);
    }

    /** What travels: the settled lines without the shipping, which nobody can put into a parcel. */
    private List<ReturnLine> goods(Settlement settled) {
        return settled.lines().stream()
                .filter(part -> !part.lineId().equals(LineId.SHIPPING))
                .flatMap(part -> file.request().lines().stream()
                        .filter(line -> line.lineId().equals(part.lineId()))
                        .map(line -> new ReturnLine(line.lineId(), line.quantity(), part.amount())))
                .toList();
    }

    private void escalate(Trigger trigger, Cause cause, Instant at) {
        escalate(trigger, file.request(), cause, at);
    }

    private void escalate(Trigger trigger, Request about, Cause cause, Instant at) {
        apply(new ClaimEscalated(
                id,
                file.orderId(),
                rounds + 1,
                trigger,
                file.buyerId(),
                file.sellerId(),
                about,
                about.asked(),
                file.terms().place(),
                cause,
                at));
    }

    private void close(Ending how, Instant at) {
        var afterwards = switch (how) {
            case WITHDRAWN, RETURN_LAPSED -> verdict.isPresent() ? Afterwards.DECIDED : Afterwards.OPEN;
            case REFUNDED, NO_REFUND, SUPERSEDED, SETTLED_EXTERNALLY ->
                verdict.isPresent() ? Afterwards.DECIDED : Afterwards.SETTLED;
        };
        var refunded = awards.untold(how == Ending.REFUNDED ? awards.back() : Inspection.due(accepted));
        apply(new DisputeClosed(id, file.orderId(), how, afterwards, refunded, at));
    }

    private Offer offer(OfferId offerId, OfferTerms terms, Party by) {
        return file.request().offer(offerId, offers.nextVersion(), by, terms, travelled.isPresent());
    }

    private Cause.Rule rule(String name, Instant dueAt, Instant now) {
        return new Cause.Rule(name, file.terms().policy(), dueAt, now);
    }

    /** A timer that fires before its time must be tried again, not lost. */
    private static Instant notEarly(Instant dueAt, Clock clock) {
        var now = clock.instant();
        if (now.isBefore(dueAt)) throw new IllegalStateException("a timer due at " + dueAt + " fired at " + now);
        return now;
    }

    private Rights rights() {
        return new Rights(file, stage, offers, heldAt.isPresent(), rounds > 0);
    }

    private DisputeView view(Actor viewer, Instant now) {
        return DisputeView.of(
                file, stage, heldAt.isPresent(), offers, rounds, settlement, verdict, rights().of(viewer, now));
    }

    @EventSourcingHandler
    void evolve(DisputeEvent event) {
        switch (event) {
            case DisputeOpened e -> {
                id = e.disputeId();
                file = CaseFile.of(e);
                stage = new Negotiating(SellersTurn.AWAITED);
            }
            case OpenedBySupport e -> file = file.hearing(Role.SUPPORT, e.why(), e.openedAt());
            case SellerReminded e -> reminded = e.number();
            case SellerResponded e -> {
                switch (e.answer()) {
                    case Answer.Accepted _ -> {}
                    case Answer.Countered _ -> stage = new Negotiating(SellersTurn.COUNTERED);
                    case Answer.Rejected answer -> {
                        stage = new Negotiating(SellersTurn.REJECTED);
                        file = file.hearing(Role.SELLER, answer.why(), e.respondedAt());
                    }
                }
            }
            case SellerResponseWindowElapsed _ -> stage = new Negotiating(SellersTurn.SILENT);
            case RequestAmended e -> {
                file = file.asking(e.request(), e.deadlines())
                        .hearing(Role.BUYER, e.request().remark(), e.amendedAt());
                if (e.worseForSeller()) awaitSeller();
            }
            case OfferMade e -> offers = offers.with(e.offer());
            case OfferAccepted _ -> {}
            case EvidenceAdded e -> file = file.showing(e);
            case MessageSent e -> file = file.hearing(e);
            case DisputeSettled e -> settled(e.settlement());
            case ClaimEscalated e -> {
                rounds = e.round();
                stage = new Claimed(e.round(), e.trigger());
                file = file.claiming(e.request());
                if (e.trigger() == Trigger.RETURN) offers = offers.fallen(); // they were about all of it
                awards = awards.granting(List.of());
            }
            case VerdictRecorded e -> {
                decided.add(e.verdict().claimId().value());
                verdict = Optional.of(e.verdict());
            }
            case VerdictSetAside e -> decided.add(e.claimId().value());
            case AppealDecided e -> {
                decided.add(e.appealId().value());
                verdict = Optional.of(e.verdict());
            }
            case CompensationAwarded e -> awards = awards.compensating(e.lines());
            case GoodsReturned _ -> settlement.ifPresent(settled -> stage = new RefundDue(settled));
            case GoodsPartlyReturned e -> accepted = e.accepted();
            case RefundCounted e -> awards = awards.receiving(e.refundId(), e.lines());
            case DisputeHeld e -> heldAt = Optional.of(e.heldAt());
            case DisputeResumed e -> {
                heldAt = Optional.empty();
                file = file.due(e.deadlines());
            }
            case DisputeWithdrawn _ -> {}
            case DisputeReopened e -> {
                file = file.asking(e.request(), e.deadlines());
                offers = offers.fallen();
                settlement = Optional.empty();
                awaitSeller();
            }
            case DisputeClosed e -> {
                stage = new Closed(e.how(), e.closedAt());
                heldAt = Optional.empty();
                if (e.how() != Ending.REFUNDED) awards = awards.granting(List.of());
                awards = awards.telling(e.refunded());
            }
        }
    }

    private void awaitSeller() {
        stage = new Negotiating(SellersTurn.AWAITED);
        reminded = 0;
    }

    private void settled(Settlement made) {
        var onTop = made.basis() == Basis.APPEAL && !(stage instanceof Returning);
        awards = onTop ? awards.adding(made.lines()) : awards.granting(made.lines());
        settlement = Optional.of(made);
        stage = switch (made.remedy()) {
            case Remedy.RefundOnly _ -> new RefundDue(made);
            case Remedy.ReturnAndRefund _ -> {
                var back = ReturnId.of(id);
                travelled = Optional.of(back);
                yield new Returning(made, back);
            }
        };
    }
}
