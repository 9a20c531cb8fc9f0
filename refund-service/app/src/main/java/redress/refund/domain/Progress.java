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
 * @param spentKeys how many of its keys at the provider surely have no money standing under them ({@link ProviderKey})
 * @param madeSince when it was made for the first time; it stays, though the bank may have sent the money back (R53)
 * @param course whether it may be sent at all
 * @param overdueSince absent unless it is overdue
 * @param tracedSince absent unless the buyer has had it traced
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
        Place place,
        Instant expectedFrom,
        Instant expectedBy,
        Instant waitingSince,
        @Nullable Instant processingSince,
        Stage stage,
        int contact,
        Errand.@Nullable Kind errand,
        int failures,
        int silences,
        int round,
        int spentKeys,
        @Nullable Instant madeSince,
        Course course,
        @Nullable Instant overdueSince,
        @Nullable Instant tracedSince) {

    /** Whether a refund may be sent (R57). */
    public enum Course {
        OPEN,
        /** The buyer's bank asks for the money too. */
        ON_HOLD,
        /** It was made and came back: its escrow has to say first what is still owed (R56). */
        CAME_BACK,
        /** The buyer's bank has given it. */
        OVERTAKEN
    }

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

        /**
         * The buyer's money is back.
         *
         * @param askAt when the provider is asked again whether it came back; absent unless it was asked and did not answer
         */
        record Made(String reference, Instant at, @Nullable Instant askAt) implements Stage {}

        /** Finance paid it in another way. */
        record ByHand(String reference, Instant at) implements Stage {}

        /** Never sent, or declined, and not to be sent any more: the buyer's bank gave the money. */
        record Overtaken(Instant at) implements Stage {}
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
                e.place(),
                e.expectedFrom(),
                e.expectedBy(),
                e.requestedAt(),
                null,
                new Stage.Requested(),
                1,
                Errand.Kind.SEND,
                0,
                0,
                1,
                0,
                null,
                Course.OPEN,
                null,
                null);
    }

    public Progress after(RefundEvent event) {
        return switch (event) {
            case RefundEvent.RefundRequested e -> begin(e);
            case RefundEvent.ProviderContactDue e ->
                next(
                        e.contact(),
                        switch (stage) {
                            case Stage.Submitted _, Stage.Made _, Stage.ByHand _, Stage.Overtaken _ -> Errand.Kind.ASK;
                            case Stage.Unanswered _ -> course == Course.OPEN ? Errand.Kind.SEND : Errand.Kind.ASK;
                            case Stage.Requested _, Stage.Failed _, Stage.Retrying _ -> Errand.Kind.SEND;
                        },
                        stage);
            case RefundEvent.RefundSubmitted e ->
                answered(e.submittedAt(), new Stage.Submitted(e.providerReference(), e.askAt()), failures, 0);
            case RefundEvent.RefundStillProcessing e -> answered(e.answeredAt(), asking(e.askAt()), failures, 0);
            case RefundEvent.ProviderAnswerUnknown e ->
                answered(e.recordedAt(), asking(e.askAt()), failures, e.timesInARow());
            case RefundEvent.RefundFailed e ->
                answered(e.failedAt(), new Stage.Failed(e.reason(), e.next()), e.attempt(), 0)
                        .spending(e.declined() ? 1 : 0);
            case RefundEvent.RefundRetried e ->
                next(
                        e.contact(),
                        Errand.Kind.SEND,
                        new Stage.Retrying(stage instanceof Stage.Failed failed ? failed.reason() : ""));
            case RefundEvent.RefundIssued e -> made(e.providerReference(), e.issuedAt());
            case RefundEvent.RefundMadeAgain e -> made(e.providerReference(), e.madeAt());
            case RefundEvent.MadeRefundAskedAbout e -> answered(e.answeredAt(), askingAgain(null), failures, 0);
            case RefundEvent.MadeRefundAnswerUnknown e ->
                answered(e.recordedAt(), askingAgain(e.askAt()), failures, e.timesInARow());
            case RefundEvent.RefundSettledByHand e ->
                answered(e.settledAt(), new Stage.ByHand(e.reference(), e.settledAt()), failures, 0);
            case RefundEvent.RefundReversed e ->
                answered(
                                e.reversedAt(),
                                new Stage.Failed(e.reason(), new RefundEvent.NextAttempt.ByItself(e.nextAttemptAt())),
                                0,
                                0)
                        .spending(1)
                        .backInRound(e.round());
            case RefundEvent.RefundOverdue e -> told(course, e.recordedAt(), tracedSince);
            case RefundEvent.RefundTraceOpened e -> told(course, overdueSince, e.openedAt());
            case RefundEvent.RefundHeld _ -> told(Course.ON_HOLD, overdueSince, tracedSince);
            case RefundEvent.RefundResumed e ->
                next(contact, errand, at(e.contactAt())).told(Course.OPEN, overdueSince, tracedSince);
            case RefundEvent.RefundOvertaken _ -> // answers are counted anew: from here on nothing is sent
                with(processingSince, stage, contact, errand, failures, 0)
                        .told(Course.OVERTAKEN, overdueSince, tracedSince);
            case RefundEvent.RefundDropped e -> next(contact, null, new Stage.Overtaken(e.droppedAt()));
        };
    }

    /** When the provider is to be contacted next by itself; empty while a contact is open, or none is to be made. */
    public Optional<Instant> dueAt() {
        if (errand != null) return Optional.empty();
        return switch (stage) {
            case Stage.Unanswered s -> Optional.of(s.askAt());
            case Stage.Submitted s -> Optional.of(s.askAt());
            case Stage.Failed s ->
                course == Course.OPEN && s.next() instanceof RefundEvent.NextAttempt.ByItself next
                        ? Optional.of(next.at())
                        : Optional.empty();
            case Stage.Made s -> Optional.ofNullable(s.askAt());
            case Stage.Requested _, Stage.Retrying _, Stage.ByHand _, Stage.Overtaken _ -> Optional.empty();
        };
    }

    /** When the provider is to be contacted next if a hold ends now. */
    public Instant resumedAt(Instant now) {
        var due = told(Course.OPEN, overdueSince, tracedSince).dueAt().orElse(now);
        return due.isBefore(now) ? now : due;
    }

    /** Whether the buyer has the money, as far as anybody told us. */
    public boolean isMade() {
        return stage instanceof Stage.Made || stage instanceof Stage.ByHand;
    }

    /** Whether nothing more is to happen to it. */
    public boolean isOver() {
        return isMade() || stage instanceof Stage.Overtaken;
    }

    boolean mayBeHeld() {
        return course == Course.OPEN || course == Course.CAME_BACK;
    }

    boolean mayBeResumed() {
        return course == Course.ON_HOLD || course == Course.CAME_BACK;
    }

    /** Whether it was made once and the bank sent it back (R56). */
    public boolean isReversed() {
        return madeSince != null && !isMade();
    }

    /** Whether it was sent and neither made nor declined since: only then there is something to ask. */
    public boolean isWithProvider() {
        return stage instanceof Stage.Submitted || stage instanceof Stage.Unanswered;
    }

    /** What the provider is to do, or is asked about. */
    public Repayment repayment() {
        return new Repayment(
                refundId,
                ProviderKey.of(refundId, spentKeys),
                payment,
                amount,
                switch (stage) {
                    case Stage.Submitted s -> s.reference();
                    case Stage.Made s -> s.reference();
                    case Stage.Requested _,
                            Stage.Unanswered _,
                            Stage.Failed _,
                            Stage.Retrying _,
                            Stage.ByHand _,
                            Stage.Overtaken _ -> null;
                });
    }

    /** The same stage, whose next contact is then. */
    private Stage at(Instant contactAt) {
        return switch (stage) {
            case Stage.Unanswered _ -> new Stage.Unanswered(contactAt);
            case Stage.Submitted s -> new Stage.Submitted(s.reference(), contactAt);
            case Stage.Failed s ->
                s.next() instanceof RefundEvent.NextAttempt.ByItself
                        ? new Stage.Failed(s.reason(), new RefundEvent.NextAttempt.ByItself(contactAt))
                        : s;
            case Stage.Requested _, Stage.Retrying _, Stage.Made _, Stage.ByHand _, Stage.Overtaken _ -> stage;
        };
    }

    /** What finance paid by hand stays so, though the world is told then that it is made. */
    private Progress made(String reference, Instant at) {
        var then =
                answered(at, stage instanceof Stage.ByHand ? stage : new Stage.Made(reference, at, null), failures, 0);
        return then.copy(round, spentKeys, madeSince == null ? at : madeSince, course, overdueSince, tracedSince);
    }

    private Progress backInRound(int number) {
        return copy(number, spentKeys, madeSince, Course.CAME_BACK, overdueSince, tracedSince);
    }

    private Progress spending(int keys) {
        return copy(round, spentKeys + keys, madeSince, course, overdueSince, tracedSince);
    }

    private Progress told(Course nextCourse, @Nullable Instant overdue, @Nullable Instant traced) {
        return copy(round, spentKeys, madeSince, nextCourse, overdue, traced);
    }

    private Progress copy(
            int number,
            int spent,
            @Nullable Instant made,
            Course nextCourse,
            @Nullable Instant overdue,
            @Nullable Instant traced) {
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
                place,
                expectedFrom,
                expectedBy,
                waitingSince,
                processingSince,
                stage,
                contact,
                errand,
                failures,
                silences,
                number,
                spent,
                made,
                nextCourse,
                overdue,
                traced);
    }

    private Stage askingAgain(@Nullable Instant askAt) {
        return stage instanceof Stage.Made made ? new Stage.Made(made.reference(), made.at(), askAt) : stage;
    }

    private Stage asking(Instant askAt) {
        return stage instanceof Stage.Submitted submitted
                ? new Stage.Submitted(submitted.reference(), askAt)
                : new Stage.Unanswered(askAt);
    }

    private Progress next(int number, Errand.@Nullable Kind kind, Stage at) {
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
                place,
                expectedFrom,
                expectedBy,
                waitingSince,
                since,
                at,
                number,
                kind,
                failed,
                silent,
                round,
                spentKeys,
                madeSince,
                course,
                overdueSince,
                tracedSince);
    }
}
