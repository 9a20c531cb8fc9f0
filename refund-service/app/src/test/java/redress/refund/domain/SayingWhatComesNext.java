package redress.refund.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.refund.domain.FundingSource.ESCROW;
import static redress.refund.domain.NextMove.Mover.BUYERS_BANK;
import static redress.refund.domain.NextMove.Mover.NOBODY;
import static redress.refund.domain.NextMove.Mover.PLATFORM;
import static redress.refund.domain.NextMove.Mover.PROVIDER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import redress.refund.domain.NextMove.Mover;
import redress.refund.domain.RefundEvent.MadeRefundAnswerUnknown;
import redress.refund.domain.RefundEvent.MadeRefundAskedAbout;
import redress.refund.domain.RefundEvent.NextAttempt;
import redress.refund.domain.RefundEvent.ProviderAnswerUnknown;
import redress.refund.domain.RefundEvent.ProviderContactDue;
import redress.refund.domain.RefundEvent.RefundDropped;
import redress.refund.domain.RefundEvent.RefundFailed;
import redress.refund.domain.RefundEvent.RefundHeld;
import redress.refund.domain.RefundEvent.RefundIssued;
import redress.refund.domain.RefundEvent.RefundOvertaken;
import redress.refund.domain.RefundEvent.RefundResumed;
import redress.refund.domain.RefundEvent.RefundRetried;
import redress.refund.domain.RefundEvent.RefundReversed;
import redress.refund.domain.RefundEvent.RefundSettledByHand;
import redress.refund.domain.RefundEvent.RefundStillProcessing;
import redress.refund.domain.RefundEvent.RefundSubmitted;

/** Whose move it is, when it is due, and what follows, in every state of a refund (R53, R54, R80). */
class SayingWhatComesNext extends MoneyStory {

    private static final Instant SOON = later(Duration.ofHours(1));
    private static final Instant EXPECTED = Instant.parse("2026-03-31T12:00:00Z");

    private static final RefundEvent SUBMITTED = new RefundSubmitted(REFUND, ORDER, 1, "prv_1", SOON, NOW);
    private static final RefundEvent SILENT = new ProviderAnswerUnknown(REFUND, ORDER, 1, 1, "timeout", SOON, NOW);
    private static final RefundEvent DECLINED = failed(new NextAttempt.ByItself(SOON));
    private static final RefundEvent FOR_FINANCE = failed(new NextAttempt.ByFinance());
    private static final RefundEvent MADE =
            new RefundIssued(REFUND, ORDER, SETTLED, eur(2000), List.of(of(SHIRT, 2000)), "prv_1", NOW, NOW);
    private static final RefundEvent REVERSED =
            new RefundReversed(REFUND, ORDER, 2, 2, eur(2000), "returned-by-bank", SOON, EXPECTED, NOW);
    private static final RefundEvent REACHED =
            new ProviderContactDue(REFUND, ORDER, 2, "refund-retries", POLICY, NOW, NOW);
    private static final RefundEvent TRIED =
            new ProviderContactDue(REFUND, ORDER, 2, "refund-retries", POLICY, SOON, SOON);
    private static final RefundEvent HELD = new RefundHeld(REFUND, ORDER, NOW);
    private static final RefundEvent RESUMED = new RefundResumed(REFUND, ORDER, SOON, NOW);
    private static final RefundEvent OVERTAKEN = new RefundOvertaken(REFUND, ORDER, NOW);
    private static final RefundEvent DROPPED = new RefundDropped(REFUND, ORDER, NOW);

    private static RefundEvent failed(NextAttempt next) {
        return new RefundFailed(REFUND, ORDER, 1, 1, "card-closed", true, next, NOW);
    }

    private static NextMove next(RefundEvent... history) {
        var progress = Progress.begin(requested(SETTLED, 2000, of(SHIRT, 2000), from(ESCROW, SHIRT, 2000)));
        for (var event : history) progress = progress.after(event);
        return RefundView.of(progress, BUYER, NOW).next();
    }

    /** Where it stands; whose move it is and when; how that reads. */
    static Stream<Arguments> states() {
        return Stream.of(
                state("approved", PROVIDER, null, "reached now, to make", "tried again later, or finance"),
                state("finance retries", PROVIDER, null, "to make", "finance", FOR_FINANCE, retried()),
                state("approved, held", PROVIDER, null, "what became", "until the buyer's bank has decided", HELD),
                state("approved, overtaken", PROVIDER, null, "what became", "the refund is over", OVERTAKEN),
                state("tried again", PROVIDER, null, "to make", "tried again later", DECLINED, TRIED),
                state("doubted", PROVIDER, null, "what became of", "finance takes care", FOR_FINANCE, REACHED),
                state("asked about", PROVIDER, null, "what became of", "asked again", SUBMITTED, REACHED),
                state("asked, held", PROVIDER, null, "what became", "has decided", SILENT, HELD, REACHED),
                state("asked, overtaken", PROVIDER, null, "what became", "is over", SILENT, OVERTAKEN, REACHED),
                state(
                        "asked though made",
                        PROVIDER,
                        null,
                        "sent the money back",
                        "paid again",
                        SUBMITTED,
                        MADE,
                        REACHED),
                state("no answer", PLATFORM, SOON, "nothing is sent twice", "under the same key", SILENT),
                state("no answer, held", PLATFORM, SOON, "what became", "nothing is sent until", SILENT, HELD),
                state("no answer, overtaken", PLATFORM, SOON, "whether it had", "not sent again", SILENT, OVERTAKEN),
                state("submitted", PLATFORM, SOON, "whether it is made", "asked again", SUBMITTED),
                state("works on it", PLATFORM, SOON, "whether it is made", "asked again", SUBMITTED, working()),
                state("submitted, held", PLATFORM, SOON, "whether it is made", "asked again", SUBMITTED, HELD),
                state(
                        "submitted, overtaken",
                        PLATFORM,
                        SOON,
                        "given the money too",
                        "not sent again",
                        SUBMITTED,
                        OVERTAKEN),
                state("declined", PLATFORM, SOON, "tried again", "or finance", DECLINED),
                state("declined, held", BUYERS_BANK, null, "has to decide first", "goes on", DECLINED, HELD),
                state("finance's, held", BUYERS_BANK, null, "has to decide first", "goes on", FOR_FINANCE, HELD),
                state("declined, resumed", PLATFORM, SOON, "tried again", "declines again", DECLINED, HELD, RESUMED),
                state("declined, overtaken", NOBODY, null, "Nothing more: the buyer's bank", null, DECLINED, OVERTAKEN),
                state("finance's", Mover.FINANCE, null, "by hand", "until finance acts", FOR_FINANCE),
                state("came back", PLATFORM, null, "just come back", "paid again", SUBMITTED, MADE, REVERSED),
                state("came back, held", BUYERS_BANK, null, "decide", "goes on", SUBMITTED, MADE, REVERSED, HELD),
                state("came back, owed", PLATFORM, SOON, "tried again", "declines", SUBMITTED, MADE, REVERSED, RESUMED),
                state("made", NOBODY, null, "on its way to the buyer", null, SUBMITTED, MADE),
                state("made, stands", NOBODY, null, "on its way", null, SUBMITTED, MADE, REACHED, stands()),
                state(
                        "made, unheard of",
                        PLATFORM,
                        SOON,
                        "sent the money back",
                        "paid again",
                        SUBMITTED,
                        MADE,
                        unheard()),
                state("by hand", NOBODY, null, "on its way to the buyer", null, FOR_FINANCE, byHand(), MADE),
                state("dropped", NOBODY, null, "a refund of its own", null, FOR_FINANCE, OVERTAKEN, DROPPED));
    }

    private static Arguments state(
            String name,
            Mover by,
            @Nullable Instant until,
            String words,
            @Nullable String then,
            RefundEvent... history) {
        return Arguments.argumentSet(name, by, until, words, then, history);
    }

    private static RefundEvent retried() {
        return new RefundRetried(REFUND, ORDER, 2, FINANCE.id(), NOW);
    }

    private static RefundEvent working() {
        return new RefundStillProcessing(REFUND, ORDER, 2, SOON, NOW);
    }

    private static RefundEvent stands() {
        return new MadeRefundAskedAbout(REFUND, ORDER, 2, "stands", NOW);
    }

    private static RefundEvent unheard() {
        return new MadeRefundAnswerUnknown(REFUND, ORDER, 2, 1, "timeout", SOON, NOW);
    }

    private static RefundEvent byHand() {
        return new RefundSettledByHand(REFUND, ORDER, FINANCE.id(), "SEPA-1", NOW);
    }

    @ParameterizedTest
    @MethodSource("states")
    void every_state_says_whose_move_it_is_when_it_is_due_and_what_follows(
            Mover by, @Nullable Instant until, String words, @Nullable String then, RefundEvent[] history) {
        var next = next(history);

        assertThat(next.by()).isEqualTo(by);
        assertThat(next.until()).isEqualTo(until);
        assertThat(next.words()).contains(words);
        if (then == null) assertThat(next.then()).isNull();
        else assertThat(next.then()).contains(then);
    }

    @ParameterizedTest
    @EnumSource
    void everybody_has_the_move_somewhere(Mover mover) {
        assertThat(states().map(state -> state.get()[0])).contains(mover);
    }
}
