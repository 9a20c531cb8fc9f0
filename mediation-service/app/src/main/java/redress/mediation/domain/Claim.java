package redress.mediation.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.ClaimCommand.AnswerProposal;
import redress.mediation.domain.ClaimCommand.AssignByLoad;
import redress.mediation.domain.ClaimCommand.AssignMediator;
import redress.mediation.domain.ClaimCommand.CloseClaims;
import redress.mediation.domain.ClaimCommand.CompleteComplaint;
import redress.mediation.domain.ClaimCommand.ConfirmVerdict;
import redress.mediation.domain.ClaimCommand.ExpireProposal;
import redress.mediation.domain.ClaimCommand.FileAppeal;
import redress.mediation.domain.ClaimCommand.GiveVerdict;
import redress.mediation.domain.ClaimCommand.MakeProposal;
import redress.mediation.domain.ClaimCommand.MarkOverdue;
import redress.mediation.domain.ClaimCommand.OpenClaim;
import redress.mediation.domain.ClaimCommand.ProvideInformation;
import redress.mediation.domain.ClaimCommand.RecordSilence;
import redress.mediation.domain.ClaimCommand.RequestInformation;
import redress.mediation.domain.ClaimCommand.ShowClaim;
import redress.mediation.domain.ClaimEvent.AppealFiled;
import redress.mediation.domain.ClaimEvent.ClaimClosed;
import redress.mediation.domain.ClaimEvent.ClaimOpened;
import redress.mediation.domain.ClaimEvent.ComplaintCompleted;
import redress.mediation.domain.ClaimEvent.InformationProvided;
import redress.mediation.domain.ClaimEvent.InformationRequested;
import redress.mediation.domain.ClaimEvent.MediatorAssigned;
import redress.mediation.domain.ClaimEvent.MediatorWanted;
import redress.mediation.domain.ClaimEvent.PartySilent;
import redress.mediation.domain.ClaimEvent.ProposalAccepted;
import redress.mediation.domain.ClaimEvent.ProposalAgreed;
import redress.mediation.domain.ClaimEvent.ProposalDeclined;
import redress.mediation.domain.ClaimEvent.ProposalExpired;
import redress.mediation.domain.ClaimEvent.ProposalMade;
import redress.mediation.domain.ClaimEvent.VerdictIssued;
import redress.mediation.domain.ClaimEvent.VerdictOverdue;
import redress.mediation.domain.ClaimEvent.VerdictProposed;
import redress.mediation.domain.ClaimEvent.VerdictSetAside;
import redress.mediation.domain.Stage.Assigned;
import redress.mediation.domain.Stage.AwaitingConfirmation;
import redress.mediation.domain.Stage.Closed;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/**
 * A dispute that the parties could not end, on the table of case management. The buyer may complete the complaint (R30). A
 * mediator gets it by load or takes it, never one of the parties, asks either side what is missing (R31), may propose what
 * both must accept (R32), and decides on the file; a verdict of much money counts only when a second mediator has confirmed
 * it (R33). A verdict that is overdue goes to another mediator (R34). Until there is one the parties may still agree or the
 * buyer may withdraw, which closes the claim as well. After a verdict each party may appeal once: then another mediator
 * takes a second look, which is final and decides the appeals of both (R35).
 */
@Aggregate(type = "claim", cache = "aggregateCache")
public class Claim {

    @AggregateIdentifier
    private ClaimId id;

    private Docket docket = Docket.empty();

    /** For Axon, which then tells the claim its history. */
    protected Claim() {}

    /** Called where the dispute and round have no claim yet. */
    public Claim(OpenClaim open, VerdictRules rules, Windows windows) {
        var complaint = open.complaint();
        var policy = new Pinned(rules.inForce(open.escalatedAt()), complaint.place());
        apply(new ClaimOpened(
                open.claimId(),
                complaint,
                policy.version(),
                open.escalatedAt().plus(windows.toDecide(policy)),
                open.escalatedAt().plus(windows.toComplete(policy)),
                open.escalatedAt()));
        apply(new MediatorWanted(
                open.claimId(),
                new Subject(complaint.disputeId(), complaint.orderId()),
                complaint.parties(),
                open.escalatedAt()));
    }

    // What neighbours tell

    /** Of the last round, which alone can be open. What came of our own verdict is no news here. */
    public void close(CloseClaims news) {
        var stage = docket.stage();
        if (news.why() == ClosingReason.VERDICT
                || news.at().isBefore(stage.opened().openedAt())) return;
        var decided = stage instanceof Closed closed && closed.why() == ClosingReason.VERDICT;
        var overtaken = news.why().endsVerdicts() && (decided || stage.secondLook() != null);
        if (overtaken && (decided || stage.isPending()))
            apply(new VerdictSetAside(id, subject(), news.why(), news.at()));
        if (stage.isPending() && (overtaken || stage.secondLook() == null))
            apply(new ClaimClosed(id, subject(), news.why(), news.at()));
    }

    /**
     * The return that was decided has failed, and a later claim takes its place (R42): there it is decided anew, and there it
     * may be appealed. So of one dispute never two are open (R30).
     */
    public void giveWay(Instant at) {
        var stage = docket.stage();
        boolean pending = stage.isPending();
        if (!pending && !(stage instanceof Closed closed && closed.why() == ClosingReason.VERDICT)) return;
        if (stage.decision() != null) apply(new VerdictSetAside(id, subject(), ClosingReason.SUPERSEDED, at));
        if (pending) apply(new ClaimClosed(id, subject(), ClosingReason.SUPERSEDED, at));
    }

    // What case management does

    @CommandHandler
    ClaimView decide(AssignMediator assign, InquiryRules rules, Clock clock) {
        var now = clock.instant();
        permit(ClaimAction.ASSIGN_MEDIATOR, assign.by(), rules, now);
        var mediator = assign.mediatorId();
        if (assign.by().is(Role.MEDIATOR) && !mediator.equals(PersonId.of(assign.by())))
            throw Refusal.forbidden(
                    "role-may-not", "A mediator takes claims for nobody else; support names mediators.");
        if (docket.complaint().concerns(mediator))
            throw Refusal.invalid("conflict-of-interest", "Nobody decides a claim that they are a party of.");
        if (docket.barred().contains(mediator))
            throw Refusal.invalid("another-mediator-required", "Nobody takes a second look at their own verdict.");
        apply(new MediatorAssigned(id, subject(), mediator, PersonId.of(assign.by()), now));
        return view(assign.by(), rules, now);
    }

    @CommandHandler
    void decide(AssignByLoad assign, Clock clock) {
        if (docket.wantsMediator() && !docket.barred().contains(assign.mediatorId()))
            apply(new MediatorAssigned(id, subject(), assign.mediatorId(), PersonId.of(assign.by()), clock.instant()));
    }

    @CommandHandler
    RequestId decide(RequestInformation ask, InquiryRules rules, Windows windows, Clock clock) {
        var now = clock.instant();
        permit(ClaimAction.REQUEST_INFORMATION, ask.by(), rules, now);
        var policy = docket.pinned();
        if (ask.kinds().isEmpty()) throw Refusal.invalid("kind-missing", "Please say what kind of information.");
        if (ask.kinds().stream().distinct().count() < ask.kinds().size())
            throw Refusal.invalid("kind-twice", "A kind of information is named twice.");
        var request = new InformationRequest(
                ask.requestId(),
                ask.from(),
                ask.kinds(),
                ask.text(),
                now.plus(windows.toInform(policy)),
                PersonId.of(ask.by()));
        apply(new InformationRequested(id, subject(), request, now));
        return ask.requestId();
    }

    @CommandHandler
    ProposalId decide(MakeProposal make, VerdictRules verdicts, InquiryRules rules, Windows windows, Clock clock) {
        var now = clock.instant();
        permit(ClaimAction.MAKE_PROPOSAL, make.by(), rules, now);
        var proposal = Deciding.proposal(make, docket, verdicts, now.plus(windows.toAgree(docket.pinned())));
        apply(new ProposalMade(id, subject(), proposal, now));
        return make.proposalId();
    }

    @CommandHandler
    ClaimView decide(GiveVerdict give, VerdictRules verdicts, InquiryRules rules, Windows windows, Clock clock) {
        var now = clock.instant();
        permit(ClaimAction.GIVE_VERDICT, give.by(), rules, now);
        var verdict = Deciding.verdict(give, docket, verdicts);
        var alone = verdicts.mostByOneMediator(docket.pinned(), verdict.amount().currency());
        if (docket.atStake(verdict).compareTo(alone) > 0 && !upholds(verdict))
            apply(new VerdictProposed(id, subject(), verdict, now));
        else issue(verdict, null, windows, now);
        return view(give.by(), rules, now);
    }

    @CommandHandler
    ClaimView decide(ConfirmVerdict confirm, InquiryRules rules, Windows windows, Clock clock) {
        var now = clock.instant();
        permit(ClaimAction.CONFIRM_VERDICT, confirm.by(), rules, now);
        var verdict = ((AwaitingConfirmation) docket.stage()).verdict();
        if (confirm.version() != null && confirm.version() != verdict.version())
            throw Refusal.conflict(
                    "verdict-replaced", "Version %d is proposed now; look at it first.", verdict.version());
        issue(verdict, PersonId.of(confirm.by()), windows, now);
        return view(confirm.by(), rules, now);
    }

    // What the parties do

    @CommandHandler
    ClaimView decide(CompleteComplaint complete, InquiryRules rules, Clock clock) {
        var now = clock.instant();
        permit(ClaimAction.COMPLETE_COMPLAINT, complete.by(), rules, now);
        var statement = Statement.of(id, complete.text(), complete.evidence(), docket.pinned(), rules);
        apply(new ComplaintCompleted(id, subject(), statement, now));
        return view(complete.by(), rules, now);
    }

    @CommandHandler
    ClaimView decide(ProvideInformation provide, InquiryRules rules, Clock clock) {
        var now = clock.instant();
        mustBeTheirs(provide.by());
        var inquiry = docket.inquiry(provide.requestId())
                .filter(one -> one.request().from() == Party.of(provide.by()))
                .orElseThrow(Claim::unknown);
        if (!inquiry.awaits() && docket.stage().isPending())
            throw Refusal.conflict("already-answered", "This question was answered, or its time is over.");
        if (inquiry.awaits()
                && docket.stage().isPending()
                && !inquiry.awaits(inquiry.request().from(), now))
            throw Refusal.conflict(
                            "answer-window-over",
                            "The time to answer ended at %s.",
                            inquiry.request().due())
                    .under(docket.policy().value());
        permit(ClaimAction.PROVIDE_INFORMATION, provide.by(), rules, now);
        var statement = Statement.of(id, provide.text(), provide.evidence(), docket.pinned(), rules);
        apply(new InformationProvided(
                id, subject(), provide.requestId(), inquiry.request().from(), statement, now));
        return view(provide.by(), rules, now);
    }

    @CommandHandler
    ClaimView decide(AnswerProposal answer, InquiryRules rules, Clock clock) {
        var now = clock.instant();
        mustBeTheirs(answer.by());
        var tabled = docket.proposal(answer.proposalId()).orElseThrow(Claim::unknown);
        if (tabled.fate() == Tabled.Fate.REPLACED)
            throw Refusal.conflict("proposal-replaced", "A newer proposal is on the table; look at it first.");
        permit(ClaimAction.ANSWER_PROPOSAL, answer.by(), rules, now);
        if (!tabled.isOpen()) throw Refusal.conflict("nothing-proposed", "This proposal is off the table.");
        var party = Party.of(answer.by());
        var proposal = tabled.proposal();
        if (!answer.accepted()) apply(new ProposalDeclined(id, subject(), proposal.proposalId(), party, now));
        else {
            apply(new ProposalAccepted(id, subject(), proposal.proposalId(), party, now));
            if (!tabled.acceptedBy().isEmpty()) {
                apply(new ProposalAgreed(id, subject(), proposal, now));
                apply(new ClaimClosed(id, subject(), ClosingReason.PROPOSAL, now));
            }
        }
        return view(answer.by(), rules, now);
    }

    @CommandHandler
    ClaimView decide(FileAppeal file, InquiryRules rules, Windows windows, Clock clock) {
        var now = clock.instant();
        permit(ClaimAction.APPEAL, file.by(), rules, now);
        var first = docket.stage().secondLook() == null;
        var policy = docket.pinned();
        var appeal = new Appeal(
                file.appealId(),
                Party.of(file.by()),
                Statement.of(id, file.text(), file.evidence(), policy, rules),
                now);
        apply(new AppealFiled(id, subject(), appeal, now.plus(windows.toReview(policy))));
        if (first) apply(new MediatorWanted(id, subject(), docket.barred(), now));
        return view(file.by(), rules, now);
    }

    // What timers do: late or repeated it is nothing

    @CommandHandler
    void decide(RecordSilence silence, Clock clock) {
        var inquiry = docket.inquiry(silence.requestId());
        if (!docket.stage().isPending() || inquiry.isEmpty() || !inquiry.get().awaits()) return;
        var request = inquiry.get().request();
        apply(new PartySilent(
                id, subject(), request.requestId(), request.from(), rule("information-due", request.due(), clock)));
    }

    @CommandHandler
    void decide(ExpireProposal expire, Clock clock) {
        var tabled = docket.proposal(expire.proposalId());
        if (!docket.stage().isPending() || tabled.isEmpty() || !tabled.get().isOpen()) return;
        apply(new ProposalExpired(
                id,
                subject(),
                expire.proposalId(),
                rule("proposal-answer", tabled.get().proposal().answerBy(), clock)));
    }

    /** Whoever has it next gets the whole time again. A verdict that only waits for its confirmation stays where it is. */
    @CommandHandler
    void decide(MarkOverdue mark, Windows windows, Clock clock) {
        var stage = docket.stage();
        if (!stage.isPending() || !docket.target().equals(mark.dueAt())) return;
        var cause = rule("verdict-target", mark.dueAt(), clock);
        var again = stage.secondLook() == null ? windows.toDecide(docket.pinned()) : windows.toReview(docket.pinned());
        var assigned = stage.assignment();
        var mediator = assigned == null ? null : assigned.mediatorId();
        apply(new VerdictOverdue(
                id, subject(), mediator, cause, cause.recordedAt().plus(again)));
        if (!(stage instanceof Assigned) || mediator == null) return;
        var notBy = new ArrayList<>(docket.barred());
        notBy.add(mediator);
        apply(new MediatorWanted(id, subject(), notBy, cause.recordedAt()));
    }

    // What is asked

    @CommandHandler
    ClaimView show(ShowClaim question, InquiryRules rules, Clock clock) {
        return view(question.by(), rules, clock.instant());
    }

    private void issue(Verdict verdict, @Nullable PersonId confirmedBy, Windows windows, Instant now) {
        var second = docket.stage().secondLook();
        if (second == null) {
            apply(new VerdictIssued(
                    id, subject(), verdict, confirmedBy, now, now.plus(windows.toAppeal(docket.pinned())), null));
            apply(new ClaimClosed(id, subject(), ClosingReason.VERDICT, now));
            return;
        }
        var review = new Review(
                second.appeals().getFirst().appealId(),
                AppealResult.of(second.first().verdict(), verdict));
        apply(new VerdictIssued(id, subject(), verdict, confirmedBy, now, null, review));
        apply(new ClaimClosed(id, subject(), ClosingReason.APPEAL, now));
    }

    /** What was confirmed once needs no confirmation to stay as it is. */
    private boolean upholds(Verdict verdict) {
        var second = docket.stage().secondLook();
        return second != null && second.first().verdict().givesTheSameAs(verdict);
    }

    private void permit(ClaimAction action, Actor by, InquiryRules rules, Instant now) {
        action.requireRole(by);
        mustBeTheirs(by);
        action.objection(docket, by, rules, now).ifPresent(refusal -> {
            throw refusal.under(docket.policy().value());
        });
    }

    /** To a stranger it does not exist; and the parties see their claim as parties, in no other role. */
    private void mustBeTheirs(Actor actor) {
        if (!concerns(actor)) throw unknown();
        if ((actor.is(Role.MEDIATOR) || actor.is(Role.SUPPORT))
                && docket.complaint().concerns(PersonId.of(actor)))
            throw Refusal.forbidden("conflict-of-interest", "Nobody works on a claim that they are a party of.");
    }

    private boolean concerns(Actor actor) {
        var complaint = docket.complaint();
        return switch (actor.role()) {
            case BUYER -> complaint.buyerId().equals(PersonId.of(actor));
            case SELLER -> complaint.sellerId().equals(PersonId.of(actor));
            case MEDIATOR, SUPPORT, FINANCE, AUDITOR -> true;
            case SYSTEM -> false;
        };
    }

    private static Refusal unknown() {
        return Refusal.unknown("no-such-id", "There is nothing with this id.");
    }

    private ClaimView view(Actor viewer, InquiryRules rules, Instant now) {
        mustBeTheirs(viewer);
        return ClaimView.of(id, docket, viewer, rules, now);
    }

    /** A timer that fires before its time must be tried again, not lost. */
    private Automatic rule(String name, Instant dueAt, Clock clock) {
        var now = clock.instant();
        if (now.isBefore(dueAt)) throw new IllegalStateException("a timer due at " + dueAt + " fired at " + now);
        return new Automatic(name, docket.policy(), dueAt, now);
    }

    private Subject subject() {
        return new Subject(docket.complaint().disputeId(), docket.complaint().orderId());
    }

    @EventSourcingHandler
    void evolve(ClaimEvent event) {
        id = event.claimId();
        docket = docket.after(event);
    }
}
