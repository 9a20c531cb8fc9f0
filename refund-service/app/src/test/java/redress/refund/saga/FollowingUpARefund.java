package redress.refund.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.saga.FixtureConfiguration;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Test;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.refund.domain.Cause;
import redress.refund.domain.DisputeId;
import redress.refund.domain.OrderId;
import redress.refund.domain.RefundCommand;
import redress.refund.domain.RefundCommand.ContactProvider;
import redress.refund.domain.RefundEvent;
import redress.refund.domain.RefundEvent.DeclinedRefundAskedAbout;
import redress.refund.domain.RefundEvent.NextAttempt;
import redress.refund.domain.RefundEvent.ProviderAnswerUnknown;
import redress.refund.domain.RefundEvent.RefundFailed;
import redress.refund.domain.RefundEvent.RefundIssued;
import redress.refund.domain.RefundEvent.RefundRetried;
import redress.refund.domain.RefundEvent.RefundStillProcessing;
import redress.refund.domain.RefundEvent.RefundSubmitted;
import redress.refund.domain.RefundId;

class FollowingUpARefund {

    private static final Cause SETTLED = new Cause.Settlement(new DisputeId("dsp_1"));
    private static final RefundId REFUND = RefundId.of(SETTLED);
    private static final OrderId ORDER = new OrderId("ord_1");

    private final FixtureConfiguration fixture = new SagaTestFixture<>(RefundFollowUp.class);
    private final Instant now = fixture.currentTime();
    private final Instant hour = now.plus(Duration.ofHours(1));
    private final Instant day = now.plus(Duration.ofDays(1));

    private RefundSubmitted submitted() {
        return new RefundSubmitted(REFUND, ORDER, 1, "prv_1", hour, now);
    }

    private RefundIssued issued() {
        return new RefundIssued(REFUND, ORDER, SETTLED, new Money(1, "JPY"), List.of(), "prv_1", now, now);
    }

    @Test
    void one_whose_money_the_bank_gave_is_followed_no_more() {
        fixture.givenAPublished(submitted())
                .whenPublishingA(new RefundEvent.RefundDropped(REFUND, ORDER, now))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void a_made_refund_that_the_provider_did_not_answer_about_is_asked_about_again() {
        var silent = new RefundEvent.MadeRefundAnswerUnknown(REFUND, ORDER, 2, 1, "lost", hour, now);
        fixture.givenAPublished(submitted())
                .andThenAPublished(issued())
                .andThenAPublished(silent)
                .whenTimeElapses(Duration.ofHours(1))
                .expectDispatchedCommands(new ContactProvider(REFUND, hour, Actor.rule("refund-silence-asked-after")));
        fixture.givenAPublished(silent)
                .whenPublishingA(new RefundEvent.MadeRefundAskedAbout(REFUND, ORDER, 3, "stands", now))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void a_submitted_refund_is_asked_about_when_its_hour_has_come() {
        fixture.givenAPublished(submitted())
                .whenTimeElapses(Duration.ofHours(1))
                .expectDispatchedCommands(new ContactProvider(REFUND, hour, Actor.rule("refund-first-asked-after")));
    }

    @Test
    void nothing_is_asked_before() {
        fixture.givenAPublished(submitted())
                .whenTimeElapses(Duration.ofMinutes(59))
                .expectNoDispatchedCommands();
    }

    @Test
    void a_newer_event_replaces_the_older_timer() {
        fixture.givenAPublished(submitted())
                .andThenAPublished(new RefundStillProcessing(REFUND, ORDER, 2, day, now))
                .whenTimeElapses(Duration.ofDays(2))
                .expectDispatchedCommands(new ContactProvider(REFUND, day, Actor.rule("refund-asked-every")));
    }

    @Test
    void a_silence_is_asked_about() {
        fixture.givenAPublished(new ProviderAnswerUnknown(REFUND, ORDER, 1, 1, "timeout", hour, now))
                .whenTimeElapses(Duration.ofHours(1))
                .expectDispatchedCommands(new ContactProvider(REFUND, hour, Actor.rule("refund-silence-asked-after")));
    }

    @Test
    void a_refused_refund_is_tried_again() {
        fixture.givenAPublished(
                        new RefundFailed(REFUND, ORDER, 1, 1, "card-closed", true, new NextAttempt.ByItself(day), now))
                .whenTimeElapses(Duration.ofDays(1))
                .expectDispatchedCommands(new ContactProvider(REFUND, day, Actor.rule("refund-retries")));
    }

    /** While the provider was asked whether it declined, the timer may have come in vain. */
    @Test
    void a_refused_refund_that_was_asked_about_is_tried_again_all_the_same() throws Exception {
        fixture.givenAPublished(
                        new RefundFailed(REFUND, ORDER, 1, 1, "card-closed", true, new NextAttempt.ByItself(day), now))
                .andThenTimeElapses(Duration.ofDays(2))
                .whenPublishingA(new DeclinedRefundAskedAbout(
                        REFUND, ORDER, 2, "not-found", new NextAttempt.ByItself(day), now.plus(Duration.ofDays(2))))
                .expectScheduledDeadlineWithName(day, RefundFollowUp.PROVIDER_CONTACT);
    }

    @Test
    void one_that_waits_for_finance_still_does_when_it_was_asked_about() {
        fixture.givenAPublished(submitted())
                .whenPublishingA(
                        new DeclinedRefundAskedAbout(REFUND, ORDER, 2, "not-found", new NextAttempt.ByFinance(), now))
                .expectNoScheduledDeadlines();
    }

    @Test
    void what_finance_must_do_no_timer_does() {
        fixture.givenAPublished(submitted())
                .whenPublishingA(
                        new RefundFailed(REFUND, ORDER, 2, 5, "card-closed", true, new NextAttempt.ByFinance(), now))
                .expectActiveSagas(1)
                .expectNoScheduledDeadlines();
    }

    @Test
    void what_finance_did_the_timer_does_not_do_again() {
        fixture.givenAPublished(
                        new RefundFailed(REFUND, ORDER, 1, 1, "card-closed", true, new NextAttempt.ByItself(day), now))
                .whenPublishingA(new RefundRetried(REFUND, ORDER, 2, "usr_finance", now))
                .expectNoScheduledDeadlines();
    }

    @Test
    void a_made_refund_needs_no_following_up() {
        fixture.givenAPublished(submitted())
                .whenPublishingA(issued())
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    private RefundEvent.RefundRequested requested() {
        return new RefundEvent.RefundRequested(
                REFUND,
                ORDER,
                "usr_b",
                "usr_s",
                SETTLED,
                new Money(1, "JPY"),
                List.of(),
                List.of(),
                new redress.refund.domain.Payment("pay_1", "CARD"),
                new redress.refund.domain.PolicyVersion("default-1"),
                new redress.refund.domain.Place("DE", null),
                now,
                hour,
                day,
                now);
    }

    @Test
    void on_the_day_it_was_expected_the_refund_is_told_so() {
        fixture.givenAPublished(requested())
                .andThenAPublished(submitted())
                .whenTimeElapses(Duration.ofDays(1))
                .expectDispatchedCommands(
                        new ContactProvider(REFUND, hour, Actor.rule("refund-first-asked-after")),
                        new RefundCommand.NoteRefundOverdue(REFUND, day, Actor.rule("refund-expected-by-days")));
    }

    @Test
    void what_is_made_is_not_expected_any_more() {
        fixture.givenAPublished(requested())
                .andThenAPublished(submitted())
                .whenPublishingA(issued())
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void what_the_bank_sent_back_waits_for_its_escrows_word_is_tried_again_and_expected_until_it_is_made_again() {
        var reversed = new RefundEvent.RefundReversed(
                REFUND, ORDER, 2, 2, new Money(1, "JPY"), "returned-by-bank", hour, day, now);
        fixture.givenAPublished(requested())
                .andThenAPublished(issued())
                .andThenAPublished(reversed)
                .whenTimeElapses(Duration.ofHours(2))
                .expectActiveSagas(1)
                .expectNoDispatchedCommands();
        new SagaTestFixture<>(RefundFollowUp.class)
                .givenAPublished(reversed)
                .andThenAPublished(new RefundEvent.RefundResumed(REFUND, ORDER, hour, now))
                .whenTimeElapses(Duration.ofHours(1))
                .expectActiveSagas(1)
                .expectDispatchedCommands(new ContactProvider(REFUND, hour, Actor.rule("refund-retries")));
        new SagaTestFixture<>(RefundFollowUp.class)
                .givenAPublished(reversed)
                .whenPublishingA(new RefundEvent.RefundMadeAgain(REFUND, ORDER, 2, "prv_2", now, now))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void when_a_hold_ends_the_provider_is_contacted_at_the_instant_that_it_names() {
        fixture.givenAPublished(requested())
                .andThenAPublished(new RefundEvent.RefundResumed(REFUND, ORDER, hour, now))
                .whenTimeElapses(Duration.ofHours(1))
                .expectDispatchedCommands(new ContactProvider(REFUND, hour, Actor.rule("refund-retries")));
    }
}
