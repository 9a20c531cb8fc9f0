package redress.mediation.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.Inquiry.Answer;
import redress.mediation.domain.Stage.Assigned;
import redress.mediation.domain.Stage.AwaitingConfirmation;
import redress.mediation.domain.Stage.Closed;
import redress.mediation.domain.Stage.Decided;
import redress.mediation.domain.Stage.Open;
import redress.mediation.domain.Stage.SecondLook;
import redress.mediation.domain.Stage.Unopened;
import redress.mediation.domain.Stage.Waiting;
import redress.mediation.domain.Tabled.Fate;
import redress.platform.values.Money;

/**
 * Where a claim stands: how far it has come, and what was said, asked and proposed on the way.
 *
 * @param completion what the buyer added to the complaint
 * @param proposals in their order; only the last can be open
 * @param target when the verdict, or the second look, is due now
 * @param overdue whether an earlier target has passed
 * @param late who let it pass and has the claim still
 * @param versions how many verdicts were written, those included that were only proposed
 */
record Docket(
        Stage stage,
        Optional<Completion> completion,
        List<Inquiry> inquiries,
        List<Tabled> proposals,
        Instant target,
        boolean overdue,
        Optional<PersonId> late,
        int versions) {

    record Completion(Statement statement, Instant at) {}

    Docket {
        inquiries = List.copyOf(inquiries);
        proposals = List.copyOf(proposals);
    }

    static Docket empty() {
        return new Docket(
                new Unopened(), Optional.empty(), List.of(), List.of(), Instant.EPOCH, false, Optional.empty(), 0);
    }

    // What is asked of it

    Complaint complaint() {
        return stage.opened().complaint();
    }

    PolicyVersion policy() {
        return stage.opened().policy();
    }

    Pinned pinned() {
        return new Pinned(policy(), complaint().place());
    }

    Optional<Inquiry> inquiry(RequestId id) {
        return inquiries.stream().filter(one -> one.is(id)).findFirst();
    }

    Optional<Tabled> proposal(ProposalId id) {
        return proposals.stream().filter(one -> one.is(id)).findFirst();
    }

    Optional<Tabled> openProposal() {
        return proposals.stream().filter(Tabled::isOpen).findFirst();
    }

    /** Who must not have it now: the parties, and for a second look whoever judged it before. */
    List<PersonId> barred() {
        var barred = new ArrayList<>(complaint().parties());
        var second = stage.secondLook();
        if (second != null) {
            barred.add(second.first().verdict().decidedBy());
            var confirmed = second.first().confirmedBy();
            if (confirmed != null) barred.add(confirmed);
        }
        return barred;
    }

    /** The money that a verdict moves: to the buyer, or on appeal to a seller to whom the platform makes good what it takes away. */
    Money atStake(Verdict verdict) {
        var second = stage.secondLook();
        if (second == null) return verdict.amount();
        var madeGood = second.first().verdict().beyond(verdict);
        return madeGood.compareTo(verdict.amount()) > 0 ? madeGood : verdict.amount();
    }

    /** Whether a rule may give it to somebody: nobody has it, or whoever has it is late. */
    boolean wantsMediator() {
        return stage instanceof Waiting
                || (stage instanceof Assigned assigned
                        && late.filter(assigned.mediatorId()::equals).isPresent());
    }

    // What it is after each event

    Docket after(ClaimEvent event) {
        return switch (event) {
            case ClaimEvent.ClaimOpened e ->
                at(new Open(e.complaint(), e.policy(), e.verdictDue(), e.completeBy(), e.openedAt()))
                        .due(e.verdictDue(), false, Optional.empty());
            case ClaimEvent.MediatorWanted _ -> this;
            case ClaimEvent.MediatorAssigned e ->
                at(new Assigned(look(), e.mediatorId(), e.assignedAt())).due(target, overdue, Optional.empty());
            case ClaimEvent.ComplaintCompleted e ->
                new Docket(
                        stage,
                        Optional.of(new Completion(e.statement(), e.completedAt())),
                        inquiries,
                        proposals,
                        target,
                        overdue,
                        late,
                        versions);
            case ClaimEvent.InformationRequested e ->
                inquiring(with(inquiries, Inquiry.asked(e.request(), e.requestedAt())));
            case ClaimEvent.InformationProvided e ->
                answered(e.requestId(), new Answer.Given(e.statement(), e.providedAt()));
            case ClaimEvent.PartySilent e ->
                answered(e.requestId(), new Answer.Silence(e.cause().dueAt()));
            case ClaimEvent.ProposalMade e -> {
                var replaced = each(proposals, Tabled::isOpen, one -> one.ended(Fate.REPLACED));
                yield proposing(with(replaced, new Tabled(e.proposal(), e.madeAt(), Set.of(), Fate.OPEN)));
            }
            case ClaimEvent.ProposalAccepted e -> proposal(e.proposalId(), one -> one.acceptedBy(e.by()));
            case ClaimEvent.ProposalDeclined e -> proposal(e.proposalId(), one -> one.ended(Fate.DECLINED));
            case ClaimEvent.ProposalExpired e -> proposal(e.proposalId(), one -> one.ended(Fate.EXPIRED));
            case ClaimEvent.ProposalAgreed e -> proposal(e.proposal().proposalId(), one -> one.ended(Fate.AGREED));
            case ClaimEvent.VerdictProposed e ->
                at(new AwaitingConfirmation(assigned(), e.verdict(), e.proposedAt()))
                        .written(e.verdict());
            case ClaimEvent.VerdictIssued e ->
                at(new Decided(assigned(), e.verdict(), e.confirmedBy(), e.issuedAt(), e.appealUntil(), e.review()))
                        .written(e.verdict());
            case ClaimEvent.VerdictOverdue e -> due(e.nextDue(), true, Optional.ofNullable(e.mediatorId()));
            case ClaimEvent.VerdictSetAside e -> at(new Closed(stage, e.because(), e.at()));
            case ClaimEvent.AppealFiled e -> appealed(e).due(e.decideBy(), false, Optional.empty());
            case ClaimEvent.ClaimClosed e ->
                at(new Closed(stage, e.why(), e.closedAt()))
                        .proposing(each(proposals, Tabled::isOpen, one -> one.ended(Fate.OVERTAKEN)));
        };
    }

    /** A verdict that waits for its confirmation did not know what the second party says: it is given anew. */
    private Docket appealed(ClaimEvent.AppealFiled e) {
        var second = stage.secondLook();
        var joined = second == null
                ? new SecondLook(decided(), List.of(e.appeal()), e.decideBy())
                : second.joinedBy(e.appeal(), e.decideBy());
        var assigned = second == null ? null : stage.assignment();
        return at(assigned == null ? joined : new Assigned(joined, assigned.mediatorId(), assigned.assignedAt()));
    }

    private Waiting look() {
        if (stage instanceof Waiting waiting) return waiting;
        return assigned().look();
    }

    /** Who has it: guards have made sure that somebody has. */
    Assigned assigned() {
        @Nullable Assigned assigned = stage.assignment();
        if (assigned == null) throw new IllegalStateException("the claim has no mediator");
        return assigned;
    }

    private Decided decided() {
        @Nullable Decided decided = stage.decision();
        if (decided == null) throw new IllegalStateException("the claim is not decided");
        return decided;
    }

    private Docket at(Stage next) {
        return new Docket(next, completion, inquiries, proposals, target, overdue, late, versions);
    }

    private Docket due(Instant next, boolean passed, Optional<PersonId> by) {
        return new Docket(stage, completion, inquiries, proposals, next, passed, by, versions);
    }

    private Docket written(Verdict verdict) {
        return new Docket(stage, completion, inquiries, proposals, target, overdue, late, verdict.version());
    }

    private Docket inquiring(List<Inquiry> all) {
        return new Docket(stage, completion, all, proposals, target, overdue, late, versions);
    }

    private Docket proposing(List<Tabled> all) {
        return new Docket(stage, completion, inquiries, all, target, overdue, late, versions);
    }

    private Docket answered(RequestId id, Answer answer) {
        return inquiring(each(inquiries, one -> one.is(id), one -> one.answered(answer)));
    }

    private Docket proposal(ProposalId id, UnaryOperator<Tabled> change) {
        return proposing(each(proposals, one -> one.is(id), change));
    }

    private static <T> List<T> each(List<T> all, Predicate<T> which, UnaryOperator<T> change) {
        return all.stream()
                .map(one -> which.test(one) ? change.apply(one) : one)
                .toList();
    }

    private static <T> List<T> with(List<T> all, T another) {
        var more = new ArrayList<>(all);
        more.add(another);
        return more;
    }
}
