package redress.dispute.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import redress.dispute.domain.DisputeCommand.NoteRefundIssued;
import redress.dispute.domain.DisputeCommand.RecordVerdict;
import redress.dispute.domain.DisputeCommand.SettleByProposal;
import redress.dispute.domain.DisputeEvent.ClaimEscalated;
import redress.dispute.domain.DisputeEvent.DisputeSettled;
import redress.dispute.domain.DisputeEvent.VerdictRecorded;
import redress.dispute.domain.DisputeEvent.VerdictSetAside;
import redress.dispute.domain.OrderEvent.Afterwards;

class HearingTheVerdict extends DisputeStory {

    private static final ClaimId CLAIM = new ClaimId("clm_1");
    private static final List<LineAmount> SHIRT_ALONE = List.of(new LineAmount(SHIRT, eur(1500)));

    private static Verdict verdict(Verdict.Outcome outcome, Remedy remedy, List<LineAmount> lines, long minor) {
        return new Verdict(CLAIM, outcome, remedy, lines, eur(minor), Funder.SPLIT, List.of("GOODS_DIFFER"), POLICY);
    }

    private static final Verdict PARTIAL = verdict(Verdict.Outcome.PARTIAL_REFUND, KEEP, SHIRT_ALONE, 1500);

    private static DisputeSettled decided(Remedy remedy) {
        return new DisputeSettled(
                DISPUTE,
                ORDER,
                new Settlement(Basis.VERDICT, remedy, SHIRT_ALONE, eur(1500), Funder.SPLIT),
                new Cause.Verdict(CLAIM),
                day(9));
    }

    private static RecordVerdict record(Verdict verdict) {
        return new RecordVerdict(DISPUTE, verdict, day(9));
    }

    @Test
    void money_by_verdict_settles_the_dispute() {
        given(opened(), rejected(), filed())
                .when(record(PARTIAL))
                .expectEvents(new VerdictRecorded(DISPUTE, ORDER, PARTIAL, day(9)), decided(KEEP));
    }

    @Test
    void a_return_by_verdict_awaits_the_goods() {
        clock.set(day(9));
        var verdict = verdict(Verdict.Outcome.RETURN_AND_REFUND, SEND_BACK, SHIRT_ALONE, 1500);
        given(opened(), rejected(), filed())
                .when(record(verdict))
                .expectEvents(new VerdictRecorded(DISPUTE, ORDER, verdict, day(9)), decided(SEND_BACK));
        assertThat(elsewhere.historyOf(RETURN))
                .containsExactly(awaited(List.of(new ReturnLine(SHIRT, 1, eur(1500))), day(19), day(9)));
    }

    @Test
    void a_return_that_begins_while_the_bank_looks_at_the_payment_is_on_hold_from_its_first_day() {
        clock.set(day(9));
        var verdict = verdict(Verdict.Outcome.RETURN_AND_REFUND, SEND_BACK, SHIRT_ALONE, 1500);
        var held = new DisputeEvent.DisputeHeld(DISPUTE, ORDER, DisputeEvent.Hold.CHARGEBACK, day(8));
        given(opened(), rejected(), filed(), held)
                .when(record(verdict))
                .expectEvents(new VerdictRecorded(DISPUTE, ORDER, verdict, day(9)), decided(SEND_BACK));
        assertThat(elsewhere.historyOf(RETURN))
                .containsExactly(
                        awaited(List.of(new ReturnLine(SHIRT, 1, eur(1500))), day(19), day(9)),
                        new ReturnEvent.ReturnHeld(RETURN, DISPUTE, ORDER, day(9)));
    }

    @Test
    void a_return_for_the_shipping_alone_is_about_money_alone() {
        var shipping = List.of(new LineAmount(LineId.SHIPPING, eur(700)));
        var verdict = verdict(Verdict.Outcome.RETURN_AND_REFUND, SEND_BACK, shipping, 700);
        var opened = openedAbout(
                KEEP, new DisputedLine(SHIRT, 1, eur(2000)), new DisputedLine(LineId.SHIPPING, 1, eur(700)));
        var filed = new ClaimEscalated(
                DISPUTE,
                ORDER,
                1,
                Trigger.BUYER,
                BUYER.id(),
                SELLER.id(),
                opened.request(),
                opened.request().asked(),
                PLACE,
                new Cause.Person(BUYER),
                day(6));
        var money = new Settlement(Basis.VERDICT, KEEP, shipping, eur(700), Funder.SPLIT);
        given(opened, rejected(), filed)
                .when(record(verdict))
                .expectEvents(
                        new VerdictRecorded(DISPUTE, ORDER, verdict, day(9)),
                        new DisputeSettled(DISPUTE, ORDER, money, new Cause.Verdict(CLAIM), day(9)));
        assertThat(elsewhere.historyOf(RETURN)).isEmpty();
    }

    @Test
    void nothing_by_verdict_closes_the_dispute_for_good() {
        var nothing = verdict(Verdict.Outcome.NO_REFUND, KEEP, List.of(), 0);
        given(opened(), rejected(), filed())
                .when(record(nothing))
                .expectEvents(
                        new VerdictRecorded(DISPUTE, ORDER, nothing, day(9)),
                        closed(Ending.NO_REFUND, Afterwards.DECIDED, List.of(), day(9)));
    }

    @Test
    void told_twice_it_is_heard_once() {
        given(opened(), rejected(), filed(), new VerdictRecorded(DISPUTE, ORDER, PARTIAL, day(9)), decided(KEEP))
                .when(record(PARTIAL))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_agreement_that_was_faster_stands() {
        clock.set(day(10));
        given(opened(), rejected(), filed(), agreed(KEEP))
                .when(record(PARTIAL))
                .expectEvents(new VerdictSetAside(DISPUTE, ORDER, CLAIM, day(10)));
        given(opened(), rejected(), filed(), agreed(KEEP), new VerdictSetAside(DISPUTE, ORDER, CLAIM, day(10)))
                .when(record(PARTIAL))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void what_an_earlier_round_decided_too_late_does_not_decide_a_later_one() {
        clock.set(day(10));
        var first = ClaimId.of(DISPUTE, 1);
        var late = new Verdict(
                first,
                Verdict.Outcome.PARTIAL_REFUND,
                KEEP,
                SHIRT_ALONE,
                eur(1500),
                Funder.SELLER,
                List.of("GOODS_DIFFER"),
                POLICY);
        var secondRound = new ClaimEscalated(
                DISPUTE,
                ORDER,
                2,
                Trigger.RETURN,
                BUYER.id(),
                SELLER.id(),
                request(KEEP, eur(3002)),
                eur(3002),
                PLACE,
                rule("return-transit", day(8), day(8)),
                day(8));
        given(opened(), rejected(), filed(), agreed(SEND_BACK), secondRound)
                .when(record(late))
                .expectEvents(new VerdictSetAside(DISPUTE, ORDER, first, day(10)));
        given(opened(), rejected(), filed(), agreed(SEND_BACK), secondRound)
                .when(new SettleByProposal(DISPUTE, first, "prp_1", KEEP, SHIRT_ALONE, Funder.SELLER, day(9)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void it_cannot_give_more_than_is_disputed() {
        var tooMuch = verdict(Verdict.Outcome.FULL_REFUND, KEEP, List.of(new LineAmount(SHIRT, eur(2001))), 2001);
        given(opened(), rejected(), filed())
                .when(record(tooMuch))
                .expectException(refusal("more-than-disputed"))
                .expectNoEvents();
        var twice = verdict(
                Verdict.Outcome.PARTIAL_REFUND,
                KEEP,
                List.of(new LineAmount(SHIRT, eur(1)), new LineAmount(SHIRT, eur(2))),
                3);
        given(opened(), rejected(), filed()).when(record(twice)).expectException(refusal("verdict-on-other-line"));
        var elsewhere = verdict(Verdict.Outcome.FULL_REFUND, KEEP, List.of(new LineAmount(LineId.SHIPPING, eur(1))), 1);
        given(opened(), rejected(), filed()).when(record(elsewhere)).expectException(refusal("verdict-on-other-line"));
    }

    @Test
    void after_a_lost_return_it_is_about_money_alone() {
        var lost = new ClaimEscalated(
                DISPUTE,
                ORDER,
                1,
                Trigger.RETURN,
                BUYER.id(),
                SELLER.id(),
                request(KEEP, eur(3002)),
                eur(3002),
                PLACE,
                rule("return-transit", day(8), day(8)),
                day(8));
        var verdict = verdict(Verdict.Outcome.RETURN_AND_REFUND, SEND_BACK, SHIRT_ALONE, 1500);
        given(opened(), agreed(SEND_BACK), lost)
                .when(record(verdict))
                .expectEvents(new VerdictRecorded(DISPUTE, ORDER, verdict, day(9)), decided(KEEP));
    }

    @Test
    void the_dispute_is_over_when_the_money_is_back() {
        given(opened(), rejected(), filed(), new VerdictRecorded(DISPUTE, ORDER, PARTIAL, day(9)), decided(KEEP))
                .when(new NoteRefundIssued(DISPUTE, new RefundId("rfd_1"), SHIRT_ALONE, day(12)))
                .expectEvents(
                        counted("rfd_1", SHIRT_ALONE, day(12)),
                        closed(Ending.REFUNDED, Afterwards.DECIDED, SHIRT_ALONE, day(12)));
    }

    @Test
    void news_of_one_refund_closes_it_once() {
        given(
                        opened(),
                        agreed(KEEP),
                        counted("rfd_1", SHIRT_ALONE, day(12)),
                        closed(Ending.REFUNDED, Afterwards.SETTLED, SHIRT_ALONE, day(12)))
                .when(new NoteRefundIssued(DISPUTE, new RefundId("rfd_1"), SHIRT_ALONE, day(12)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
