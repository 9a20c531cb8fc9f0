package redress.mediation.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a claim has come. Each stage holds the one before it, so what a stage needs cannot be missing. */
sealed interface Stage {

    record Unopened() implements Stage {}

    record Open(Complaint complaint, PolicyVersion policy, Instant verdictDue, Instant openedAt) implements Stage {}

    record Assigned(Open open, PersonId mediatorId, Instant assignedAt) implements Stage {}

    record AwaitingConfirmation(Assigned assigned, Verdict verdict, Instant proposedAt) implements Stage {}

    record Decided(
            Assigned assigned, Verdict verdict, @Nullable PersonId confirmedBy, Instant issuedAt) implements Stage {}

    /** @param before the stage that it was closed in */
    record Closed(Stage before, ClosingReason why, Instant closedAt) implements Stage {}

    /** What it was when it was opened. */
    default Open opened() {
        return switch (this) {
            case Unopened _ -> throw new IllegalStateException("nothing has been claimed");
            case Open open -> open;
            case Assigned assigned -> assigned.open;
            case AwaitingConfirmation awaiting -> awaiting.assigned.open;
            case Decided decided -> decided.assigned.open;
            case Closed closed -> closed.before.opened();
        };
    }

    /** Who has it, if anybody ever did. */
    default @Nullable Assigned assignment() {
        return switch (this) {
            case Unopened _, Open _ -> null;
            case Assigned assigned -> assigned;
            case AwaitingConfirmation awaiting -> awaiting.assigned;
            case Decided decided -> decided.assigned;
            case Closed closed -> closed.before.assignment();
        };
    }
}
