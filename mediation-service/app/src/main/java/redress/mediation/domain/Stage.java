package redress.mediation.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a claim has come. Each stage holds the one before it, so what a stage needs cannot be missing. */
sealed interface Stage {

    record Unopened() implements Stage {}

    /** Waits for a mediator: for the verdict, or for the second look at it. */
    sealed interface Waiting extends Stage {}

    record Open(
            Complaint complaint,
            PolicyVersion policy,
            Instant verdictDue,
            @Nullable Instant completeBy,
            Instant openedAt)
            implements Waiting {}

    /** @param appeals of one party or both: one look decides them all (R35) */
    record SecondLook(Decided first, List<Appeal> appeals, Instant decideBy) implements Waiting {

        public SecondLook {
            appeals = List.copyOf(appeals);
        }

        SecondLook joinedBy(Appeal appeal, Instant decideBy) {
            var all = new ArrayList<>(appeals);
            all.add(appeal);
            return new SecondLook(first, all, decideBy);
        }

        boolean isAskedBy(Party party) {
            return appeals.stream().anyMatch(appeal -> appeal.by() == party);
        }
    }

    record Assigned(Waiting look, PersonId mediatorId, Instant assignedAt) implements Stage {}

    record AwaitingConfirmation(Assigned assigned, Verdict verdict, Instant proposedAt) implements Stage {}

    record Decided(
            Assigned assigned,
            Verdict verdict,
            @Nullable PersonId confirmedBy,
            Instant issuedAt,
            @Nullable Instant appealUntil,
            @Nullable Review review)
            implements Stage {

        boolean judgedBy(PersonId person) {
            return verdict.decidedBy().equals(person) || person.equals(confirmedBy);
        }
    }

    /** @param before the stage that it was closed in */
    record Closed(Stage before, ClosingReason why, Instant closedAt) implements Stage {}

    /** What it was when it was opened. */
    default Open opened() {
        return switch (this) {
            case Unopened _ -> throw new IllegalStateException("nothing has been claimed");
            case Open open -> open;
            case SecondLook second -> second.first.opened();
            case Assigned assigned -> assigned.look.opened();
            case AwaitingConfirmation awaiting -> awaiting.assigned.opened();
            case Decided decided -> decided.assigned.opened();
            case Closed closed -> closed.before.opened();
        };
    }

    /** Who has it, if anybody ever did; after an appeal, who has the second look. */
    default @Nullable Assigned assignment() {
        return switch (this) {
            case Unopened _, Waiting _ -> null;
            case Assigned assigned -> assigned;
            case AwaitingConfirmation awaiting -> awaiting.assigned;
            case Decided decided -> decided.assigned;
            case Closed closed -> closed.before.assignment();
        };
    }

    /** The second look, while it is going on and after it. */
    default @Nullable SecondLook secondLook() {
        if (this instanceof SecondLook second) return second;
        if (this instanceof Closed closed) return closed.before.secondLook();
        var assigned = assignment();
        return assigned != null && assigned.look instanceof SecondLook second ? second : null;
    }

    /** The verdict that was issued last, whatever became of the claim since. */
    default @Nullable Decided decision() {
        if (this instanceof Decided decided) return decided;
        if (this instanceof Closed closed) return closed.before.decision();
        var second = secondLook();
        return second == null ? null : second.first;
    }

    /** Whether there is something to decide still. */
    default boolean isPending() {
        return switch (this) {
            case Waiting _, Assigned _, AwaitingConfirmation _ -> true;
            case Unopened _, Decided _, Closed _ -> false;
        };
    }
}
