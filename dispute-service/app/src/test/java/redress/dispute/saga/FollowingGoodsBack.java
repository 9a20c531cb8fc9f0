package redress.dispute.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.saga.SagaTestFixture;
import org.axonframework.test.saga.WhenState;
import org.junit.jupiter.api.Test;
import redress.dispute.domain.Basis;
import redress.dispute.domain.Cause;
import redress.dispute.domain.ClaimId;
import redress.dispute.domain.DisputeEvent;
import redress.dispute.domain.DisputeEvent.DisputeClosed;
import redress.dispute.domain.DisputeEvent.DisputeHeld;
import redress.dispute.domain.DisputeEvent.DisputeSettled;
import redress.dispute.domain.DisputeEvent.ReturnRecalled;
import redress.dispute.domain.DisputeId;
import redress.dispute.domain.Ending;
import redress.dispute.domain.Finding;
import redress.dispute.domain.Funder;
import redress.dispute.domain.LineAmount;
import redress.dispute.domain.LineId;
import redress.dispute.domain.OrderEvent;
import redress.dispute.domain.OrderId;
import redress.dispute.domain.PaidBecause;
import redress.dispute.domain.Payer;
import redress.dispute.domain.PolicyVersion;
import redress.dispute.domain.Remark;
import redress.dispute.domain.Remedy;
import redress.dispute.domain.ReturnCommand.AcceptReturnBySilence;
import redress.dispute.domain.ReturnCommand.ConcludeReturn;
import redress.dispute.domain.ReturnCommand.FollowSettlement;
import redress.dispute.domain.ReturnCommand.HoldReturn;
import redress.dispute.domain.ReturnCommand.LapseReturn;
import redress.dispute.domain.ReturnCommand.PresumeReturnLost;
import redress.dispute.domain.ReturnCommand.RecallReturn;
import redress.dispute.domain.ReturnCommand.RemindOfReturn;
import redress.dispute.domain.ReturnEvent.Conclusion;
import redress.dispute.domain.ReturnEvent.ReturnAccepted;
import redress.dispute.domain.ReturnEvent.ReturnAwaited;
import redress.dispute.domain.ReturnEvent.ReturnConcluded;
import redress.dispute.domain.ReturnEvent.ReturnContested;
import redress.dispute.domain.ReturnEvent.ReturnDelivered;
import redress.dispute.domain.ReturnEvent.ReturnExtended;
import redress.dispute.domain.ReturnEvent.ReturnHeld;
import redress.dispute.domain.ReturnEvent.ReturnLapsed;
import redress.dispute.domain.ReturnEvent.ReturnPresumedLost;
import redress.dispute.domain.ReturnEvent.ReturnResumed;
import redress.dispute.domain.ReturnEvent.ReturnShipped;
import redress.dispute.domain.ReturnEvent.RunningWindow;
import redress.dispute.domain.ReturnId;
import redress.dispute.domain.ReturnLine;
import redress.dispute.domain.ReturnStep;
import redress.dispute.domain.ReturnWindows;
import redress.dispute.domain.Settlement;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.platform.values.Role;

class FollowingGoodsBack {

    private static final Instant DAY_0 = Instant.parse("2026-03-01T12:00:00Z");
    private static final ReturnId RETURN = new ReturnId("ret_1");
    private static final DisputeId DISPUTE = new DisputeId("dsp_1");
    private static final OrderId ORDER = new OrderId("ord_1");
    private static final PolicyVersion POLICY = new PolicyVersion("default-1");
    private static final ReturnWindows WINDOWS = new ReturnWindows(
            Duration.ofDays(10),
            Duration.ofDays(3),
            Duration.ofDays(30),
            Duration.ofDays(30),
            Duration.ofDays(3),
            Duration.ofDays(1));
    private static final Actor SELLER = new Actor("usr_bo", Role.SELLER);
    private static final Money TEN = new Money(1000, "EUR");
    private static final ReturnLine LINE = new ReturnLine(new LineId("lin_1"), 1, TEN);
    private static final ReturnAwaited AWAITED = new ReturnAwaited(
            RETURN,
            DISPUTE,
            ORDER,
            "usr_ana",
            "usr_bo",
            Payer.SELLER,
            PaidBecause.FAULT,
            POLICY,
            WINDOWS,
            List.of(LINE),
            day(7),
            day(10),
            day(40),
            DAY_0);
    private static final ReturnExtended EXTENDED =
            new ReturnExtended(RETURN, DISPUTE, ORDER, day(12), day(15), new Remark.None(), SELLER, day(6));
    private static final ReturnShipped SHIPPED =
            new ReturnShipped(RETURN, DISPUTE, ORDER, "Correios", "BR1", day(32), day(2));
    private static final ReturnDelivered DELIVERED =
            new ReturnDelivered(RETURN, DISPUTE, ORDER, day(9), day(10), day(7));
    private static final ReturnContested CONTESTED = new ReturnContested(
            RETURN,
            DISPUTE,
            ORDER,
            List.of(new Finding(LINE.lineId(), 1, Finding.Found.DAMAGED)),
            List.of(),
            new Remark.None(),
            SELLER,
            day(8));
    private static final RemindOfReturn REMIND_TO_SHIP =
            new RemindOfReturn(RETURN, ReturnStep.SHIP, day(7), Actor.rule("return-reminder"));

    private static Instant day(int days) {
        return DAY_0.plus(Duration.ofDays(days));
    }

    private static Cause.Rule rule(String name, int due) {
        return new Cause.Rule(name, POLICY, day(due), day(due));
    }

    private static WhenState given(Object... events) {
        var fixture = new SagaTestFixture<>(ReturnJourney.class);
        var given = fixture.givenCurrentTime(DAY_0).andThenAPublished(events[0]);
        for (int i = 1; i < events.length; i++) given = given.andThenAPublished(events[i]);
        return given;
    }

    @Test
    void what_is_not_shipped_in_ten_days_lapses() {
        given(AWAITED).whenTimeAdvancesTo(day(7).minusMillis(1)).expectNoDispatchedCommands();
        given(AWAITED).whenTimeAdvancesTo(day(10).minusMillis(1)).expectDispatchedCommands(REMIND_TO_SHIP);
        given(AWAITED)
                .whenTimeAdvancesTo(day(10))
                .expectDispatchedCommands(
                        REMIND_TO_SHIP, new LapseReturn(RETURN, day(10), Actor.rule("return-ship-by")));
    }

    @Test
    void an_appeal_may_call_it_off() {
        given(AWAITED)
                .whenPublishingA(new ReturnRecalled(DISPUTE, ORDER, RETURN, TEN, day(5)))
                .expectDispatchedCommands(new RecallReturn(RETURN, TEN, day(5), Actor.rule("return-follows-dispute")));
    }

    @Test
    void what_is_shipped_does_not_lapse_but_may_be_lost() {
        given(AWAITED, SHIPPED)
                .whenTimeAdvancesTo(day(32))
                .expectDispatchedCommands(new PresumeReturnLost(RETURN, day(32), Actor.rule("return-transit")));
    }

    @Test
    void what_arrived_is_accepted_after_three_days_of_silence() {
        given(AWAITED, SHIPPED, DELIVERED)
                .whenTimeAdvancesTo(day(40))
                .expectDispatchedCommands(
                        new RemindOfReturn(RETURN, ReturnStep.INSPECT, day(9), Actor.rule("return-reminder")),
                        new AcceptReturnBySilence(RETURN, day(10), Actor.rule("return-inspection")));
    }

    @Test
    void the_sellers_receipt_stops_the_clock_wherever_the_parcel_is() {
        var accepted =
                new ReturnAccepted(RETURN, DISPUTE, ORDER, new Cause.Person(new Actor("usr_bo", Role.SELLER)), day(8));
        given(AWAITED, SHIPPED, DELIVERED)
                .whenPublishingA(accepted)
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
        given(AWAITED, SHIPPED).whenPublishingA(accepted).expectActiveSagas(0).expectNoScheduledDeadlines();
    }

    @Test
    void an_extension_moves_the_end_and_the_reminder() {
        given(AWAITED, EXTENDED).whenTimeAdvancesTo(day(12).minusMillis(1)).expectNoDispatchedCommands();
        given(AWAITED, EXTENDED)
                .whenTimeAdvancesTo(day(15))
                .expectDispatchedCommands(
                        new RemindOfReturn(RETURN, ReturnStep.SHIP, day(12), Actor.rule("return-reminder")),
                        new LapseReturn(RETURN, day(15), Actor.rule("return-ship-by")));
    }

    @Test
    void what_is_contested_or_lost_waits_for_the_dispute() {
        var lost = new ReturnPresumedLost(RETURN, DISPUTE, ORDER, rule("return-transit", 32));
        given(AWAITED, SHIPPED, DELIVERED)
                .whenPublishingA(CONTESTED)
                .expectActiveSagas(1)
                .expectNoScheduledDeadlines();
        given(AWAITED, SHIPPED).whenPublishingA(lost).expectActiveSagas(1).expectNoScheduledDeadlines();
    }

    @Test
    void on_hold_no_timer_runs_and_afterwards_the_one_that_stood_still_does() {
        var held = new ReturnHeld(RETURN, DISPUTE, ORDER, day(4));
        var resumed = new ReturnResumed(
                RETURN, DISPUTE, ORDER, new RunningWindow.Shipping(day(27), day(30), day(60)), day(24));
        given(AWAITED)
                .whenPublishingA(new DisputeHeld(DISPUTE, ORDER, DisputeEvent.Hold.CHARGEBACK, day(4)))
                .expectDispatchedCommands(new HoldReturn(RETURN, day(4), Actor.rule("return-follows-dispute")));
        given(AWAITED).whenPublishingA(held).expectActiveSagas(1).expectNoScheduledDeadlines();
        given(AWAITED, held, resumed)
                .whenTimeAdvancesTo(day(30))
                .expectDispatchedCommands(
                        new RemindOfReturn(RETURN, ReturnStep.SHIP, day(27), Actor.rule("return-reminder")),
                        new LapseReturn(RETURN, day(30), Actor.rule("return-ship-by")));
    }

    @Test
    void the_return_follows_its_dispute() {
        var settled = new DisputeSettled(
                DISPUTE,
                ORDER,
                new Settlement(
                        Basis.VERDICT,
                        new Remedy.RefundOnly(),
                        List.of(new LineAmount(LINE.lineId(), TEN)),
                        TEN,
                        Funder.SELLER),
                new Cause.Verdict(new ClaimId("clm_1")),
                day(12));
        var closed =
                new DisputeClosed(DISPUTE, ORDER, Ending.NO_REFUND, OrderEvent.Afterwards.DECIDED, List.of(), day(12));
        given(AWAITED, SHIPPED, DELIVERED, CONTESTED)
                .whenPublishingA(settled)
                .expectDispatchedCommands(new FollowSettlement(
                        RETURN, settled.settlement(), day(12), Actor.rule("return-follows-dispute")));
        given(AWAITED)
                .whenPublishingA(closed)
                .expectDispatchedCommands(new ConcludeReturn(RETURN, day(12), Actor.rule("return-follows-dispute")));
    }

    @Test
    void it_ends_with_the_return() {
        given(AWAITED)
                .whenPublishingA(new ReturnLapsed(RETURN, DISPUTE, ORDER, rule("return-ship-by", 10)))
                .expectActiveSagas(0);
        given(AWAITED, SHIPPED, DELIVERED, CONTESTED)
                .whenPublishingA(new ReturnConcluded(RETURN, DISPUTE, ORDER, new Conclusion.Refunded(TEN), day(12)))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }
}
