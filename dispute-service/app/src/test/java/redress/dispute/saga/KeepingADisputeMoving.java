package redress.dispute.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.axonframework.test.saga.SagaTestFixture;
import org.axonframework.test.saga.WhenState;
import org.junit.jupiter.api.Test;
import redress.dispute.domain.Basis;
import redress.dispute.domain.Cause;
import redress.dispute.domain.Deadlines;
import redress.dispute.domain.DisputeCommand.ElapseResponseWindow;
import redress.dispute.domain.DisputeCommand.EscalateUnresolved;
import redress.dispute.domain.DisputeCommand.RemindSeller;
import redress.dispute.domain.DisputeEvent.Answer;
import redress.dispute.domain.DisputeEvent.ClaimEscalated;
import redress.dispute.domain.DisputeEvent.DisputeClosed;
import redress.dispute.domain.DisputeEvent.DisputeHeld;
import redress.dispute.domain.DisputeEvent.DisputeOpened;
import redress.dispute.domain.DisputeEvent.DisputeReopened;
import redress.dispute.domain.DisputeEvent.DisputeResumed;
import redress.dispute.domain.DisputeEvent.DisputeSettled;
import redress.dispute.domain.DisputeEvent.Hold;
import redress.dispute.domain.DisputeEvent.OfferMade;
import redress.dispute.domain.DisputeEvent.RequestAmended;
import redress.dispute.domain.DisputeEvent.SellerResponded;
import redress.dispute.domain.DisputeId;
import redress.dispute.domain.DisputedLine;
import redress.dispute.domain.Ending;
import redress.dispute.domain.EvidenceLimits;
import redress.dispute.domain.Funder;
import redress.dispute.domain.Kind;
import redress.dispute.domain.LineId;
import redress.dispute.domain.Offer;
import redress.dispute.domain.OfferId;
import redress.dispute.domain.OrderEvent.Afterwards;
import redress.dispute.domain.OrderId;
import redress.dispute.domain.Party;
import redress.dispute.domain.Place;
import redress.dispute.domain.PolicyVersion;
import redress.dispute.domain.Reason;
import redress.dispute.domain.Remark;
import redress.dispute.domain.Remedy;
import redress.dispute.domain.Request;
import redress.dispute.domain.ReturnWindows;
import redress.dispute.domain.Settlement;
import redress.dispute.domain.Silence;
import redress.dispute.domain.Terms;
import redress.dispute.domain.Trigger;
import redress.dispute.domain.Windows.Periods;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.platform.values.Role;

class KeepingADisputeMoving {

    private static final Instant DAY_0 = Instant.parse("2026-03-01T12:00:00Z");
    private static final DisputeId DISPUTE = new DisputeId("dsp_1");
    private static final OrderId ORDER = new OrderId("ord_1");
    private static final Actor SELLER = new Actor("usr_bo", Role.SELLER);
    private static final Money TEN = new Money(1000, "EUR");
    private static final Remedy KEEP = new Remedy.RefundOnly();
    private static final Request REQUEST = new Request(
            Reason.OTHER,
            KEEP,
            List.of(new DisputedLine(new LineId("lin_1"), 1, TEN)),
            TEN,
            TEN,
            true,
            false,
            Set.of(Kind.REFUND_ONLY),
            false,
            new Remark.None());
    private static final Deadlines DEADLINES = new Deadlines(day(5), List.of(day(3), day(4)), day(15));
    private static final DisputeOpened OPENED = new DisputeOpened(
            DISPUTE,
            ORDER,
            "usr_ana",
            SELLER.id(),
            REQUEST,
            List.of(),
            new Terms(
                    new PolicyVersion("default-1"),
                    new Place("BR", null),
                    DEADLINES,
                    Silence.CLAIM_ALLOWED,
                    new Periods(
                            Duration.ofDays(5),
                            List.of(Duration.ofDays(3), Duration.ofDays(4)),
                            Duration.ofDays(15),
                            new ReturnWindows(
                                    Duration.ofDays(10),
                                    Duration.ofDays(3),
                                    Duration.ofDays(30),
                                    Duration.ofDays(30),
                                    Duration.ofDays(3),
                                    Duration.ofDays(1))),
                    new EvidenceLimits(1, 1, List.of()),
                    1),
            DAY_0);
    private static final SellerResponded REJECTED =
            new SellerResponded(DISPUTE, ORDER, new Answer.Rejected(new Remark.None()), SELLER, day(1));
    private static final ElapseResponseWindow ELAPSE =
            new ElapseResponseWindow(DISPUTE, day(5), Actor.rule("seller-response-window"));
    private static final EscalateUnresolved ESCALATE =
            new EscalateUnresolved(DISPUTE, day(15), Actor.rule("resolution-window"));

    private static final RemindSeller FIRST = new RemindSeller(DISPUTE, 1, day(3), Actor.rule("seller-reminder"));
    private static final RemindSeller SECOND = new RemindSeller(DISPUTE, 2, day(4), Actor.rule("seller-reminder"));

    private static Instant day(int days) {
        return DAY_0.plus(Duration.ofDays(days));
    }

    private static WhenState given(Object... events) {
        var fixture = new SagaTestFixture<>(Escalation.class);
        var given = fixture.givenCurrentTime(DAY_0).andThenAPublished(events[0]);
        for (int i = 1; i < events.length; i++) given = given.andThenAPublished(events[i]);
        return given;
    }

    @Test
    void silence_ends_the_sellers_window_on_day_5() {
        given(OPENED)
                .whenTimeAdvancesTo(day(5).minusMillis(1))
                .expectDispatchedCommands(FIRST, SECOND)
                .expectActiveSagas(1);
        given(OPENED).whenTimeAdvancesTo(day(5)).expectDispatchedCommands(FIRST, SECOND, ELAPSE);
    }

    @Test
    void silence_for_15_days_hands_the_dispute_to_case_management() {
        given(OPENED).whenTimeAdvancesTo(day(15)).expectDispatchedCommands(FIRST, SECOND, ELAPSE, ESCALATE);
    }

    @Test
    void a_response_ends_the_sellers_window_and_not_the_dispute() {
        given(OPENED, REJECTED).whenTimeAdvancesTo(day(15)).expectDispatchedCommands(ESCALATE);
    }

    @Test
    void an_offer_moves_no_deadline() {
        var offer = new Offer(new OfferId("ofr_1"), 1, Party.SELLER, KEEP, List.of(), TEN);
        given(OPENED, REJECTED, new OfferMade(DISPUTE, ORDER, offer, SELLER, day(14)))
                .whenTimeAdvancesTo(day(15))
                .expectDispatchedCommands(ESCALATE);
    }

    @Test
    void a_settlement_stops_every_clock() {
        var settled = new DisputeSettled(
                DISPUTE,
                ORDER,
                new Settlement(Basis.REQUEST, KEEP, List.of(), TEN, Funder.SELLER),
                new Cause.Person(SELLER),
                day(2));
        given(OPENED).whenPublishingA(settled).expectActiveSagas(0).expectNoScheduledDeadlines();
    }

    @Test
    void a_claim_stops_every_clock() {
        var escalated = new ClaimEscalated(
                DISPUTE,
                ORDER,
                1,
                Trigger.BUYER,
                "usr_ana",
                SELLER.id(),
                REQUEST,
                TEN,
                new Place("BR", null),
                new Cause.Person(new Actor("usr_ana", Role.BUYER)),
                day(6));
        given(OPENED, REJECTED).whenPublishingA(escalated).expectActiveSagas(0).expectNoScheduledDeadlines();
    }

    @Test
    void a_withdrawal_stops_every_clock() {
        var closed = new DisputeClosed(DISPUTE, ORDER, Ending.WITHDRAWN, Afterwards.OPEN, List.of(), day(2));
        given(OPENED).whenPublishingA(closed).expectActiveSagas(0).expectNoScheduledDeadlines();
    }

    private static Deadlines later(int days) {
        return new Deadlines(day(5 + days), List.of(day(3 + days), day(4 + days)), day(15 + days));
    }

    @Test
    void a_withdrawn_dispute_that_goes_on_has_clocks_of_its_own() {
        var closed = new DisputeClosed(DISPUTE, ORDER, Ending.WITHDRAWN, Afterwards.OPEN, List.of(), day(2));
        var buyer = new Actor("usr_ana", Role.BUYER);
        given(OPENED, closed, new DisputeReopened(DISPUTE, ORDER, REQUEST, later(2), buyer, day(2)))
                .whenTimeAdvancesTo(day(7))
                .expectDispatchedCommands(
                        new RemindSeller(DISPUTE, 1, day(5), Actor.rule("seller-reminder")),
                        new RemindSeller(DISPUTE, 2, day(6), Actor.rule("seller-reminder")),
                        new ElapseResponseWindow(DISPUTE, day(7), Actor.rule("seller-response-window")));
    }

    @Test
    void an_amendment_moves_what_it_says_it_moves() {
        var buyer = new Actor("usr_ana", Role.BUYER);
        var again = new Deadlines(day(6), List.of(), day(15));
        given(OPENED, new RequestAmended(DISPUTE, ORDER, REQUEST, true, again, buyer, day(1)))
                .whenTimeAdvancesTo(day(15))
                .expectDispatchedCommands(
                        new ElapseResponseWindow(DISPUTE, day(6), Actor.rule("seller-response-window")), ESCALATE);
    }

    @Test
    void on_hold_no_clock_runs_and_afterwards_what_was_left_is_left() {
        var held = new DisputeHeld(DISPUTE, ORDER, Hold.CHARGEBACK, day(1));
        given(OPENED).whenPublishingA(held).expectActiveSagas(1).expectNoScheduledDeadlines();
        given(OPENED, held, new DisputeResumed(DISPUTE, ORDER, true, later(30), day(31)))
                .whenTimeAdvancesTo(day(45))
                .expectDispatchedCommands(
                        new RemindSeller(DISPUTE, 1, day(33), Actor.rule("seller-reminder")),
                        new RemindSeller(DISPUTE, 2, day(34), Actor.rule("seller-reminder")),
                        new ElapseResponseWindow(DISPUTE, day(35), Actor.rule("seller-response-window")),
                        new EscalateUnresolved(DISPUTE, day(45), Actor.rule("resolution-window")));
    }
}
