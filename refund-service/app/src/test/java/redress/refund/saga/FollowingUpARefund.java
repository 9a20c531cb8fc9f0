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
import redress.refund.domain.RefundCommand.ContactProvider;
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
                        new RefundFailed(REFUND, ORDER, 1, 1, "card-closed", new NextAttempt.ByItself(day), now))
                .whenTimeElapses(Duration.ofDays(1))
                .expectDispatchedCommands(new ContactProvider(REFUND, day, Actor.rule("refund-retries")));
    }

    @Test
    void what_finance_must_do_no_timer_does() {
        fixture.givenAPublished(submitted())
                .whenPublishingA(new RefundFailed(REFUND, ORDER, 2, 5, "card-closed", new NextAttempt.ByFinance(), now))
                .expectActiveSagas(1)
                .expectNoScheduledDeadlines();
    }

    @Test
    void what_finance_did_the_timer_does_not_do_again() {
        fixture.givenAPublished(
                        new RefundFailed(REFUND, ORDER, 1, 1, "card-closed", new NextAttempt.ByItself(day), now))
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
}
