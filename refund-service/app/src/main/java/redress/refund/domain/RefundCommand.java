package redress.refund.domain;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import redress.platform.values.Actor;

/** What a refund is told. It is begun by its escrow, never from outside. */
public sealed interface RefundCommand {

    RefundId refundId();

    /** A timer's: the instant an earlier event named has come. Too early, late or repeated it has no effect. */
    record ContactProvider(@TargetAggregateIdentifier RefundId refundId, Instant due, Actor by)
            implements RefundCommand {}

    /** What the provider answered to contact number {@code contact}. The second answer to one contact has no effect. */
    record NoteProviderAnswer(
            @TargetAggregateIdentifier RefundId refundId, int contact, ProviderAnswer answer, Actor by)
            implements RefundCommand {}

    /**
     * The provider says of its own accord that something happened to the refund. That is not believed, it is a reason to ask:
     * so it does not matter in which order, or how often, notices come. Without effect where nothing would be asked; 409
     * {@code provider-being-asked} while the provider is spoken to already.
     *
     * @param ofFailure whether it speaks of a failure
     */
    record HeedProviderNotice(@TargetAggregateIdentifier RefundId refundId, boolean ofFailure, Actor by)
            implements RefundCommand {}

    /** Finance's: try again now. Answers with a fresh {@link RefundView}. */
    record RetryRefund(@TargetAggregateIdentifier RefundId refundId, Actor by) implements RefundCommand {}

    /** Asks which contact with the provider is to be made now, and what to send. */
    record ShowErrand(@TargetAggregateIdentifier RefundId refundId, Actor by) implements RefundCommand {}

    record ShowRefund(@TargetAggregateIdentifier RefundId refundId, Actor by) implements RefundCommand {}

    /** A contact with the provider that is to be made. Whatever its kind, it begins with asking where the refund stands. */
    record Errand(int contact, Kind kind, Repayment repayment) {

        public enum Kind {
            /** To be sent, unless it stands there already. What was declined is tried again. */
            SEND,
            /** A call had no answer: what the provider has on file counts; what it never heard of is sent again (R54). */
            RESOLVE,
            /** The provider has it: it is asked, and nothing is sent. */
            ASK
        }
    }
}
