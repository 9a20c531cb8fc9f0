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

    /** A timer's: the buyer should have had the money by now (R55). */
    record NoteRefundOverdue(@TargetAggregateIdentifier RefundId refundId, Instant due, Actor by)
            implements RefundCommand {}

    /** The buyer's: my bank statement does not show it. Answers with a fresh {@link RefundView}. */
    record OpenTrace(@TargetAggregateIdentifier RefundId refundId, BankStatement statement, Actor by)
            implements RefundCommand {}

    /**
     * Finance's: it was paid in another way. Answers with a fresh {@link RefundView}.
     *
     * @param reference what that payment is called where it was made
     */
    record SettleByHand(@TargetAggregateIdentifier RefundId refundId, String reference, Actor by)
            implements RefundCommand {}

    /** The escrow's: a bank asks for the money, send nothing new (R57). */
    record HoldRefund(@TargetAggregateIdentifier RefundId refundId, Actor by) implements RefundCommand {}

    /** The escrow's: it is owed, go on. */
    record ResumeRefund(@TargetAggregateIdentifier RefundId refundId, Actor by) implements RefundCommand {}

    /** The escrow's: the bank has paid the buyer, send nothing more. */
    record OvertakeRefund(@TargetAggregateIdentifier RefundId refundId, Actor by) implements RefundCommand {}

    /** Asks which contact with the provider is to be made now, and what to send. */
    record ShowErrand(@TargetAggregateIdentifier RefundId refundId, Actor by) implements RefundCommand {}

    record ShowRefund(@TargetAggregateIdentifier RefundId refundId, Actor by) implements RefundCommand {}

    /** A contact with the provider that is to be made. Whatever its kind, it begins with asking where the refund stands. */
    record Errand(int contact, Kind kind, Repayment repayment) {

        public enum Kind {
            /** What the provider has on file counts; what it has not is sent, under a key that is not spent (R54). */
            SEND,
            /** The provider has it: it is asked, and nothing is sent. */
            ASK
        }
    }
}
