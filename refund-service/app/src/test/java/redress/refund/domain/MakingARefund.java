package redress.refund.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.refund.domain.FundingSource.ESCROW;
import static redress.refund.domain.RefundEvent.*;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import redress.platform.values.Refusal;
import redress.refund.domain.RefundCommand.ContactProvider;
import redress.refund.domain.RefundCommand.Errand;
import redress.refund.domain.RefundCommand.HeedProviderNotice;
import redress.refund.domain.RefundCommand.NoteProviderAnswer;
import redress.refund.domain.RefundCommand.RetryRefund;
import redress.refund.domain.RefundCommand.SettleByHand;

class MakingARefund extends MoneyStory {

    private static final Instant SOON = later(Duration.ofHours(1));
    private static final redress.platform.values.Actor TIMER = redress.platform.values.Actor.rule("refund-retries");
    private static final redress.platform.values.Actor NOTICE = redress.platform.values.Actor.rule("provider-notice");

    private static RefundRequested requested() {
        return requested(SETTLED, 2000, of(SHIRT, 2000), from(ESCROW, SHIRT, 2000));
    }

    private static RefundSubmitted submitted() {
        return new RefundSubmitted(REFUND, ORDER, 1, "prv_1", SOON, NOW);
    }

    private static ProviderContactDue due(int contact, Instant at) {
        return new ProviderContactDue(REFUND, ORDER, contact, TIMER.ruleName(), POLICY, at, at);
    }

    private static RefundIssued issued(Instant made, Instant recorded) {
        return new RefundIssued(
                REFUND, ORDER, SETTLED, eur(2000), java.util.List.of(of(SHIRT, 2000)), "prv_1", made, recorded);
    }

    private static RefundFailed failed(int contact, int attempt, NextAttempt next) {
        return new RefundFailed(REFUND, ORDER, contact, attempt, "card-closed", true, next, NOW);
    }

    private static NoteProviderAnswer answer(int contact, ProviderAnswer answer) {
        return new NoteProviderAnswer(REFUND, contact, answer, DESK);
    }

    private static ResultValidator<Refund> after(Instant now, Object command, Object... history) {
        return at(now, Refund.class).given(Arrays.asList(history)).when(command);
    }

    @Test
    void an_accepted_refund_is_submitted_and_asked_about_after_an_hour() {
        after(NOW, answer(1, new ProviderAnswer.Accepted("prv_1")), requested()).expectEvents(submitted());
    }

    @Test
    void an_answer_heard_twice_counts_once() {
        after(NOW, answer(1, new ProviderAnswer.Accepted("prv_1")), requested(), submitted())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(NOW, answer(1, new ProviderAnswer.Declined("late")), requested(), submitted())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_answer_to_a_contact_that_was_never_made_counts_for_nothing() {
        after(NOW, answer(2, new ProviderAnswer.Accepted("prv_1")), requested())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_refund_that_is_made_at_once_still_shows_every_step() {
        after(NOW, answer(1, new ProviderAnswer.Made("prv_1", NOW)), requested())
                .expectEvents(submitted(), issued(NOW, NOW));
    }

    @Test
    void the_timer_says_that_the_provider_is_to_be_asked() {
        after(SOON, new ContactProvider(REFUND, SOON, TIMER), requested(), submitted())
                .expectEvents(due(2, SOON));
    }

    @Test
    void a_late_timer_keeps_the_due_time_and_shows_the_delay() {
        var late = SOON.plusSeconds(7200);
        after(late, new ContactProvider(REFUND, SOON, TIMER), requested(), submitted())
                .expectEvents(new ProviderContactDue(REFUND, ORDER, 2, TIMER.ruleName(), POLICY, SOON, late));
    }

    @Test
    void an_early_repeated_or_outdated_timer_has_no_effect() {
        after(SOON.minusMillis(1), new ContactProvider(REFUND, SOON, TIMER), requested(), submitted())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(SOON, new ContactProvider(REFUND, SOON, TIMER), requested(), submitted(), due(2, SOON))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(SOON, new ContactProvider(REFUND, NOW, TIMER), requested(), submitted())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(SOON, new ContactProvider(REFUND, SOON, TIMER), requested(), submitted(), due(2, SOON), issued(NOW, NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_refund_still_in_work_is_asked_about_again_a_day_later() {
        after(SOON, answer(2, new ProviderAnswer.Accepted("prv_1")), requested(), submitted(), due(2, SOON))
                .expectEvents(new RefundStillProcessing(REFUND, ORDER, 2, SOON.plus(Duration.ofDays(1)), SOON));
    }

    @Test
    void a_refund_is_issued_when_the_provider_says_so_and_at_the_providers_time() {
        after(SOON, answer(2, new ProviderAnswer.Made("prv_1", NOW)), requested(), submitted(), due(2, SOON))
                .expectEvents(issued(NOW, SOON));
    }

    @Test
    void a_refund_is_issued_once() {
        after(
                        SOON,
                        answer(2, new ProviderAnswer.Made("prv_1", NOW)),
                        requested(),
                        submitted(),
                        due(2, SOON),
                        issued(NOW, SOON))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void no_answer_is_unknown_and_the_provider_is_asked_after_a_minute() {
        after(NOW, answer(1, new ProviderAnswer.Unknown("timeout")), requested())
                .expectEvents(
                        new ProviderAnswerUnknown(REFUND, ORDER, 1, 1, "timeout", later(Duration.ofMinutes(1)), NOW));
    }

    @Test
    void silence_after_silence_is_asked_about_less_and_less_often_but_for_ever() {
        var first = new ProviderAnswerUnknown(REFUND, ORDER, 1, 1, "timeout", SOON, NOW);
        after(NOW, answer(2, new ProviderAnswer.Unknown("timeout")), requested(), first, due(2, SOON))
                .expectEvents(
                        new ProviderAnswerUnknown(REFUND, ORDER, 2, 2, "timeout", later(Duration.ofMinutes(5)), NOW));
        var many = new ProviderAnswerUnknown(REFUND, ORDER, 1, 99, "timeout", SOON, NOW);
        after(NOW, answer(2, new ProviderAnswer.Unknown("timeout")), requested(), many, due(2, SOON))
                .expectEvents(
                        new ProviderAnswerUnknown(REFUND, ORDER, 2, 100, "timeout", later(Duration.ofHours(1)), NOW));
    }

    @Test
    void each_contact_knows_whether_to_send_or_only_to_ask_and_under_which_key() {
        var silence = new ProviderAnswerUnknown(REFUND, ORDER, 1, 1, "timeout", SOON, NOW);
        errand(new Errand(1, Errand.Kind.SEND, repayment(null)), requested());
        errand(new Errand(2, Errand.Kind.SEND, repayment(null)), requested(), silence, due(2, SOON));
        errand(new Errand(2, Errand.Kind.ASK, repayment("prv_1")), requested(), submitted(), due(2, SOON));
        errand(
                new Errand(3, Errand.Kind.ASK, repayment("prv_1")),
                requested(),
                submitted(),
                due(2, SOON),
                new ProviderAnswerUnknown(REFUND, ORDER, 2, 1, "timeout", SOON, NOW),
                due(3, SOON));
        errand(
                new Errand(2, Errand.Kind.SEND, under("-2", null)),
                requested(),
                failed(1, 1, new NextAttempt.ByItself(SOON)),
                due(2, SOON));
        errand(
                new Errand(2, Errand.Kind.SEND, under("-2", null)),
                requested(),
                failed(1, 1, new NextAttempt.ByFinance()),
                new RefundRetried(REFUND, ORDER, 2, FINANCE.id(), NOW));
    }

    @Test
    void a_key_is_spent_by_a_refusal_and_never_by_silence() {
        var refused = failed(1, 1, new NextAttempt.ByItself(SOON));
        var silent = new ProviderAnswerUnknown(REFUND, ORDER, 2, 1, "timeout", SOON, NOW);
        errand(
                new Errand(3, Errand.Kind.SEND, under("-2", null)),
                requested(),
                refused,
                due(2, SOON),
                silent,
                due(3, SOON));
        errand(
                new Errand(4, Errand.Kind.SEND, under("-2", null)),
                requested(),
                refused,
                due(2, SOON),
                silent,
                due(3, SOON),
                new ProviderAnswerUnknown(REFUND, ORDER, 3, 2, "timeout", SOON, NOW),
                due(4, SOON));
        errand(
                new Errand(3, Errand.Kind.SEND, under("-3", null)),
                requested(),
                refused,
                due(2, SOON),
                failed(2, 2, new NextAttempt.ByItself(SOON)),
                due(3, SOON));
    }

    @Test
    void what_is_no_refusal_of_the_provider_keeps_the_key() {
        errand(
                new Errand(2, Errand.Kind.SEND, repayment(null)),
                requested(),
                new RefundFailed(REFUND, ORDER, 1, 1, "amount-differs", false, new NextAttempt.ByFinance(), NOW),
                new RefundRetried(REFUND, ORDER, 2, FINANCE.id(), NOW));
    }

    @Test
    void a_refusal_that_is_heard_twice_or_late_spends_one_key() {
        var refused = failed(1, 1, new NextAttempt.ByItself(SOON));
        after(NOW, answer(1, new ProviderAnswer.Declined("card-closed")), requested(), refused)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(SOON, answer(1, new ProviderAnswer.Declined("card-closed")), requested(), refused, due(2, SOON))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static void errand(Errand expected, Object... history) {
        after(SOON, new RefundCommand.ShowErrand(REFUND, DESK), history)
                .expectResultMessagePayload(java.util.Optional.of(expected));
    }

    private static Repayment repayment(@Nullable String reference) {
        return under("", reference);
    }

    private static Repayment under(String suffix, @Nullable String reference) {
        return new Repayment(REFUND, new ProviderKey(REFUND + suffix), CARD, eur(2000), reference);
    }

    @Test
    void a_notice_of_the_providers_makes_us_ask_at_once() {
        var silence = new ProviderAnswerUnknown(REFUND, ORDER, 1, 1, "timeout", SOON, NOW);
        for (var before : java.util.List.of(submitted(), silence))
            after(NOW, notice(), requested(), before)
                    .expectEvents(new ProviderContactDue(REFUND, ORDER, 2, NOTICE.ruleName(), POLICY, NOW, NOW));
    }

    @Test
    void a_notice_about_what_is_made_and_one_of_failure_about_what_was_declined_change_nothing() {
        after(NOW, notice(), requested(), submitted(), due(2, NOW), issued(NOW, NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(NOW, new HeedProviderNotice(REFUND, true, NOTICE), requested(), failed(1, 1, new NextAttempt.ByFinance()))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    /** What a provider declined and made all the same must be known before it is tried again, or paid by hand. */
    @Test
    void a_notice_that_a_declined_one_stands_has_it_asked_about_and_nothing_is_sent() {
        for (var next : java.util.List.of(new NextAttempt.ByFinance(), new NextAttempt.ByItself(SOON))) {
            var declined = failed(1, 1, next);
            var asked = new ProviderContactDue(REFUND, ORDER, 2, NOTICE.ruleName(), POLICY, NOW, NOW);
            after(NOW, notice(), requested(), declined).expectEvents(asked);
            errand(new Errand(2, Errand.Kind.ASK, under("-2", null)), requested(), declined, asked);
            after(NOW, new SettleByHand(REFUND, "SEPA-1", FINANCE), requested(), declined, asked)
                    .expectException(refusal("refund-not-failed"))
                    .expectNoEvents();
            after(NOW, answer(2, new ProviderAnswer.Made("prv_1", NOW)), requested(), declined, asked)
                    .expectEvents(new RefundSubmitted(REFUND, ORDER, 2, "prv_1", SOON, NOW), issued(NOW, NOW));
            after(NOW, answer(2, new ProviderAnswer.Accepted("prv_1")), requested(), declined, asked)
                    .expectEvents(new RefundSubmitted(REFUND, ORDER, 2, "prv_1", SOON, NOW));
        }
    }

    @Test
    void where_nothing_stands_what_was_to_follow_the_refusal_follows() {
        var nothing = java.util.List.of(
                new ProviderAnswer.Unknown("not-found"),
                new ProviderAnswer.Declined("card-closed"),
                new ProviderAnswer.Impossible("payment-unknown"));
        var said = java.util.List.of("not-found", "card-closed", "payment-unknown");
        for (var next : java.util.List.of(new NextAttempt.ByFinance(), new NextAttempt.ByItself(SOON)))
            for (int i = 0; i < nothing.size(); i++) {
                var declined = failed(1, 1, next);
                var stands = new DeclinedRefundAskedAbout(REFUND, ORDER, 2, said.get(i), next, NOW);
                after(NOW, answer(2, nothing.get(i)), requested(), declined, due(2, NOW))
                        .expectEvents(stands);
                var after = Progress.begin(requested())
                        .after(declined)
                        .after(due(2, NOW))
                        .after(stands);
                assertThat(after.stage()).isEqualTo(new Progress.Stage.Failed("card-closed", next));
                assertThat(after.attempts()).isEqualTo(new Progress.Attempts(1, 1, 1));
                assertThat(after.dueAt().isPresent()).isEqualTo(next instanceof NextAttempt.ByItself);
                after(SOON, new RetryRefund(REFUND, FINANCE), requested(), declined, due(2, NOW), stands)
                        .expectEvents(new RefundRetried(REFUND, ORDER, 3, FINANCE.id(), SOON));
            }
        errand(
                new Errand(3, Errand.Kind.SEND, under("-2", null)),
                requested(),
                failed(1, 1, new NextAttempt.ByItself(SOON)),
                due(2, NOW),
                new DeclinedRefundAskedAbout(REFUND, ORDER, 2, "not-found", new NextAttempt.ByItself(SOON), NOW),
                due(3, SOON));
    }

    @Test
    void a_notice_while_the_provider_is_being_asked_is_to_be_told_again() {
        after(NOW, notice(), requested())
                .expectException(refusal("provider-being-asked"))
                .expectNoEvents();
        after(NOW, notice(), requested(), submitted(), due(2, NOW))
                .expectException(refusal("provider-being-asked"))
                .expectNoEvents();
    }

    private static HeedProviderNotice notice() {
        return new HeedProviderNotice(REFUND, false, NOTICE);
    }

    @Test
    void what_the_provider_can_never_do_goes_to_finance_at_once() {
        after(NOW, answer(1, new ProviderAnswer.Impossible("payment-unknown")), requested())
                .expectEvents(new RefundFailed(
                        REFUND, ORDER, 1, 1, "payment-unknown", false, new NextAttempt.ByFinance(), NOW));
    }

    @Test
    void a_refused_refund_is_tried_again_after_1_hour_6_hours_1_day_and_3_days_and_then_by_finance() {
        var waits = new Duration[] {Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(3)};
        var history = new java.util.ArrayList<Object>();
        history.add(requested());
        for (int attempt = 1; attempt <= 5; attempt++) {
            NextAttempt next =
                    attempt <= 4 ? new NextAttempt.ByItself(later(waits[attempt - 1])) : new NextAttempt.ByFinance();
            after(NOW, answer(attempt, new ProviderAnswer.Declined("card-closed")), history.toArray())
                    .expectEvents(failed(attempt, attempt, next));
            history.add(failed(attempt, attempt, next));
            history.add(
                    next instanceof NextAttempt.ByItself again
                            ? due(attempt + 1, again.at())
                            : new RefundRetried(REFUND, ORDER, attempt + 1, FINANCE.id(), NOW));
        }
    }

    @Test
    void finance_has_a_refused_refund_tried_again() {
        after(NOW, new RetryRefund(REFUND, FINANCE), requested(), failed(1, 1, new NextAttempt.ByFinance()))
                .expectEvents(new RefundRetried(REFUND, ORDER, 2, FINANCE.id(), NOW));
        after(NOW, new RetryRefund(REFUND, FINANCE), requested(), failed(1, 1, new NextAttempt.ByItself(SOON)))
                .expectEvents(new RefundRetried(REFUND, ORDER, 2, FINANCE.id(), NOW));
    }

    @Test
    void nobody_else_has_it_tried_again_and_finance_only_what_was_refused() {
        for (var other : java.util.List.of(BUYER, SELLER))
            after(NOW, new RetryRefund(REFUND, other), requested(), failed(1, 1, new NextAttempt.ByFinance()))
                    .expectException(refusal("role-may-not"))
                    .expectNoEvents();
        after(NOW, new RetryRefund(REFUND, FINANCE), requested(), submitted())
                .expectException(refusal("refund-not-failed"))
                .expectNoEvents();
        after(
                        NOW,
                        new RetryRefund(REFUND, FINANCE),
                        requested(),
                        failed(1, 1, new NextAttempt.ByFinance()),
                        new RefundRetried(REFUND, ORDER, 2, FINANCE.id(), NOW))
                .expectException(refusal("refund-not-failed"))
                .expectNoEvents();
    }

    @Test
    void what_is_listed_is_accepted_and_what_is_not_listed_is_refused() {
        var stages = java.util.List.of(
                java.util.List.<RefundEvent>of(requested()),
                java.util.List.of(requested(), submitted()),
                java.util.List.of(requested(), failed(1, 1, new NextAttempt.ByItself(SOON))),
                java.util.List.of(requested(), failed(1, 1, new NextAttempt.ByFinance())),
                java.util.List.of(requested(), submitted(), due(2, SOON), issued(NOW, SOON)));
        for (var stage : stages)
            for (var viewer : java.util.List.of(BUYER, SELLER, FINANCE)) {
                var progress = Progress.begin(requested());
                for (var event : stage) progress = progress.after(event);
                boolean listed =
                        !RefundView.of(progress, viewer, NOW).availableActions().isEmpty();
                var result = after(NOW, new RetryRefund(REFUND, viewer), stage.toArray());
                if (listed) result.expectSuccessfulHandlerExecution();
                else result.expectException(Refusal.class);
            }
    }

    @Test
    void steps_never_go_back() {
        var progress = Progress.begin(requested());
        var last = RefundView.Step.WAITING;
        for (var event : java.util.List.<RefundEvent>of(
                new ProviderAnswerUnknown(REFUND, ORDER, 1, 1, "timeout", SOON, NOW),
                due(2, SOON),
                failed(2, 1, new NextAttempt.ByItself(SOON)),
                due(3, SOON),
                submitted(),
                due(4, SOON),
                failed(4, 2, new NextAttempt.ByFinance()),
                new RefundRetried(REFUND, ORDER, 5, FINANCE.id(), NOW),
                submitted(),
                due(6, SOON),
                issued(NOW, SOON))) {
            progress = progress.after(event);
            var step = RefundView.of(progress, BUYER, NOW).step();
            assertThat(step).isGreaterThanOrEqualTo(last);
            last = step;
        }
        assertThat(last).isEqualTo(RefundView.Step.MADE);
    }
}
