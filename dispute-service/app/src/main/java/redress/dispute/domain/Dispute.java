package redress.dispute.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import redress.dispute.domain.DisputeCommand.AcceptOffer;
import redress.dispute.domain.DisputeCommand.CloseLapsed;
import redress.dispute.domain.DisputeCommand.ElapseResponseWindow;
import redress.dispute.domain.DisputeCommand.EscalateReturn;
import redress.dispute.domain.DisputeCommand.EscalateUnresolved;
import redress.dispute.domain.DisputeCommand.FileClaim;
import redress.dispute.domain.DisputeCommand.MakeOffer;
import redress.dispute.domain.DisputeCommand.NoteGoodsReturned;
import redress.dispute.domain.DisputeCommand.NoteRefundIssued;
import redress.dispute.domain.DisputeCommand.OfferTerms;
import redress.dispute.domain.DisputeCommand.RecordVerdict;
import redress.dispute.domain.DisputeCommand.RespondToRequest;
import redress.dispute.domain.DisputeCommand.Response;
import redress.dispute.domain.DisputeCommand.ShowDispute;
import redress.dispute.domain.DisputeCommand.WithdrawDispute;
import redress.dispute.domain.DisputeEvent.Answer;
import redress.dispute.domain.DisputeEvent.ClaimEscalated;
import redress.dispute.domain.DisputeEvent.DisputeClosed;
import redress.dispute.domain.DisputeEvent.DisputeOpened;
import redress.dispute.domain.DisputeEvent.DisputeSettled;
import redress.dispute.domain.DisputeEvent.DisputeWithdrawn;
import redress.dispute.domain.DisputeEvent.GoodsPartlyReturned;
import redress.dispute.domain.DisputeEvent.GoodsReturned;
import redress.dispute.domain.DisputeEvent.OfferAccepted;
import redress.dispute.domain.DisputeEvent.OfferMade;
import redress.dispute.domain.DisputeEvent.RefundCounted;
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
import redress.platform.values.AvailableAction;
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

    private DisputeOpened file;
    private Request request;
    private Stage stage = new Unopened();
    private Offers offers = Offers.none();
    private final List<Said> said = new ArrayList<>();
    private int rounds;
    private final Set<ClaimId> verdicts = new HashSet<>();
    private Optional<Verdict> verdict = Optional.empty();
    private Optional<Settlement> settlement = Optional.empty();
    private Optional<ReturnId> travelled = Optional.empty();
    private List<ReturnLine> accepted = List.of();
    private final Map<RefundId, List<LineAmount>> refunds = new LinkedHashMap<>();

    Dispute() {}

    /** By {@link DisputableOrder} alone. */
    Dispute(DisputeOpened opened) {
        apply(opened);
    }

    // What people do

    @CommandHandler
    DisputeView decide(RespondToRequest respond, Clock clock) throws Exception {
        var now = clock.instant();
        permit(DisputeAction.RESPOND, respond.by(), now);
        switch (respond.response()) {
            case Response.Accept _ -> {
                apply(new SellerResponded(id, file.orderId(), new Answer.Accepted(), respond.by(), now));
                settle(asRequested(Basis.REQUEST), new Cause.Person(respond.by()), now, now);
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
        permit(DisputeAction.MAKE_OFFER, make.by(), now);
        var offer = offer(make.offerId(), make.terms(), party(make.by()));
        apply(new OfferMade(id, file.orderId(), offer, make.by(), now));
        return offer;
    }

    @CommandHandler
    DisputeView decide(AcceptOffer accept, Clock clock) throws Exception {
        var now = clock.instant();
        permit(DisputeAction.ACCEPT_OFFER, accept.by(), now);
        var offer = offers.accepted(accept.offerId(), accept.version(), party(accept.by()));
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
        permit(DisputeAction.FILE_CLAIM, claim.by(), now);
        escalate(Trigger.BUYER, new Cause.Person(claim.by()), now);
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
        apply(new DisputeWithdrawn(id, file.orderId(), withdraw.by(), now));
        close(Ending.WITHDRAWN, acceptedMoney(), now);
        return view(withdraw.by(), now);
    }

    @CommandHandler
    DisputeView decide(ShowDispute show, Clock clock) {
        if (!mayLook(show.by())) throw unknown();
        return view(show.by(), clock.instant());
    }

    // What timers do: late or repeated it is nothing

    @CommandHandler
    void decide(ElapseResponseWindow elapse, Clock clock) throws Exception {
        if (sellerAwaitedUntil(elapse.dueAt())) elapse(notEarly(elapse.dueAt(), clock));
    }

    /** After an outage both timers may be late and come in any order: what was due first is done first. */
    @CommandHandler
    void decide(EscalateUnresolved escalate, Clock clock) throws Exception {
        var terms = file.terms();
        if (!terms.resolveBy().equals(escalate.dueAt()) || !(stage instanceof Negotiating)) return;
        var now = notEarly(escalate.dueAt(), clock);
        if (sellerAwaitedUntil(terms.respondBy())) elapse(now);
        if (stage instanceof Negotiating)
            escalate(Trigger.TIMEOUT, rule("resolution-window", terms.resolveBy(), now), terms.resolveBy());
    }

    private boolean sellerAwaitedUntil(Instant dueAt) {
        return stage instanceof Negotiating it
                && it.seller() == SellersTurn.AWAITED
                && file.terms().respondBy().equals(dueAt);
    }

    private void elapse(Instant now) throws Exception {
        var terms = file.terms();
        var due = terms.respondBy();
        var rule = rule("seller-response-window", due, now);
        apply(new SellerResponseWindowElapsed(id, file.orderId(), terms.ifSellerSilent(), rule));
        switch (terms.ifSellerSilent()) {
            case CLAIM_ALLOWED -> {}
            case ESCALATE -> escalate(Trigger.SILENCE, rule, due);
            case ACCEPT -> settle(asRequested(Basis.SILENCE), rule, due, now);
        }
    }

    // What neighbours and the dispute's own return tell

    @CommandHandler
    void decide(RecordVerdict record, Clock clock) throws Exception {
        var given = record.verdict();
        if (verdicts.contains(given.claimId())) return;
        if (!(stage instanceof Claimed)) {
            apply(new VerdictSetAside(id, file.orderId(), given.claimId(), clock.instant()));
            return;
        }
        requireWithinDispute(given);
        apply(new VerdictRecorded(id, file.orderId(), given, record.issuedAt()));
        if (given.amount().isZero()) {
            close(Ending.NO_REFUND, acceptedMoney(), record.issuedAt());
            return;
        }
        // what travelled once cannot be sent again: then the verdict is about money alone
        var remedy = travelled.isPresent() ? new Remedy.RefundOnly() : given.remedy();
        settle(
                new Settlement(Basis.VERDICT, remedy, given.lines(), given.amount(), given.fundedBy()),
                new Cause.Verdict(given.claimId()),
                record.issuedAt(),
                clock.instant());
    }

    @CommandHandler
    void decide(NoteGoodsReturned note) {
        if (stage instanceof Returning it && it.returnId().equals(note.returnId()))
            apply(new GoodsReturned(id, file.orderId(), note.returnId(), note.returnedAt()));
    }

    @CommandHandler
    void decide(CloseLapsed lapsed) {
        if (stage instanceof Returning it && it.returnId().equals(lapsed.returnId()))
            close(Ending.RETURN_LAPSED, List.of(), lapsed.rule().dueAt());
    }

    /** A claim about the units in question alone; what was accepted is not (R42). */
    @CommandHandler
    void decide(EscalateReturn escalate) {
        if (!(stage instanceof Returning it) || !it.returnId().equals(escalate.returnId())) return;
        var settled = it.settlement();
        var came = escalate.accepted();
        var left = settled.amount().minus(LineAmount.total(settled.amount().currency(), Inspection.due(came)));
        if (left.isZero()) {
            apply(new GoodsReturned(id, file.orderId(), escalate.returnId(), escalate.at()));
            return;
        }
        if (!came.isEmpty())
            apply(new GoodsPartlyReturned(id, file.orderId(), escalate.returnId(), came, escalate.at()));
        escalate(Trigger.RETURN, request.leftOf(settled.lines(), came, left), escalate.cause(), escalate.at());
    }

    /**
     * News of the refund may overtake news of the return: both come by ways of their own. The dispute is over when all that
     * is due is back: the settlement, and what was accepted before it of a return that was contested.
     */
    @CommandHandler
    void decide(NoteRefundIssued issued) {
        if (refunds.containsKey(issued.refundId())) return;
        var back = new ArrayList<>(issued.lines());
        refunds.values().forEach(back::addAll);
        switch (stage) {
            case Returning it -> count(issued, back, it.settlement());
            case RefundDue it -> count(issued, back, it.settlement());
            case Claimed _ -> count(issued);
            case Unopened _, Negotiating _, Closed _ -> {}
        }
    }

    private void count(NoteRefundIssued issued, List<LineAmount> back, Settlement settled) {
        var currency = settled.amount().currency();
        var due = settled.amount().plus(LineAmount.total(currency, acceptedMoney()));
        if (LineAmount.total(currency, back).compareTo(due) < 0) count(issued);
        else close(Ending.REFUNDED, LineAmount.sum(back), issued.issuedAt());
    }

    private void count(NoteRefundIssued issued) {
        apply(new RefundCounted(id, file.orderId(), issued.refundId(), issued.lines(), issued.issuedAt()));
    }

    // What follows

    private void settle(Settlement settled, Cause cause, Instant at, Instant now) throws Exception {
        apply(new DisputeSettled(id, file.orderId(), settled, cause, at));
        if (settled.remedy() instanceof Remedy.ReturnAndRefund back) {
            // from now and not from a late timer's due time: nobody loses days they did not know of
            var awaited = awaited(settled, back, now);
            createNew(Return.class, () -> new Return(awaited));
        }
    }

    private ReturnAwaited awaited(Settlement settled, Remedy.ReturnAndRefund back, Instant now) {
        var terms = file.terms();
        var windows = terms.returns();
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
                .flatMap(part -> request.lines().stream()
                        .filter(line -> line.lineId().equals(part.lineId()))
                        .map(line -> new ReturnLine(line.lineId(), line.quantity(), part.amount())))
                .toList();
    }

    private List<LineAmount> acceptedMoney() {
        return Inspection.due(accepted);
    }

    private void escalate(Trigger trigger, Cause cause, Instant at) {
        escalate(trigger, request, cause, at);
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
                cause,
                at));
    }

    private void close(Ending how, List<LineAmount> refunded, Instant at) {
        var afterwards = switch (how) {
            case WITHDRAWN, RETURN_LAPSED -> verdict.isPresent() ? Afterwards.DECIDED : Afterwards.OPEN;
            case REFUNDED, NO_REFUND -> verdict.isPresent() ? Afterwards.DECIDED : Afterwards.SETTLED;
        };
        apply(new DisputeClosed(id, file.orderId(), how, afterwards, refunded, at));
    }

    private Settlement asRequested(Basis basis) {
        return new Settlement(
                basis,
                request.remedy(),
                LineAmount.split(request.asked(), request.lines()),
                request.asked(),
                Funder.SELLER);
    }

    private Offer offer(OfferId offerId, OfferTerms terms, Party by) {
        var amount = terms.share().of(request.disputed());
        return new Offer(
                offerId, offers.nextVersion(), by, remedy(terms), LineAmount.split(amount, request.lines()), amount);
    }

    private Remedy remedy(OfferTerms terms) {
        if (terms.kind() == Kind.REFUND_ONLY) {
            if (terms.returnPaidBy() != null)
                throw Refusal.invalid("nothing-to-return", "Without a return nobody pays for one.");
            return new Remedy.RefundOnly();
        }
        if (!request.returnable() || travelled.isPresent())
            throw Refusal.invalid("nothing-to-return", "There is nothing that could be sent back.");
        if (terms.returnPaidBy() == null && request.remedy() instanceof Remedy.ReturnAndRefund asked) return asked;
        var payer = terms.returnPaidBy() != null ? terms.returnPaidBy() : Payer.SELLER;
        if (payer == Payer.PLATFORM)
            throw Refusal.invalid("not-theirs-to-give", "Only case management lets the platform pay for a return.");
        if (payer == Payer.BUYER && request.returnNeverByBuyer())
            throw Refusal.invalid(
                    "return-never-by-buyer",
                    "The buyer does not pay to send back goods that are not as they should be.");
        return new Remedy.ReturnAndRefund(payer, request.returnNeverByBuyer() ? PaidBecause.FAULT : PaidBecause.AGREED);
    }

    private void requireWithinDispute(Verdict given) {
        var rest = new ArrayList<>(request.lines());
        for (var part : given.lines()) {
            var line = rest.stream()
                    .filter(one -> one.lineId().equals(part.lineId()))
                    .findFirst()
                    .orElseThrow(() -> Refusal.invalid(
                            "verdict-on-other-line", "%s is not in dispute or named twice.", part.lineId()));
            rest.remove(line);
            if (part.amount().compareTo(line.amount()) > 0)
                throw Refusal.invalid("more-than-disputed", "%s has %s left.", line.lineId(), line.amount());
        }
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

    // Who may do what, when (R80): commands ask it, and so does the list that viewers are shown

    private void permit(DisputeAction action, Actor by, Instant now) {
        objection(action, by, now).ifPresent(refusal -> {
            throw refusal;
        });
    }

    private Optional<Refusal> objection(DisputeAction action, Actor by, Instant now) {
        if (!mayLook(by)) return Optional.of(unknown());
        if (!action.everOpenTo(by.role()))
            return Optional.of(Refusal.forbidden("role-may-not", "This is not for a %s to do.", word(by.role())));
        var terms = file.terms();
        return switch (stage) {
            case Negotiating it ->
                switch (action) {
                    case RESPOND -> {
                        if (it.seller() == SellersTurn.COUNTERED || it.seller() == SellersTurn.REJECTED)
                            yield conflict("already-responded", "The seller has responded; now offers can be made.");
                        if (it.seller() == SellersTurn.SILENT || !now.isBefore(terms.respondBy()))
                            yield conflict(
                                    "response-window-over", "The time to respond ended at " + terms.respondBy() + ".");
                        yield Optional.empty();
                    }
                    case MAKE_OFFER ->
                        it.seller() == SellersTurn.AWAITED
                                ? conflict(
                                        "seller-answers-first",
                                        "The seller responds first, until " + terms.respondBy() + ".")
                                : Optional.empty();
                    case ACCEPT_OFFER -> offerToAccept(party(by));
                    case FILE_CLAIM -> {
                        if (it.seller() == SellersTurn.AWAITED)
                            yield conflict(
                                    "seller-still-has-time", "The seller can respond until " + terms.respondBy() + ".");
                        if (!now.isBefore(terms.resolveBy()))
                            yield conflict("claim-files-itself", "Case management is taking over by itself now.");
                        yield Optional.empty();
                    }
                    case WITHDRAW -> Optional.empty();
                };
            case Claimed _ ->
                switch (action) {
                    case RESPOND, FILE_CLAIM -> conflict("claim-filed", "The dispute is with case management already.");
                    case ACCEPT_OFFER -> offerToAccept(party(by));
                    case MAKE_OFFER, WITHDRAW -> Optional.empty();
                };
            case Returning _, RefundDue _ -> conflict("dispute-settled", "The dispute is settled.");
            case Closed _ -> conflict("dispute-closed", "The dispute is closed.");
            case Unopened _ -> Optional.of(unknown());
        };
    }

    private Optional<Refusal> offerToAccept(Party party) {
        return offers.standingOf(other(party)).isPresent()
                ? Optional.empty()
                : conflict("no-offer-to-accept", "The other side has made no offer.");
    }

    private static Optional<Refusal> conflict(String code, String sentence) {
        return Optional.of(Refusal.conflict(code, "%s", sentence));
    }

    private boolean mayLook(Actor by) {
        return switch (by.role()) {
            case BUYER -> by.id().equals(file.buyerId());
            case SELLER -> by.id().equals(file.sellerId());
            case MEDIATOR -> rounds > 0;
            case SUPPORT, AUDITOR -> true;
            case FINANCE, SYSTEM -> false;
        };
    }

    private static Refusal unknown() {
        return Refusal.unknown("no-such-dispute", "There is no dispute with this id.");
    }

    private static Party party(Actor by) {
        return by.is(Role.BUYER) ? Party.BUYER : Party.SELLER;
    }

    private static Party other(Party party) {
        return party == Party.BUYER ? Party.SELLER : Party.BUYER;
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    // What a viewer sees

    private DisputeView view(Actor viewer, Instant now) {
        var actions = Arrays.stream(DisputeAction.values())
                .filter(action -> objection(action, viewer, now).isEmpty())
                .map(action -> new AvailableAction(action.word(), until(action).orElse(null), otherwise(action)))
                .toList();
        return DisputeView.of(file, stage, offers, rounds, settlement, verdict, said, actions);
    }

    private Optional<Instant> until(DisputeAction action) {
        return switch (action) {
            case RESPOND -> Optional.of(file.terms().respondBy());
            case FILE_CLAIM -> Optional.of(file.terms().resolveBy());
            case MAKE_OFFER, ACCEPT_OFFER, WITHDRAW -> Optional.empty();
        };
    }

    private String otherwise(DisputeAction action) {
        if (stage instanceof Claimed) return "A mediator decides on what is known.";
        var resolveBy = file.terms().resolveBy();
        return switch (action) {
            case RESPOND ->
                switch (file.terms().ifSellerSilent()) {
                    case CLAIM_ALLOWED -> "The buyer may then file a claim at once.";
                    case ESCALATE -> "Case management then takes over at once.";
                    case ACCEPT -> "The request is then granted: " + request.asked() + ".";
                };
            case MAKE_OFFER, ACCEPT_OFFER, FILE_CLAIM, WITHDRAW ->
                "If nothing is agreed, case management takes over at " + resolveBy + ".";
        };
    }

    @EventSourcingHandler
    void evolve(DisputeEvent event) {
        switch (event) {
            case DisputeOpened e -> {
                id = e.disputeId();
                file = e;
                request = e.request();
                stage = new Negotiating(SellersTurn.AWAITED);
                hear(Party.BUYER, e.request().remark(), e.openedAt());
            }
            case SellerResponded e -> {
                switch (e.answer()) {
                    case Answer.Accepted _ -> {}
                    case Answer.Countered _ -> stage = new Negotiating(SellersTurn.COUNTERED);
                    case Answer.Rejected answer -> {
                        stage = new Negotiating(SellersTurn.REJECTED);
                        hear(Party.SELLER, answer.why(), e.respondedAt());
                    }
                }
            }
            case SellerResponseWindowElapsed _ -> stage = new Negotiating(SellersTurn.SILENT);
            case OfferMade e -> offers = offers.with(e.offer());
            case OfferAccepted _ -> {}
            case DisputeSettled e -> {
                settlement = Optional.of(e.settlement());
                stage = switch (e.settlement().remedy()) {
                    case Remedy.RefundOnly _ -> new RefundDue(e.settlement());
                    case Remedy.ReturnAndRefund _ -> new Returning(e.settlement(), ReturnId.of(id));
                };
                if (stage instanceof Returning back) travelled = Optional.of(back.returnId());
            }
            case ClaimEscalated e -> {
                rounds = e.round();
                request = e.request();
                stage = new Claimed(e.round(), e.trigger());
            }
            case VerdictRecorded e -> {
                verdicts.add(e.verdict().claimId());
                verdict = Optional.of(e.verdict());
            }
            case VerdictSetAside e -> verdicts.add(e.claimId());
            case GoodsReturned _ -> settlement.ifPresent(settled -> stage = new RefundDue(settled));
            case GoodsPartlyReturned e -> accepted = e.accepted();
            case RefundCounted e -> refunds.put(e.refundId(), e.lines());
            case DisputeWithdrawn _ -> {}
            case DisputeClosed e -> stage = new Closed(e.how());
        }
    }

    private void hear(Party by, Remark remark, Instant at) {
        if (remark instanceof Remark.Written written) said.add(new Said(by, at, written.text()));
    }
}
