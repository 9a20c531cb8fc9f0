package redress.refund.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Money;
import redress.refund.domain.RefundCommand.Errand;

/**
 * How far one refund has come: a value that each event moves on. The aggregate decides by it, the tracker shows it, an
 * auditor rebuilds it; so they cannot differ.
 *
 * @param contact number of the latest contact with the provider, from 1
 * @param errand what that contact is to do; absent once it is answered
 * @param failures how often the provider declined
 * @param silences how often in a row it did not answer
 * @param processingSince when the provider was first reached for, whatever it said; absent while WAITING
 * @param round which payment to the buyer this is: 1, and one more for every one that the bank sent back
 */
public record Progress(
        RefundId refundId,
        OrderId orderId,
        String buyerId,
        String sellerId,
        Cause cause,
        Money amount,
        List<LineAmount> lines,
        List<Funding> funding,
        Payment payment,
        PolicyVersion policy,
        Instant expectedFrom,
        Instant expectedBy,
        Instant waitingSince,
        @Nullable Instant processingSince,
        Stage stage,
        int contact,
        Errand.@Nullable Kind errand,
        int failures,
        int silences,
        int round) {

    /** What is known of the money on its way. */
    public sealed interface Stage {

        /** Approved, not sent yet. */
        record Requested() implements Stage {}

        /** Sent, and the answer never came. */
        record Unanswered(Instant askAt) implements Stage {}

        /** The provider has it. */
        record Submitted(String reference, Instant askAt) implements Stage {}

        /** The provider declined. */
        record Failed(String reason, RefundEvent.NextAttempt next) implements Stage {}

        /** Finance has it tried again after a refusal. */
        record Retrying(String reason) implements Stage {}

        /** The buyer's money is back. */
        record Made(String reference, Instant at) implements Stage {}
    }

    public static Progress begin(RefundEvent.RefundRequested e) {
        return new Progress(
                e.refundId(),
                e.orderId(),
                e.buyerId(),
                e.sellerId(),
                e.cause(),
                e.amount(),
                e.lines(),
                e.funding(),
                e.payment(),
                e.policy(),
                e.expectedFrom(),
                e.expectedBy(),
                e.requestedAt(),
                null,
                new Stage.Requested(),
                1,
                Errand.Kind.SEND,
                0,
                0,
                1);
    }

    public Progress after(RefundEvent event) {
        return switch (event) {
            case RefundEvent.RefundRequested e -> begin(e);
            case RefundEvent.ProviderContactDue e ->
                next(
                        e.contact(),
                        switch (stage) {
                            case Stage.Submitted _, Stage.Made _ -> Errand.Kind.ASK;
                            case Stage.Unanswered _ -> Errand.Kind.RESOLVE;
                            case Stage.Requested _, Stage.Failed _, Stage.Retrying _ -> Errand.Kind.SEND;
                        },
                        stage);
            case RefundEvent.RefundSubmitted e ->
                answered(e.submittedAt(), new Stage.Submitted(e.providerReference(), e.askAt()), failures, 0);
            case RefundEvent.RefundStillProcessing e -> answered(e.answeredAt(), asking(e.askAt()), failures, 0);
            case RefundEvent.ProviderAnswerUnknown e ->
                answered(e.recordedAt(), asking(e.askAt()), failures, e.timesInARow());
            case RefundEvent.RefundFailed e ->
                answered(e.failedAt(), new Stage.Failed(e.reason(), e.next()), e.attempt(), 0);
            case RefundEvent.RefundRetried e ->
                next(
                        e.contact(),
                        Errand.Kind.SEND,
                        new Stage.Retrying(stage instanceof Stage.Failed failed ? failed.reason() : ""));
            case RefundEvent.RefundIssued e ->
                answered(e.issuedAt(), new Stage.Made(e.providerReference(), e.issuedAt()), failures, 0);
        };
    }

    /** When the provider is to be contacted next by itself; empty while a contact is open, or none is to be made. */
    public Optional<Instant> dueAt() {
        if (errand != null) return Optional.empty();
        return switch (stage) {
            case Stage.Unanswered s -> Optional.of(s.askAt());
            case Stage.Submitted s -> Optional.of(s.askAt());
            case Stage.Failed s ->
                s.next() instanceof RefundEvent.NextAttempt.ByItself next ? Optional.of(next.at()) : Optional.empty();
            case Stage.Requested _, Stage.Retrying _, Stage.Made _ -> Optional.empty();
        };
    }

    public boolean isMade() {
        return stage instanceof Stage.Made;
    }

    /** Whether it was sent and neither made nor declined since: only then there is something to ask. */
    public boolean isWithProvider() {
        return stage instanceof Stage.Submitted || stage instanceof Stage.Unanswered;
    }

    /** What the provider is to do, or is asked about. */
    public Repayment repayment() {
        return new Repayment(
                refundId,
                ProviderKey.of(refundId, round),
                payment,
                amount,
                switch (stage) {
                    case Stage.Submitted s -> s.reference();
                    case Stage.Made s -> s.reference();
                    case Stage.Requested _, Stage.Unanswered _, Stage.Failed _, Stage.Retrying _ -> null;
                });
    }

    private Stage asking(Instant askAt) {
        return stage instanceof Stage.Submitted submitted
                ? new Stage.Submitted(submitted.reference(), askAt)
                : new Stage.Unanswered(askAt);
    }

    private Progress next(int number, Errand.Kind kind, Stage at) {
        return with(processingSince, at, number, kind, failures, silences);
    }

    private Progress answered(Instant when, Stage at, int failed, int silent) {
        return with(processingSince == null ? when : processingSince, at, contact, null, failed, silent);
    }

    private Progress with(
            @Nullable Instant since, Stage at, int number, Errand.@Nullable Kind kind, int failed, int silent) {
        return new Progress(
                refundId,
                orderId,
                buyerId,
                sellerId,
                cause,
                amount,
                lines,
                funding,
                payment,
                policy,
                expectedFrom,
                expectedBy,
                waitingSince,
                since,
                at,
                number,
                kind,
                failed,
                silent,
                round);
    }
}
