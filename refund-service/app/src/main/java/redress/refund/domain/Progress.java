package redress.refund.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.refund.domain.RefundCommand.Errand;

/**
 * How far one refund has come: a value that each event moves on. The aggregate decides by it, the tracker shows it, an
 * auditor rebuilds it; so they cannot differ.
 *
 * @param requested what was promised, which stays as it is
 * @param course whether it may be sent at all
 */
public record Progress(
        RefundEvent.RefundRequested requested,
        Stage stage,
        Course course,
        Contact contact,
        Attempts attempts,
        Since since) {

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

        /** The provider has it, or nobody knows, and is asked then what became of it. */
        default Stage asking(Instant then) {
            return this instanceof Submitted it ? new Submitted(it.reference(), then) : new Unanswered(then);
        }

        /** Made, and the provider is asked then whether it came back; absent where it has just been asked. */
        default Stage askingAgain(@Nullable Instant then) {
            return this instanceof Made it ? new Made(it.reference(), it.at(), then) : this;
        }

        /** The same, whose next contact is then. */
        default Stage due(Instant then) {
            return switch (this) {
                case Unanswered _ -> new Unanswered(then);
                case Submitted it -> new Submitted(it.reference(), then);
                case Failed(String reason, RefundEvent.NextAttempt.ByItself _) ->
                    new Failed(reason, new RefundEvent.NextAttempt.ByItself(then));
                case Failed _, Requested _, Retrying _, Made _, ByHand _, Overtaken _ -> this;
            };
        }
    }

    /**
     * Speaking with the provider.
     *
     * @param number of the latest contact, from 1
     * @param errand what it is to do; absent once it is answered
     * @param silences how often in a row there was no answer
     */
    public record Contact(int number, Errand.@Nullable Kind errand, int silences) {

        Contact reaching(int next, Errand.Kind kind) {
            return new Contact(next, kind, silences);
        }

        Contact over(int silent) {
            return new Contact(number, null, silent);
        }
    }

    /**
     * Bringing the buyer the money.
     *
     * @param round which payment it is: 1, and one more for every one that the bank sent back (R56)
     * @param failures how often the provider declined this one
     * @param spentKeys how many keys at the provider surely have no money standing under them ({@link ProviderKey})
     */
    public record Attempts(int round, int failures, int spentKeys) {

        Attempts failed(int times, boolean keySpent) {
            return new Attempts(round, times, keySpent ? spentKeys + 1 : spentKeys);
        }

        Attempts inRound(int next) {
            return new Attempts(next, 0, spentKeys + 1);
        }
    }

    /**
     * Since when it is what it is; what it is not is absent.
     *
     * @param processing when the provider was first reached for, whatever it said
     * @param made when it was made for the first time; it stays, though the bank may have sent the money back (R53)
     * @param traced when the buyer had it traced
     * @param overtaken when a bank had given the money: from then on nothing is sent (R57)
     */
    public record Since(
            @Nullable Instant processing,
            @Nullable Instant made,
            @Nullable Instant overdue,
            @Nullable Instant traced,
            @Nullable Instant overtaken) {

        Since processing(Instant at) {
            return processing == null ? new Since(at, made, overdue, traced, overtaken) : this;
        }

        Since made(Instant at) {
            return made == null ? new Since(processing, at, overdue, traced, overtaken) : this;
        }

        Since overdue(Instant at) {
            return new Since(processing, made, at, traced, overtaken);
        }

        Since traced(Instant at) {
            return new Since(processing, made, overdue, at, overtaken);
        }

        Since overtaken(Instant at) {
            return new Since(processing, made, overdue, traced, at);
        }
    }

    public static Progress begin(RefundEvent.RefundRequested requested) {
        return new Progress(
                requested,
                new Stage.Requested(),
                Course.OPEN,
                new Contact(1, Errand.Kind.SEND, 0),
                new Attempts(1, 0, 0),
                new Since(null, null, null, null, null));
    }

    public Progress after(RefundEvent event) {
        return switch (event) {
            case RefundEvent.RefundRequested e -> begin(e);
            case RefundEvent.ProviderContactDue e -> with(contact.reaching(e.contact(), toDo(e.dueAt())));
            case RefundEvent.RefundSubmitted e ->
                answered(e.submittedAt()).with(new Stage.Submitted(e.providerReference(), e.askAt()));
            case RefundEvent.RefundStillProcessing e -> answered(e.answeredAt()).with(stage.asking(e.askAt()));
            case RefundEvent.ProviderAnswerUnknown e ->
                unanswered(e.recordedAt(), e.timesInARow()).with(stage.asking(e.askAt()));
            case RefundEvent.RefundFailed e ->
                answered(e.failedAt())
                        .with(new Stage.Failed(e.reason(), e.next()))
                        .with(attempts.failed(e.attempt(), e.declined()));
            case RefundEvent.RefundRetried e ->
                with(contact.reaching(e.contact(), Errand.Kind.SEND))
                        .with(new Stage.Retrying(stage instanceof Stage.Failed failed ? failed.reason() : ""));
            case RefundEvent.RefundIssued e -> made(e.providerReference(), e.issuedAt());
            case RefundEvent.RefundMadeAgain e -> made(e.providerReference(), e.madeAt());
            case RefundEvent.MadeRefundAskedAbout e -> answered(e.answeredAt()).with(stage.askingAgain(null));
            case RefundEvent.DeclinedRefundAskedAbout e -> answered(e.answeredAt());
            case RefundEvent.MadeRefundAnswerUnknown e ->
                unanswered(e.recordedAt(), e.timesInARow()).with(stage.askingAgain(e.askAt()));
            case RefundEvent.RefundSettledByHand e ->
                answered(e.settledAt()).with(new Stage.ByHand(e.reference(), e.settledAt()));
            case RefundEvent.RefundReversed e ->
                answered(e.reversedAt())
                        .with(new Stage.Failed(e.reason(), new RefundEvent.NextAttempt.ByItself(e.nextAttemptAt())))
                        .with(attempts.inRound(e.round()))
                        .with(Course.CAME_BACK);
            case RefundEvent.RefundOverdue e -> with(since.overdue(e.recordedAt()));
            case RefundEvent.RefundTraceOpened e -> with(since.traced(e.openedAt()));
            case RefundEvent.RefundHeld _ -> with(Course.ON_HOLD);
            case RefundEvent.RefundResumed e -> with(Course.OPEN).with(stage.due(e.contactAt()));
            case RefundEvent.RefundOvertaken e -> with(Course.OVERTAKEN).with(since.overtaken(e.overtakenAt()));
            case RefundEvent.RefundDropped e -> with(new Stage.Overtaken(e.droppedAt()));
        };
    }

    /** What was declined is sent again at the instant that was set for it; at any other it is only asked about. */
    private Errand.Kind toDo(Instant due) {
        return switch (stage) {
            case Stage.Submitted _, Stage.Made _, Stage.ByHand _, Stage.Overtaken _ -> Errand.Kind.ASK;
            case Stage.Failed failed ->
                failed.next().equals(new RefundEvent.NextAttempt.ByItself(due)) ? Errand.Kind.SEND : Errand.Kind.ASK;
            case Stage.Unanswered _ -> course == Course.OPEN ? Errand.Kind.SEND : Errand.Kind.ASK;
            case Stage.Requested _, Stage.Retrying _ -> Errand.Kind.SEND;
        };
    }

    private Progress answered(Instant when) {
        return unanswered(when, 0);
    }

    private Progress unanswered(Instant when, int timesInARow) {
        return with(contact.over(timesInARow)).with(since.processing(when));
    }

    /** What finance paid by hand stays so, though the world is told then that it is made. */
    private Progress made(String reference, Instant at) {
        return answered(at)
                .with(stage instanceof Stage.ByHand ? stage : new Stage.Made(reference, at, null))
                .with(since.processing(at).made(at));
    }

    public RefundId refundId() {
        return requested.refundId();
    }

    /**
     * What the provider is reached for now; absent while it is not. While a bank decides, and after it gave the money, nothing
     * is sent, though it was to be (R57): whether it was sent before that, the provider is asked.
     */
    public Errand.@Nullable Kind errand() {
        return contact.errand() == Errand.Kind.SEND && course != Course.OPEN ? Errand.Kind.ASK : contact.errand();
    }

    /** When the provider is to be contacted next by itself; empty while a contact is open, or none is to be made. */
    public Optional<Instant> dueAt() {
        if (contact.errand() != null) return Optional.empty();
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
        var due = with(Course.OPEN).dueAt().orElse(now);
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
        return since.made() != null && !isMade();
    }

    /** Whether the provider declined it, and is asked now whether it did. */
    boolean isDeclineDoubted() {
        return stage instanceof Stage.Failed && contact.errand() == Errand.Kind.ASK;
    }

    /** Whether it was sent and neither made nor declined since: only then there is something to ask. */
    public boolean isWithProvider() {
        return stage instanceof Stage.Submitted || stage instanceof Stage.Unanswered;
    }

    /** What the provider is to do, or is asked about. */
    public Repayment repayment() {
        return new Repayment(
                refundId(),
                ProviderKey.of(refundId(), attempts.spentKeys()),
                requested.payment(),
                requested.amount(),
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

    private Progress with(Stage next) {
        return new Progress(requested, next, course, contact, attempts, since);
    }

    private Progress with(Course next) {
        return new Progress(requested, stage, next, contact, attempts, since);
    }

    private Progress with(Contact next) {
        return new Progress(requested, stage, course, next, attempts, since);
    }

    private Progress with(Attempts next) {
        return new Progress(requested, stage, course, contact, next, since);
    }

    private Progress with(Since next) {
        return new Progress(requested, stage, course, contact, attempts, next);
    }
}
