package redress.mediation.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.ClaimCommand.AssignMediator;
import redress.mediation.domain.ClaimCommand.CloseClaims;
import redress.mediation.domain.ClaimCommand.ConfirmVerdict;
import redress.mediation.domain.ClaimCommand.GiveVerdict;
import redress.mediation.domain.ClaimCommand.OpenClaim;
import redress.mediation.domain.ClaimCommand.ShowClaim;
import redress.mediation.domain.ClaimEvent.ClaimClosed;
import redress.mediation.domain.ClaimEvent.ClaimOpened;
import redress.mediation.domain.ClaimEvent.MediatorAssigned;
import redress.mediation.domain.ClaimEvent.VerdictIssued;
import redress.mediation.domain.ClaimEvent.VerdictProposed;
import redress.mediation.domain.Stage.Assigned;
import redress.mediation.domain.Stage.AwaitingConfirmation;
import redress.mediation.domain.Stage.Closed;
import redress.mediation.domain.Stage.Decided;
import redress.mediation.domain.Stage.Open;
import redress.mediation.domain.Stage.Unopened;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/**
 * A dispute that the parties could not end, on the table of case management. A mediator takes it, never one of the parties,
 * and decides on the file; a verdict of much money counts only when a second mediator has confirmed it. Until then the
 * parties may still agree or the buyer may withdraw, which closes the claim as well (R30-R33).
 */
@Aggregate(type = "claim", cache = "aggregateCache")
public class Claim {

    @AggregateIdentifier
    private ClaimId id;

    private Stage stage = new Unopened();

    /** For Axon, which then tells the claim its history. */
    protected Claim() {}

    /** Called where the dispute and round have no claim yet. */
    public Claim(OpenClaim open, VerdictRules rules) {
        var policy = rules.inForce(open.escalatedAt());
        apply(new ClaimOpened(
                open.claimId(),
                open.complaint(),
                policy,
                open.escalatedAt().plus(rules.untilVerdict(policy)),
                open.escalatedAt()));
    }

    /** Whether that was it; false where the claim was over already and a later round may be meant. */
    public boolean close(CloseClaims news) {
        return switch (stage) {
            case Open _, Assigned _, AwaitingConfirmation _ -> {
                if (!news.at().isBefore(stage.opened().openedAt()))
                    apply(new ClaimClosed(id, subject(), news.why(), news.at()));
                yield true;
            }
            case Unopened _, Decided _, Closed _ -> false;
        };
    }

    @CommandHandler
    ClaimView decide(AssignMediator assign, Clock clock) {
        permit(ClaimAction.ASSIGN_MEDIATOR, assign.by());
        if (assign.by().is(Role.MEDIATOR) && !assign.mediatorId().equals(PersonId.of(assign.by())))
            throw Refusal.forbidden(
                    "role-may-not", "A mediator takes claims for nobody else; support names mediators.");
        if (stage.opened().complaint().concerns(assign.mediatorId()))
            throw Refusal.invalid("conflict-of-interest", "Nobody decides a claim that they are a party of.");
        var now = clock.instant();
        apply(new MediatorAssigned(id, subject(), assign.mediatorId(), PersonId.of(assign.by()), now));
        return view(assign.by(), now);
    }

    @CommandHandler
    ClaimView decide(GiveVerdict give, VerdictRules rules, Clock clock) {
        permit(ClaimAction.GIVE_VERDICT, give.by());
        var now = clock.instant();
        var version = stage instanceof AwaitingConfirmation awaiting
                ? awaiting.verdict().version() + 1
                : 1;
        var verdict = Deciding.verdict(give, stage.opened(), version, rules);
        var alone = rules.mostByOneMediator(verdict.policy(), verdict.amount().currency());
        if (verdict.amount().compareTo(alone) > 0) apply(new VerdictProposed(id, subject(), verdict, now));
        else issue(verdict, null, now);
        return view(give.by(), now);
    }

    @CommandHandler
    ClaimView decide(ConfirmVerdict confirm, Clock clock) {
        permit(ClaimAction.CONFIRM_VERDICT, confirm.by());
        var now = clock.instant();
        var verdict = ((AwaitingConfirmation) stage).verdict();
        if (confirm.version() != null && confirm.version() != verdict.version())
            throw Refusal.conflict(
                    "verdict-replaced", "Version %d is proposed now; look at it first.", verdict.version());
        issue(verdict, PersonId.of(confirm.by()), now);
        return view(confirm.by(), now);
    }

    @CommandHandler
    ClaimView show(ShowClaim question, Clock clock) {
        return view(question.by(), clock.instant());
    }

    private void issue(Verdict verdict, @Nullable PersonId confirmedBy, Instant now) {
        apply(new VerdictIssued(id, subject(), verdict, confirmedBy, now));
        apply(new ClaimClosed(id, subject(), ClosingReason.VERDICT, now));
    }

    private void permit(ClaimAction action, Actor by) {
        action.requireRole(by);
        mustNotBeParty(by);
        action.objection(stage, by).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** The parties see their claim as parties; as a mediator nobody sees their own. */
    private void mustNotBeParty(Actor actor) {
        if (stage.opened().complaint().concerns(PersonId.of(actor)))
            throw Refusal.forbidden("conflict-of-interest", "Nobody works on a claim that they are a party of.");
    }

    private ClaimView view(Actor viewer, Instant now) {
        var complaint = stage.opened().complaint();
        var concerned = switch (viewer.role()) {
            case BUYER -> complaint.buyerId().value().equals(viewer.id());
            case SELLER -> complaint.sellerId().value().equals(viewer.id());
            case MEDIATOR, SUPPORT, FINANCE, AUDITOR -> true;
            case SYSTEM -> false;
        };
        if (!concerned) throw Refusal.unknown("no-such-id", "There is nothing with this id.");
        if (viewer.is(Role.MEDIATOR) || viewer.is(Role.SUPPORT)) mustNotBeParty(viewer);
        return ClaimView.of(id, stage, viewer, now);
    }

    @EventSourcingHandler
    void evolve(ClaimEvent event) {
        switch (event) {
            case ClaimOpened e -> {
                id = e.claimId();
                stage = new Open(e.complaint(), e.policy(), e.verdictDue(), e.openedAt());
            }
            case MediatorAssigned e -> stage = new Assigned(stage.opened(), e.mediatorId(), e.assignedAt());
            case VerdictProposed e -> stage = new AwaitingConfirmation(assigned(), e.verdict(), e.proposedAt());
            case VerdictIssued e -> stage = new Decided(assigned(), e.verdict(), e.confirmedBy(), e.issuedAt());
            case ClaimClosed e -> stage = new Closed(stage, e.why(), e.closedAt());
        }
    }

    private Subject subject() {
        var complaint = stage.opened().complaint();
        return new Subject(complaint.disputeId(), complaint.orderId());
    }

    private Assigned assigned() {
        var assigned = stage.assignment();
        if (assigned == null) throw new IllegalStateException("claim " + id + " has no mediator");
        return assigned;
    }
}
