package redress.refund.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.refund.domain.FundingSource.ESCROW;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.refund.domain.RefundCommand.ContactProvider;
import redress.refund.domain.RefundCommand.HeedProviderNotice;
import redress.refund.domain.RefundCommand.HoldRefund;
import redress.refund.domain.RefundCommand.NoteProviderAnswer;
import redress.refund.domain.RefundCommand.NoteRefundOverdue;
import redress.refund.domain.RefundCommand.OpenTrace;
import redress.refund.domain.RefundCommand.OvertakeRefund;
import redress.refund.domain.RefundCommand.ResumeRefund;
import redress.refund.domain.RefundCommand.RetryRefund;
import redress.refund.domain.RefundCommand.SettleByHand;
import redress.refund.domain.RefundEvent.MadeRefundAskedAbout;
import redress.refund.domain.RefundEvent.NextAttempt;
import redress.refund.domain.RefundEvent.ProviderAnswerUnknown;
import redress.refund.domain.RefundEvent.ProviderContactDue;
import redress.refund.domain.RefundEvent.RefundDropped;
import redress.refund.domain.RefundEvent.RefundFailed;
import redress.refund.domain.RefundEvent.RefundHeld;
import redress.refund.domain.RefundEvent.RefundIssued;
import redress.refund.domain.RefundEvent.RefundMadeAgain;
import redress.refund.domain.RefundEvent.RefundOverdue;
import redress.refund.domain.RefundEvent.RefundOvertaken;
import redress.refund.domain.RefundEvent.RefundRequested;
import redress.refund.domain.RefundEvent.RefundResumed;
import redress.refund.domain.RefundEvent.RefundReversed;
import redress.refund.domain.RefundEvent.RefundSettledByHand;
import redress.refund.domain.RefundEvent.RefundSubmitted;
import redress.refund.domain.RefundEvent.RefundTraceOpened;

/** What may still happen to a refund beside its way through the provider: R54 by hand, R55, R56, and R57 on its side. */
class WatchingOverARefund extends MoneyStory {

    private static final Instant SOON = later(Duration.ofHours(1));
    private static final Instant SILENCE = later(Duration.ofMinutes(1));
    private static final Instant EXPECTED = Instant.parse("2026-03-31T12:00:00Z");
    private static final Actor DAYS = Actor.rule("refund-expected-by-days");
    private static final BankStatement STATEMENT = new BankStatement("application/pdf", 4711, "ab".repeat(32));

    private static RefundRequested requested() {
        return requested(SETTLED, 2000, of(SHIRT, 2000), from(ESCROW, SHIRT, 2000));
    }

    private static RefundSubmitted submitted() {
        return new RefundSubmitted(REFUND, ORDER, 1, "prv_1", SOON, NOW);
    }

    private static RefundIssued issued() {
        return new RefundIssued(REFUND, ORDER, SETTLED, eur(2000), List.of(of(SHIRT, 2000)), "prv_1", NOW, NOW);
    }

    private static RefundFailed failed(NextAttempt next) {
        return new RefundFailed(REFUND, ORDER, 1, 1, "card-closed", true, next, NOW);
    }

    private static RefundFailed forFinance() {
        return failed(new NextAttempt.ByFinance());
    }

    private static ProviderContactDue due(int contact) {
        return new ProviderContactDue(REFUND, ORDER, contact, "provider-notice", POLICY, NOW, NOW);
    }

    private static RefundReversed reversed(int contact) {
        return new RefundReversed(REFUND, ORDER, contact, 2, eur(2000), "returned-by-bank", SOON, EXPECTED, NOW);
    }

    private static RefundOverdue overdue(Instant recorded) {
        return new RefundOverdue(REFUND, ORDER, EXPECTED, DAYS.ruleName(), POLICY, EXPECTED, recorded);
    }

    private static NoteProviderAnswer answer(int contact, ProviderAnswer answer) {
        return new NoteProviderAnswer(REFUND, contact, answer, DESK);
    }

    private static ResultValidator<Refund> after(Instant now, Object command, Object... history) {
        return at(now, Refund.class).given(Arrays.asList(history)).when(command);
    }

    private static Progress come(RefundEvent... history) {
        var progress = Progress.begin(requested());
        for (var event : history) progress = progress.after(event);
        return progress;
    }

    // ---- overdue and traced (R55)

    @Test
    void what_is_not_made_on_the_day_it_was_expected_is_overdue_and_a_late_timer_shows_the_delay() {
        after(EXPECTED, new NoteRefundOverdue(REFUND, EXPECTED, DAYS), requested(), submitted())
                .expectEvents(overdue(EXPECTED));
        var late = EXPECTED.plusSeconds(3600);
        after(late, new NoteRefundOverdue(REFUND, EXPECTED, DAYS), requested(), submitted())
                .expectEvents(overdue(late));
    }

    @Test
    void an_early_or_repeated_timer_or_one_for_what_is_made_passes_in_silence() {
        var timer = new NoteRefundOverdue(REFUND, EXPECTED, DAYS);
        after(EXPECTED.minusMillis(1), timer, requested(), submitted())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(EXPECTED, timer, requested(), submitted(), overdue(EXPECTED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(EXPECTED, timer, requested(), submitted(), issued())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(EXPECTED, new NoteRefundOverdue(REFUND, NOW, DAYS), requested(), submitted())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(
                        EXPECTED,
                        timer,
                        requested(),
                        forFinance(),
                        new RefundOvertaken(REFUND, ORDER, NOW),
                        new RefundDropped(REFUND, ORDER, NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_buyer_has_it_traced_once_the_day_has_come_though_the_provider_says_that_it_is_made() {
        var opened = new RefundTraceOpened(REFUND, ORDER, STATEMENT, BUYER.id(), EXPECTED);
        for (var whatNobodyIsAskedAbout :
                List.<Object[]>of(new Object[] {requested()}, new Object[] {requested(), forFinance()}, new Object[] {
                    requested(),
                    forFinance(),
                    new RefundSettledByHand(REFUND, ORDER, FINANCE.id(), "SEPA-1", NOW),
                    issued()
                }))
            after(EXPECTED, new OpenTrace(REFUND, STATEMENT, BUYER), whatNobodyIsAskedAbout)
                    .expectEvents(opened);
        after(EXPECTED, new OpenTrace(REFUND, STATEMENT, BUYER), requested(), submitted(), opened)
                .expectException(refusal("trace-open"))
                .expectNoEvents();
        after(EXPECTED.minusMillis(1), new OpenTrace(REFUND, STATEMENT, BUYER), requested(), submitted())
                .expectException(refusal("refund-not-overdue"))
                .expectNoEvents();
    }

    /** The bank may have sent it back, and the provider's word of that been lost. */
    @Test
    void whoever_has_it_is_asked_again_when_it_is_traced() {
        for (var history : List.<Object[]>of(
                new Object[] {requested(), submitted()}, new Object[] {requested(), submitted(), issued()}))
            after(EXPECTED, new OpenTrace(REFUND, STATEMENT, BUYER), history).expectEvents(traced());
        after(EXPECTED, new OpenTrace(REFUND, STATEMENT, BUYER), requested(), submitted(), due(2))
                .expectEvents(traced()[0]);
        after(
                        NOW,
                        answer(2, new ProviderAnswer.Declined("returned-by-bank")),
                        requested(),
                        submitted(),
                        issued(),
                        traced()[0],
                        traced()[1])
                .expectEvents(reversed(2));
    }

    private static Object[] traced() {
        return new Object[] {
            new RefundTraceOpened(REFUND, ORDER, STATEMENT, BUYER.id(), EXPECTED),
            new ProviderContactDue(REFUND, ORDER, 2, "refund-trace", POLICY, EXPECTED, EXPECTED)
        };
    }

    @Test
    void nobody_else_has_it_traced_and_not_with_anything_but_a_bank_statement() {
        noTrace("role-may-not", STATEMENT, SELLER);
        noTrace("role-may-not", STATEMENT, FINANCE);
        noTrace("no-such-order", STATEMENT, new Actor("usr_other", BUYER.role()));
        noTrace("statement-media-type", new BankStatement("video/mp4", 4711, "ab".repeat(32)), BUYER);
        noTrace("statement-size", new BankStatement("application/pdf", 0, "ab".repeat(32)), BUYER);
        noTrace("statement-size", new BankStatement("application/pdf", 20_971_521, "ab".repeat(32)), BUYER);
        noTrace("sha256-malformed", new BankStatement("application/pdf", 1, "AB".repeat(32)), BUYER);
    }

    private static void noTrace(String code, BankStatement statement, Actor by) {
        after(EXPECTED, new OpenTrace(REFUND, statement, by), requested(), submitted())
                .expectException(refusal(code))
                .expectNoEvents();
    }

    @Test
    void a_bank_statement_of_any_size_that_is_taken_will_do() {
        for (long bytes : new long[] {1, 20_971_520}) {
            var statement = new BankStatement("application/pdf", bytes, "ab".repeat(32));
            after(EXPECTED, new OpenTrace(REFUND, statement, BUYER), requested(), forFinance())
                    .expectEvents(new RefundTraceOpened(REFUND, ORDER, statement, BUYER.id(), EXPECTED));
        }
    }

    // ---- by hand (R54)

    @Test
    void finance_pays_by_hand_what_was_declined_and_the_world_hears_that_it_is_made() {
        after(NOW, new SettleByHand(REFUND, "SEPA-1", FINANCE), requested(), forFinance())
                .expectEvents(
                        new RefundSettledByHand(REFUND, ORDER, FINANCE.id(), "SEPA-1", NOW),
                        new RefundIssued(
                                REFUND, ORDER, SETTLED, eur(2000), List.of(of(SHIRT, 2000)), "SEPA-1", NOW, NOW));
        var made = come(forFinance(), new RefundSettledByHand(REFUND, ORDER, FINANCE.id(), "SEPA-1", NOW), issued());
        assertThat(made.isMade()).isTrue();
        assertThat(made.dueAt()).isEmpty();
        assertThat(RefundView.of(made, BUYER, NOW).step()).isEqualTo(RefundView.Step.MADE);
    }

    @Test
    void nothing_is_paid_by_hand_that_the_provider_may_still_make() {
        for (var history : List.<Object[]>of(
                new Object[] {requested()},
                new Object[] {requested(), submitted()},
                new Object[] {requested(), new ProviderAnswerUnknown(REFUND, ORDER, 1, 1, "lost", SOON, NOW)},
                new Object[] {requested(), submitted(), issued()}))
            after(NOW, new SettleByHand(REFUND, "SEPA-1", FINANCE), history)
                    .expectException(refusal("refund-not-failed"))
                    .expectNoEvents();
        after(
                        NOW,
                        new SettleByHand(REFUND, "SEPA-1", FINANCE),
                        requested(),
                        forFinance(),
                        new RefundHeld(REFUND, ORDER, NOW))
                .expectException(refusal("refund-on-hold"))
                .expectNoEvents();
        after(NOW, new SettleByHand(REFUND, "SEPA-1", BUYER), requested(), forFinance())
                .expectException(refusal("role-may-not"));
    }

    // ---- reversed (R56)

    @Test
    void a_notice_of_failure_has_a_made_refund_asked_about_and_is_not_believed_by_itself() {
        var provider = Actor.rule("provider-notice");
        after(NOW, new HeedProviderNotice(REFUND, true, provider), requested(), submitted(), issued())
                .expectEvents(due(2));
        after(NOW, new HeedProviderNotice(REFUND, false, provider), requested(), submitted(), issued())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(NOW, answer(2, new ProviderAnswer.Made("prv_1", NOW)), requested(), submitted(), issued(), due(2))
                .expectEvents(new MadeRefundAskedAbout(REFUND, ORDER, 2, "stands", NOW));
    }

    @Test
    void where_the_provider_does_not_answer_whether_a_made_refund_came_back_it_is_asked_again() {
        var silent = new RefundEvent.MadeRefundAnswerUnknown(REFUND, ORDER, 2, 1, "lost", SILENCE, NOW);
        after(NOW, answer(2, new ProviderAnswer.Unknown("lost")), requested(), submitted(), issued(), due(2))
                .expectEvents(silent);
        assertThat(come(submitted(), issued(), due(2), silent).dueAt()).contains(SILENCE);
        assertThat(come(submitted(), issued(), due(2), silent, due(3)).errand())
                .isEqualTo(RefundCommand.Errand.Kind.ASK);
        after(
                        NOW,
                        answer(3, new ProviderAnswer.Declined("returned-by-bank")),
                        requested(),
                        submitted(),
                        issued(),
                        due(2),
                        silent,
                        due(3))
                .expectEvents(reversed(3));
        assertThat(come(
                                submitted(),
                                issued(),
                                due(2),
                                silent,
                                due(3),
                                new MadeRefundAskedAbout(REFUND, ORDER, 3, "stands", NOW))
                        .dueAt())
                .isEmpty();
    }

    @Test
    void what_came_back_is_sent_again_only_when_its_escrow_has_said_that_it_is_owed() {
        var weeksLater = SOON.plus(Duration.ofDays(20));
        after(
                        weeksLater,
                        new ContactProvider(REFUND, SOON, Actor.rule("refund-retries")),
                        requested(),
                        submitted(),
                        issued(),
                        due(2),
                        reversed(2))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(NOW, new ResumeRefund(REFUND, DESK), requested(), submitted(), issued(), due(2), reversed(2))
                .expectEvents(owed());
        after(weeksLater, new ResumeRefund(REFUND, DESK), requested(), submitted(), issued(), due(2), reversed(2))
                .expectEvents(new RefundResumed(REFUND, ORDER, weeksLater, weeksLater));
        after(NOW, new HoldRefund(REFUND, DESK), requested(), submitted(), issued(), due(2), reversed(2))
                .expectEvents(new RefundHeld(REFUND, ORDER, NOW));
        for (var deed : List.of(
                new RefundCommand.RetryRefund(REFUND, FINANCE),
                new RefundCommand.SettleByHand(REFUND, "SEPA-1", FINANCE)))
            after(NOW, deed, requested(), submitted(), issued(), due(2), reversed(2))
                    .expectException(refusal("refund-on-hold"));
    }

    private static RefundResumed owed() {
        return new RefundResumed(REFUND, ORDER, SOON, NOW);
    }

    @Test
    void what_the_provider_cannot_say_of_a_made_refund_does_not_mean_that_it_came_back() {
        after(
                        NOW,
                        answer(2, new ProviderAnswer.Impossible("request-invalid")),
                        requested(),
                        submitted(),
                        issued(),
                        due(2))
                .expectEvents(
                        new RefundEvent.MadeRefundAnswerUnknown(REFUND, ORDER, 2, 1, "request-invalid", SILENCE, NOW));
    }

    @Test
    void what_the_bank_sent_back_is_tried_again_under_the_same_cause_and_a_new_key() {
        after(
                        NOW,
                        answer(2, new ProviderAnswer.Declined("returned-by-bank")),
                        requested(),
                        submitted(),
                        issued(),
                        due(2))
                .expectEvents(reversed(2));
        assertThat(come(submitted(), issued(), due(2), reversed(2)).dueAt()).isEmpty();
        var again = come(submitted(), issued(), due(2), reversed(2), owed());
        assertThat(again.dueAt()).contains(SOON);
        assertThat(again.requested().cause()).isEqualTo(SETTLED);
        assertThat(again.repayment().key()).isEqualTo(new ProviderKey(REFUND + "-2"));
        after(
                        SOON,
                        new ContactProvider(REFUND, SOON, Actor.rule("refund-retries")),
                        requested(),
                        submitted(),
                        issued(),
                        due(2),
                        reversed(2),
                        owed())
                .expectEvents(new ProviderContactDue(REFUND, ORDER, 3, "refund-retries", POLICY, SOON, SOON));
    }

    @Test
    void a_declined_new_attempt_spends_the_new_key_and_made_again_is_no_news() {
        var declined = new RefundFailed(REFUND, ORDER, 3, 1, "card-closed", true, new NextAttempt.ByItself(SOON), NOW);
        assertThat(come(submitted(), issued(), due(2), reversed(2), due(3), declined)
                        .repayment()
                        .key())
                .isEqualTo(new ProviderKey(REFUND + "-3"));
        after(
                        NOW,
                        answer(3, new ProviderAnswer.Made("prv_2", NOW)),
                        requested(),
                        submitted(),
                        issued(),
                        due(2),
                        reversed(2),
                        due(3))
                .expectEvents(
                        new RefundSubmitted(REFUND, ORDER, 3, "prv_2", SOON, NOW),
                        new RefundMadeAgain(REFUND, ORDER, 2, "prv_2", NOW, NOW));
    }

    @Test
    void for_the_buyer_what_was_made_stays_made_and_the_reason_is_told() {
        var again = new RefundMadeAgain(REFUND, ORDER, 2, "prv_2", SOON, SOON);
        var progress = come(submitted(), issued());
        for (var event : List.of(
                due(2), reversed(2), due(3), new RefundSubmitted(REFUND, ORDER, 3, "prv_2", SOON, NOW), again)) {
            progress = progress.after(event);
            var seen = RefundView.of(progress, BUYER, NOW);
            assertThat(seen.step()).isEqualTo(RefundView.Step.MADE);
            assertThat(seen.steps()).extracting(RefundView.StepView::at).containsExactly(NOW, NOW, NOW);
        }
        var reversed = RefundView.of(come(submitted(), issued(), due(2), reversed(2)), BUYER, NOW);
        assertThat(reversed.reason()).isEqualTo("returned-by-bank");
    }

    // ---- while and after a bank decides (R57)

    @Test
    void while_it_is_on_hold_nothing_is_sent_and_the_provider_is_only_asked() {
        var held = new RefundHeld(REFUND, ORDER, NOW);
        after(NOW, new HoldRefund(REFUND, DESK), requested(), forFinance()).expectEvents(held);
        after(NOW, new HoldRefund(REFUND, DESK), requested(), forFinance(), held)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(NOW, new HoldRefund(REFUND, DESK), requested(), submitted(), issued())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(SOON, new ContactProvider(REFUND, SOON, DESK), requested(), failed(new NextAttempt.ByItself(SOON)), held)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        assertThat(come(new ProviderAnswerUnknown(REFUND, ORDER, 1, 1, "lost", SOON, NOW), held, due(2))
                        .errand())
                .isEqualTo(RefundCommand.Errand.Kind.ASK);
        after(NOW, new RetryRefund(REFUND, FINANCE), requested(), forFinance(), held)
                .expectException(refusal("refund-on-hold"))
                .expectNoEvents();
        assertThat(RefundView.of(come(forFinance(), held), BUYER, NOW).reason()).isEqualTo("chargeback-open");
    }

    /** Between the word to send and the sending there may be hours, where the provider is slow and many wait. */
    @Test
    void what_was_to_be_sent_and_was_not_yet_is_only_asked_about_once_a_bank_asks_for_the_money() {
        var held = new RefundHeld(REFUND, ORDER, NOW);
        var overtaken = new RefundOvertaken(REFUND, ORDER, NOW);
        var retry = new ProviderContactDue(REFUND, ORDER, 2, "refund-retries", POLICY, SOON, SOON);
        var byFinance = new RefundEvent.RefundRetried(REFUND, ORDER, 2, FINANCE.id(), NOW);
        for (var bank : List.of(held, overtaken)) {
            asksOnly(1, requested(), bank);
            asksOnly(2, requested(), failed(new NextAttempt.ByItself(SOON)), retry, bank);
            asksOnly(2, requested(), forFinance(), byFinance, bank);
            asksOnly(2, requested(), silent(1, 1, "lost", SOON), due(2), bank);
        }
        after(NOW, answer(1, new ProviderAnswer.Unknown("not-found")), requested(), held)
                .expectEvents(silent(1, 1, "not-found", SILENCE));
        var back = new RefundResumed(REFUND, ORDER, SOON, SOON);
        var unknown = silent(1, 1, "not-found", SILENCE);
        assertThat(come(held, unknown, back).dueAt()).contains(SOON);
        assertThat(come(held, unknown, back, due(2)).errand()).isEqualTo(RefundCommand.Errand.Kind.SEND);
        assertThat(come(held, back).errand()).isEqualTo(RefundCommand.Errand.Kind.SEND);
        // it may have been sent before the bank asked and the answer be lost: that is no refusal
        after(
                        SOON,
                        answer(2, new ProviderAnswer.Unknown("not-found")),
                        requested(),
                        failed(new NextAttempt.ByItself(SOON)),
                        retry,
                        held)
                .expectEvents(new ProviderAnswerUnknown(
                        REFUND, ORDER, 2, 1, "not-found", SOON.plus(Duration.ofMinutes(1)), SOON));
    }

    private static void asksOnly(int contact, Object... history) {
        var progress = Progress.begin(requested());
        for (var event : history) progress = progress.after((RefundEvent) event);
        assertThat(progress.errand()).isEqualTo(RefundCommand.Errand.Kind.ASK);
        after(NOW, new RefundCommand.ShowErrand(REFUND, DESK), history)
                .expectResultMessagePayload(Optional.of(
                        new RefundCommand.Errand(contact, RefundCommand.Errand.Kind.ASK, progress.repayment())));
    }

    @Test
    void what_was_due_meanwhile_is_due_when_the_hold_ends() {
        var late = later(Duration.ofDays(9));
        var held = new RefundHeld(REFUND, ORDER, NOW);
        after(late, new ResumeRefund(REFUND, DESK), requested(), failed(new NextAttempt.ByItself(SOON)), held)
                .expectEvents(new RefundResumed(REFUND, ORDER, late, late));
        assertThat(come(failed(new NextAttempt.ByItself(SOON)), held, new RefundResumed(REFUND, ORDER, late, late))
                        .dueAt())
                .contains(late);
        after(NOW, new ResumeRefund(REFUND, DESK), requested(), submitted(), held)
                .expectEvents(new RefundResumed(REFUND, ORDER, SOON, NOW));
        after(NOW, new ResumeRefund(REFUND, DESK), requested(), submitted())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void what_the_bank_gave_is_not_sent_any_more_and_what_was_sent_is_followed_to_its_end() {
        var overtaken = new RefundOvertaken(REFUND, ORDER, NOW);
        var dropped = new RefundDropped(REFUND, ORDER, NOW);
        after(NOW, new OvertakeRefund(REFUND, DESK), requested(), forFinance()).expectEvents(overtaken, dropped);
        assertThat(come(forFinance(), overtaken, dropped).isOver()).isTrue();
        assertThat(RefundView.of(come(forFinance(), overtaken, dropped), BUYER, NOW)
                        .reason())
                .isEqualTo("charged-back");
        var sent = come(submitted(), overtaken);
        assertThat(sent.dueAt()).contains(SOON);
        assertThat(sent.after(due(2))
                        .after(failed(new NextAttempt.ByItself(SOON)))
                        .after(dropped)
                        .isOver())
                .isTrue();
        assertThat(come(new ProviderAnswerUnknown(REFUND, ORDER, 1, 1, "lost", SOON, NOW), overtaken, due(2))
                        .errand())
                .isEqualTo(RefundCommand.Errand.Kind.ASK);
        after(NOW, new OvertakeRefund(REFUND, DESK), requested(), submitted(), issued())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void what_the_provider_has_not_on_file_a_day_after_a_bank_gave_the_money_it_never_had_and_then_it_is_dropped() {
        var notFound = answer(3, new ProviderAnswer.Unknown(ProviderAnswer.Unknown.NOT_FOUND));
        var dayBefore = new RefundOvertaken(REFUND, ORDER, NOW.minus(Duration.ofDays(1)));
        after(NOW, notFound, requested(), silent(1, 1, "lost"), dayBefore, due(2), silent(2, 2, "not-found"), due(3))
                .expectEvents(
                        new RefundFailed(
                                REFUND, ORDER, 3, 1, "never-received", false, new NextAttempt.ByFinance(), NOW),
                        new RefundDropped(REFUND, ORDER, NOW));
        var lessThanADay =
                new RefundOvertaken(REFUND, ORDER, NOW.minus(Duration.ofDays(1)).plusMillis(1));
        after(
                        NOW,
                        notFound,
                        requested(),
                        silent(1, 1, "lost"),
                        lessThanADay,
                        due(2),
                        silent(2, 99, "not-found"),
                        due(3))
                .expectEvents(stillSilent(100, "not-found"));
    }

    @Test
    void what_the_provider_only_does_not_answer_it_may_have() {
        var overtaken = new RefundOvertaken(REFUND, ORDER, NOW.minus(Duration.ofDays(9)));
        after(
                        NOW,
                        answer(3, new ProviderAnswer.Unknown("timeout")),
                        requested(),
                        silent(1, 1, "lost"),
                        overtaken,
                        due(2),
                        silent(2, 99, "not-found"),
                        due(3))
                .expectEvents(stillSilent(100, "timeout"));
    }

    @Test
    void what_is_still_to_be_paid_is_not_dropped_however_long_it_is_not_found() {
        after(
                        NOW,
                        answer(3, new ProviderAnswer.Unknown(ProviderAnswer.Unknown.NOT_FOUND)),
                        requested(),
                        silent(1, 1, "lost"),
                        due(2),
                        silent(2, 99, "not-found"),
                        due(3))
                .expectEvents(stillSilent(100, "not-found"));
    }

    @Test
    void what_is_overtaken_is_so_once_and_neither_held_nor_resumed() {
        var overtaken = new RefundOvertaken(REFUND, ORDER, NOW);
        for (var deed :
                List.of(new OvertakeRefund(REFUND, DESK), new HoldRefund(REFUND, DESK), new ResumeRefund(REFUND, DESK)))
            after(NOW, deed, requested(), submitted(), overtaken)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
    }

    private static ProviderAnswerUnknown silent(int contact, int times, String why) {
        return silent(contact, times, why, SOON);
    }

    private static ProviderAnswerUnknown stillSilent(int times, String why) {
        return silent(3, times, why, SOON);
    }

    private static ProviderAnswerUnknown silent(int contact, int times, String why, Instant askAt) {
        return new ProviderAnswerUnknown(REFUND, ORDER, contact, times, why, askAt, NOW);
    }

    @Test
    void everyone_reads_why_it_is_not_made_and_what_follows() {
        var overtaken = new RefundOvertaken(REFUND, ORDER, NOW);
        var dropped = new RefundDropped(REFUND, ORDER, NOW);
        var held = new RefundHeld(REFUND, ORDER, NOW);
        for (var viewer : List.of(BUYER, SELLER, FINANCE)) {
            var never = RefundView.of(come(forFinance(), overtaken, dropped), viewer, NOW);
            assertThat(never.step()).isEqualTo(RefundView.Step.PROCESSING);
            assertThat(never.steps().getLast().words())
                    .isEqualTo("Not made: the buyer's bank has given the money itself.");
            assertThat(never.next().words()).contains("What it left, if anything, is a refund of its own.");
            assertThat(never.availableActions()).isEmpty();

            var asked = RefundView.of(come(submitted(), overtaken), viewer, NOW);
            assertThat(asked.reason()).isEqualTo("charged-back");
            assertThat(asked.next().then()).contains("It is not sent again");

            var back = RefundView.of(come(submitted(), issued(), due(2), reversed(2), overtaken, dropped), viewer, NOW);
            assertThat(back.step()).isEqualTo(RefundView.Step.MADE);
            assertThat(back.steps().getLast().words()).endsWith("the buyer's bank has given the money itself.");

            assertThat(words(1, viewer, forFinance())).endsWith("declined; finance takes care of it.");
            assertThat(words(1, viewer, forFinance(), held))
                    .endsWith("declined; the buyer's bank has to decide first.");
            assertThat(words(1, viewer, failed(new NextAttempt.ByItself(SOON)))).endsWith("it is being retried.");
            assertThat(words(2, viewer, submitted(), issued(), due(2), reversed(2)))
                    .endsWith("it is being paid again.");
            var paid =
                    come(forFinance(), new RefundSettledByHand(REFUND, ORDER, FINANCE.id(), "SEPA-1", NOW), issued());
            assertThat(RefundView.of(paid, viewer, NOW).steps().getLast().words())
                    .startsWith("Paid by hand");
            assertThat(RefundView.of(paid, viewer, NOW).next().words()).startsWith("Nothing more");
        }
    }

    private static String words(int step, redress.platform.values.Actor viewer, RefundEvent... history) {
        return RefundView.of(come(history), viewer, NOW).steps().get(step).words();
    }

    @Test
    void one_that_was_made_though_overtaken_and_comes_back_is_dropped_then() {
        var overtaken = new RefundOvertaken(REFUND, ORDER, NOW);
        after(NOW, new OvertakeRefund(REFUND, DESK), requested(), submitted(), overtaken, issued(), due(2), reversed(2))
                .expectEvents(overtaken, new RefundDropped(REFUND, ORDER, NOW));
    }

    @Test
    void what_is_listed_is_accepted_and_what_is_not_listed_is_refused() {
        var held = new RefundHeld(REFUND, ORDER, NOW);
        var histories = List.<List<RefundEvent>>of(
                List.of(),
                List.of(submitted()),
                List.of(forFinance()),
                List.of(forFinance(), held),
                List.of(forFinance(), new RefundOvertaken(REFUND, ORDER, NOW), new RefundDropped(REFUND, ORDER, NOW)),
                List.of(submitted(), issued()),
                List.of(submitted(), issued(), due(2), reversed(2)),
                List.of(submitted(), new RefundTraceOpened(REFUND, ORDER, STATEMENT, BUYER.id(), EXPECTED)));
        for (var now : List.of(NOW, EXPECTED))
            for (var history : histories)
                for (var viewer : List.of(BUYER, SELLER, FINANCE)) {
                    var listed =
                            RefundView.of(come(history.toArray(RefundEvent[]::new)), viewer, now)
                                    .availableActions()
                                    .stream()
                                    .map(action -> action.action())
                                    .toList();
                    var all = new java.util.ArrayList<Object>(List.of(requested()));
                    all.addAll(history);
                    for (var deed : List.of(
                            java.util.Map.entry("retry-refund", new RetryRefund(REFUND, viewer)),
                            java.util.Map.entry("settle-by-hand", new SettleByHand(REFUND, "SEPA-1", viewer)),
                            java.util.Map.entry("open-trace", new OpenTrace(REFUND, STATEMENT, viewer)))) {
                        var result = after(now, deed.getValue(), all.toArray());
                        if (listed.contains(deed.getKey())) result.expectSuccessfulHandlerExecution();
                        else result.expectException(Refusal.class).expectNoEvents();
                    }
                }
    }
}
