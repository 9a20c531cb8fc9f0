package redress.refund.saga;

import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Actor;
import redress.refund.domain.RefundCommand.ContactProvider;
import redress.refund.domain.RefundCommand.NoteRefundOverdue;
import redress.refund.domain.RefundEvent;
import redress.refund.domain.RefundEvent.NextAttempt;
import redress.refund.domain.RefundId;

/**
 * The promise that no refund is forgotten: at the instant that the latest event of it names, the refund is told that the
 * provider is to be asked or tried again; and on the day by which it was expected, that the day has come. The instants are in
 * the events, so the timers could be made anew from them.
 */
@Saga
@ProcessingGroup("refund-follow-up")
public class RefundFollowUp {

    static final String PROVIDER_CONTACT = "provider-contact";
    static final String REFUND_EXPECTED = "refund-expected";
    static final String EXPECTED_BY = "refund-expected-by-days";

    /** What a timer carries. */
    public record Contact(RefundId refundId, String rule, Instant due) {}

    /** What the other timer carries. */
    public record Expected(RefundId refundId, Instant by) {}

    private @Nullable String scheduled;
    private @Nullable String expected;

    @StartSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundEvent.RefundRequested e, DeadlineManager deadlines) {
        expect(e.refundId(), e.expectedBy(), deadlines);
    }

    /** It was made, and its saga ended then; now there is a promise to keep again, as soon as its escrow says so. */
    @StartSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundEvent.RefundReversed e, DeadlineManager deadlines) {
        expect(e.refundId(), e.expectedBy(), deadlines);
    }

    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundEvent.RefundResumed e, DeadlineManager deadlines) {
        at(e.contactAt(), e.refundId(), "refund-retries", deadlines);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundEvent.RefundSubmitted e, DeadlineManager deadlines) {
        at(e.askAt(), e.refundId(), "refund-first-asked-after", deadlines);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundEvent.ProviderAnswerUnknown e, DeadlineManager deadlines) {
        at(e.askAt(), e.refundId(), "refund-silence-asked-after", deadlines);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundEvent.RefundFailed e, DeadlineManager deadlines) {
        follow(e.next(), e.refundId(), deadlines);
    }

    /** The timer may have gone off meanwhile, in vain. */
    @StartSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundEvent.DeclinedRefundAskedAbout e, DeadlineManager deadlines) {
        follow(e.next(), e.refundId(), deadlines);
    }

    private void follow(NextAttempt next, RefundId refund, DeadlineManager deadlines) {
        switch (next) {
            case NextAttempt.ByItself again -> at(again.at(), refund, "refund-retries", deadlines);
            case NextAttempt.ByFinance _ -> drop(deadlines);
        }
    }

    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundEvent.RefundStillProcessing e, DeadlineManager deadlines) {
        at(e.askAt(), e.refundId(), "refund-asked-every", deadlines);
    }

    /** It was made, and its saga ended then; whether it came back is still to be heard. */
    @StartSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundEvent.MadeRefundAnswerUnknown e, DeadlineManager deadlines) {
        at(e.askAt(), e.refundId(), "refund-silence-asked-after", deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundEvent.MadeRefundAskedAbout e, DeadlineManager deadlines) {
        drop(deadlines);
        expectNoMore(deadlines);
    }

    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundEvent.RefundRetried e, DeadlineManager deadlines) {
        drop(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundEvent.RefundIssued e, DeadlineManager deadlines) {
        drop(deadlines);
        expectNoMore(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundEvent.RefundMadeAgain e, DeadlineManager deadlines) {
        drop(deadlines);
        expectNoMore(deadlines);
    }

    /** A bank gave the money: there is nothing left to follow. */
    @EndSaga
    @SagaEventHandler(associationProperty = "refundId")
    void on(RefundEvent.RefundDropped e, DeadlineManager deadlines) {
        drop(deadlines);
        expectNoMore(deadlines);
    }

    @DeadlineHandler(deadlineName = REFUND_EXPECTED)
    void on(Expected due, CommandGateway commands) {
        commands.sendAndWait(new NoteRefundOverdue(due.refundId(), due.by(), Actor.rule(EXPECTED_BY)));
    }

    @DeadlineHandler(deadlineName = PROVIDER_CONTACT)
    void on(Contact contact, CommandGateway commands) {
        commands.sendAndWait(new ContactProvider(contact.refundId(), contact.due(), Actor.rule(contact.rule())));
    }

    private void expect(RefundId refund, Instant by, DeadlineManager deadlines) {
        expectNoMore(deadlines);
        expected = deadlines.schedule(by, REFUND_EXPECTED, new Expected(refund, by));
    }

    private void expectNoMore(DeadlineManager deadlines) {
        if (expected != null) deadlines.cancelSchedule(REFUND_EXPECTED, expected);
        expected = null;
    }

    private void at(Instant due, RefundId refund, String rule, DeadlineManager deadlines) {
        drop(deadlines);
        scheduled = deadlines.schedule(due, PROVIDER_CONTACT, new Contact(refund, rule, due));
    }

    private void drop(DeadlineManager deadlines) {
        if (scheduled != null) deadlines.cancelSchedule(PROVIDER_CONTACT, scheduled);
        scheduled = null;
    }
}
