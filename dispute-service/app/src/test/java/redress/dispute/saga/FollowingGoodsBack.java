package redress.dispute.saga;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.saga.SagaTestFixture;
import org.axonframework.test.saga.WhenState;
import org.junit.jupiter.api.Test;
import redress.dispute.domain.Cause;
import redress.dispute.domain.DisputeId;
import redress.dispute.domain.OrderId;
import redress.dispute.domain.Payer;
import redress.dispute.domain.PolicyVersion;
import redress.dispute.domain.ReturnCommand.AcceptReturnBySilence;
import redress.dispute.domain.ReturnCommand.LapseReturn;
import redress.dispute.domain.ReturnCommand.PresumeReturnLost;
import redress.dispute.domain.ReturnEvent.ReturnAccepted;
import redress.dispute.domain.ReturnEvent.ReturnAwaited;
import redress.dispute.domain.ReturnEvent.ReturnDelivered;
import redress.dispute.domain.ReturnEvent.ReturnLapsed;
import redress.dispute.domain.ReturnEvent.ReturnPresumedLost;
import redress.dispute.domain.ReturnEvent.ReturnShipped;
import redress.dispute.domain.ReturnId;
import redress.platform.values.Actor;
import redress.platform.values.Role;

class FollowingGoodsBack {

    private static final Instant DAY_0 = Instant.parse("2026-03-01T12:00:00Z");
    private static final ReturnId RETURN = new ReturnId("ret_1");
    private static final DisputeId DISPUTE = new DisputeId("dsp_1");
    private static final OrderId ORDER = new OrderId("ord_1");
    private static final PolicyVersion POLICY = new PolicyVersion("default-1");
    private static final ReturnAwaited AWAITED = new ReturnAwaited(
            RETURN,
            DISPUTE,
            ORDER,
            "usr_ana",
            "usr_bo",
            Payer.SELLER,
            POLICY,
            Duration.ofDays(30),
            Duration.ofDays(3),
            day(10),
            DAY_0);
    private static final ReturnShipped SHIPPED =
            new ReturnShipped(RETURN, DISPUTE, ORDER, "Correios", "BR1", day(32), day(2));
    private static final ReturnDelivered DELIVERED = new ReturnDelivered(RETURN, DISPUTE, ORDER, day(10), day(7));

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
        given(AWAITED).whenTimeAdvancesTo(day(10).minusMillis(1)).expectNoDispatchedCommands();
        given(AWAITED)
                .whenTimeAdvancesTo(day(10))
                .expectDispatchedCommands(new LapseReturn(RETURN, day(10), Actor.rule("return-ship-by")));
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
                .expectDispatchedCommands(new AcceptReturnBySilence(RETURN, day(10), Actor.rule("return-inspection")));
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
    void it_ends_with_the_return() {
        given(AWAITED)
                .whenPublishingA(new ReturnLapsed(RETURN, DISPUTE, ORDER, rule("return-ship-by", 10)))
                .expectActiveSagas(0);
        given(AWAITED, SHIPPED)
                .whenPublishingA(new ReturnPresumedLost(RETURN, DISPUTE, ORDER, rule("return-transit", 32)))
                .expectActiveSagas(0);
    }
}
