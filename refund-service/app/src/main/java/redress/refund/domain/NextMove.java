package redress.refund.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import redress.refund.domain.RefundCommand.Errand;

/**
 * What happens next with a refund (R80).
 *
 * @param by whose move it is
 * @param words what they do, in a sentence for people
 * @param until when it is due, by a timer of the platform's; absent where nobody has set a time for it
 * @param then what follows from it, for people; absent where nothing does
 */
public record NextMove(
        Mover by,
        String words,
        @Nullable Instant until,
        @Nullable String then) {

    /** Whose move it is. */
    public enum Mover {
        /** The platform acts by itself. */
        PLATFORM,
        /** The payment provider has been reached for, and its answer is awaited. */
        PROVIDER,
        /** Somebody of finance has to act. */
        FINANCE,
        /** The buyer's bank has to decide on a chargeback. */
        BUYERS_BANK,
        /** Nobody's: it is over. */
        NOBODY
    }

    static NextMove of(Progress progress) {
        if (progress.errand() != null) return provider(progress, progress.errand());
        return switch (progress.stage()) {
            case Progress.Stage.Unanswered stage -> unanswered(progress, stage.askAt());
            case Progress.Stage.Submitted stage -> submitted(progress, stage.askAt());
            case Progress.Stage.Failed stage -> failed(progress, stage.next());
            case Progress.Stage.Made made
            when made.askAt() != null ->
                platform(
                        "The payment provider is asked whether the bank sent the money back.",
                        made.askAt(),
                        "It is paid again if the bank did; else there is nothing more to do.");
            case Progress.Stage.Made _, Progress.Stage.ByHand _ ->
                over("Nothing more: the money is on its way to the buyer's account.");
            case Progress.Stage.Overtaken _ -> overtaken();
            case Progress.Stage.Requested _, Progress.Stage.Retrying _ -> provider(progress, Errand.Kind.SEND);
        };
    }

    private static NextMove provider(Progress progress, Errand.Kind errand) {
        if (progress.isMade())
            return reached(
                    "The payment provider is being asked whether the bank sent the money back.",
                    "It is paid again if the bank did; else there is nothing more to do.");
        return reached(
                errand == Errand.Kind.SEND
                        ? "The payment provider is being reached now, to make the refund."
                        : "The payment provider is being asked what became of the refund.",
                switch (progress.course()) {
                    case OPEN, CAME_BACK ->
                        "If it declines, the refund is tried again later, or finance takes care of it; if it does not"
                                + " answer, it is asked again.";
                    case ON_HOLD ->
                        "If it declines, nothing more is sent until the buyer's bank has decided; if it does not answer, it"
                                + " is asked again.";
                    case OVERTAKEN ->
                        "If it declines, the refund is over: the buyer's bank has given the money. If it does not answer,"
                                + " it is asked again.";
                });
    }

    private static NextMove unanswered(Progress progress, Instant askAt) {
        return switch (progress.course()) {
            case OPEN, CAME_BACK ->
                platform(
                        "The payment provider is asked what became of it; nothing is sent twice.",
                        askAt,
                        "If the provider knows nothing of it, it is sent again under the same key.");
            case ON_HOLD ->
                platform(
                        "The payment provider is asked what became of it.",
                        askAt,
                        "If the provider knows nothing of it, nothing is sent until the buyer's bank has decided.");
            case OVERTAKEN ->
                platform(
                        "The buyer's bank has given the money. The payment provider is asked whether it had this one.",
                        askAt,
                        "It is not sent again; if the provider never had it, the refund is over.");
        };
    }

    private static NextMove submitted(Progress progress, Instant askAt) {
        return progress.course() == Progress.Course.OVERTAKEN
                ? platform(
                        "The buyer's bank has given the money too. The payment provider had this one already and is asked"
                                + " what became of it.",
                        askAt,
                        "It is not sent again; as long as the provider works on it, it is asked again.")
                : platform(
                        "The payment provider is asked whether it is made.",
                        askAt,
                        "As long as the provider works on it, it is asked again.");
    }

    private static NextMove failed(Progress progress, RefundEvent.NextAttempt next) {
        return switch (progress.course()) {
            case OVERTAKEN -> overtaken();
            case ON_HOLD ->
                new NextMove(
                        Mover.BUYERS_BANK,
                        "Nothing is sent while the buyer's bank asks for the money too: it has to decide first.",
                        null,
                        "If the bank leaves the money here, the refund goes on; if it takes it, it has given the buyer the"
                                + " money itself.");
            case CAME_BACK ->
                platform(
                        "It has just come back: the order's money is looked at.",
                        null,
                        "What is still owed is paid again.");
            case OPEN ->
                switch (next) {
                    case RefundEvent.NextAttempt.ByItself again ->
                        platform(
                                "It is tried again.",
                                again.at(),
                                "If the provider declines again, it is tried later once more, or finance takes care of it.");
                    case RefundEvent.NextAttempt.ByFinance _ ->
                        new NextMove(
                                Mover.FINANCE,
                                "Finance takes care of it by hand.",
                                null,
                                "The refund stays where it is until finance acts.");
                };
        };
    }

    private static NextMove platform(String words, @Nullable Instant until, String then) {
        return new NextMove(Mover.PLATFORM, words, until, then);
    }

    private static NextMove reached(String words, String then) {
        return new NextMove(Mover.PROVIDER, words, null, then);
    }

    private static NextMove overtaken() {
        return over(
                "Nothing more: the buyer's bank has given the money itself. What it left, if anything, is a refund of its"
                        + " own.");
    }

    private static NextMove over(String words) {
        return new NextMove(Mover.NOBODY, words, null, null);
    }
}
