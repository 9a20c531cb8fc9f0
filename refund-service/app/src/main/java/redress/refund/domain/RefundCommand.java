package redress.refund.domain;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import redress.platform.values.Actor;
import redress.platform.values.Money;

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

    /** Finance's: try again now. Answers with a fresh {@link RefundView}. */
    record RetryRefund(@TargetAggregateIdentifier RefundId refundId, Actor by) implements RefundCommand {}

    /** Asks which contact with the provider is to be made now, and what to send. */
    record ShowErrand(@TargetAggregateIdentifier RefundId refundId, Actor by) implements RefundCommand {}

    record ShowRefund(@TargetAggregateIdentifier RefundId refundId, Actor by) implements RefundCommand {}

    /**
     * A contact with the provider that is to be made.
     *
     * @param kind whether the provider is asked first, or may be sent the refund at once
     */
    record Errand(RefundId refundId, int contact, Kind kind, Payment to, Money amount) {

        public enum Kind {
            SUBMIT,
            ASK_FIRST
        }
    }
}
