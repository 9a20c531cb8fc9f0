package redress.dispute.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redress.dispute.domain.DisputeCommand.CloseLapsed;
import redress.dispute.domain.DisputeCommand.NoteGoodsReturned;
import redress.dispute.domain.DisputeCommand.NoteRefundIssued;
import redress.dispute.domain.DisputeCommand.NoteReturnConcluded;
import redress.dispute.domain.DisputeCommand.RecordAppeal;
import redress.dispute.domain.DisputeCommand.SettleByProposal;
import redress.dispute.domain.DisputeEvent.AppealDecided;
import redress.dispute.domain.DisputeEvent.CompensationAwarded;
import redress.dispute.domain.DisputeEvent.DisputeSettled;
import redress.dispute.domain.DisputeEvent.GoodsReturned;
import redress.dispute.domain.DisputeEvent.ReturnRecalled;
import redress.dispute.domain.DisputeEvent.VerdictRecorded;
import redress.dispute.domain.OrderEvent.Afterwards;
import redress.dispute.domain.ReturnEvent.ReturnAwaited;
import redress.platform.values.Money;

/** R35 and R32: the second look at a claim, and the proposal on which both agree. */
class HearingOfAnAppeal extends DisputeStory {

    private static final ClaimId CLAIM = new ClaimId("clm_1");
    private static final AppealId APPEAL = new AppealId("apl_1");

    private static Verdict verdict(Remedy remedy, LineAmount... lines) {
        var parts = List.of(lines);
        return new Verdict(
                CLAIM,
                parts.isEmpty() ? Verdict.Outcome.NO_REFUND : Verdict.Outcome.PARTIAL_REFUND,
                remedy,
                parts,
                LineAmount.total("EUR", parts),
                Funder.SELLER,
                List.of("GOODS_DIFFER"),
                POLICY);
    }

    private static LineAmount shirt(long minor) {
        return new LineAmount(SHIRT, eur(minor));
    }

    private static LineAmount mugs(long minor) {
        return new LineAmount(MUGS, eur(minor));
    }

    private static VerdictRecorded recorded(Verdict verdict) {
        return new VerdictRecorded(DISPUTE, ORDER, verdict, day(9));
    }

    private static DisputeSettled settled(Basis basis, Remedy remedy, int day, LineAmount... lines) {
        var parts = List.of(lines);
        return new DisputeSettled(
                DISPUTE,
                ORDER,
                new Settlement(basis, remedy, parts, LineAmount.total("EUR", parts), Funder.SELLER),
                new Cause.Verdict(CLAIM),
                day(day));
    }

    private static AppealDecided decided(Verdict verdict) {
        return new AppealDecided(DISPUTE, ORDER, APPEAL, verdict, day(20));
    }

    private static CompensationAwarded compensated(LineAmount... lines) {
        var parts = List.of(lines);
        return new CompensationAwarded(
                DISPUTE, ORDER, SELLER.id(), parts, LineAmount.total("EUR", parts), APPEAL, day(20));
    }

    private static RecordAppeal appeal(Verdict verdict) {
        return new RecordAppeal(DISPUTE, APPEAL, verdict, day(20));
    }

    private static final Verdict FIRST = verdict(KEEP, shirt(1000), mugs(500));
    private static final Object[] PAID = {
        opened(),
        rejected(),
        filed(),
        recorded(FIRST),
        settled(Basis.VERDICT, KEEP, 9, shirt(1000), mugs(500)),
        counted("rfd_1", FIRST.lines(), day(12)),
        closed(Ending.REFUNDED, Afterwards.DECIDED, FIRST.lines(), day(12))
    };

    private static Object[] paidAnd(Object... more) {
        var all = new java.util.ArrayList<>(List.of(PAID));
        all.addAll(List.of(more));
        return all.toArray();
    }

    @Test
    void more_is_paid_on_top() {
        var more = verdict(KEEP, shirt(1800), mugs(500));
        clock.set(day(20));
        given(PAID).when(appeal(more)).expectEvents(decided(more), settled(Basis.APPEAL, KEEP, 20, shirt(800)));
        given(paidAnd(decided(more), settled(Basis.APPEAL, KEEP, 20, shirt(800))))
                .when(new NoteRefundIssued(DISPUTE, new RefundId("rfd_2"), List.of(shirt(800)), day(24)))
                .expectEvents(
                        counted("rfd_2", List.of(shirt(800)), day(24)),
                        closed(Ending.REFUNDED, Afterwards.DECIDED, List.of(shirt(800)), day(24)));
    }

    @Test
    void less_is_made_good_to_the_seller_by_the_platform() {
        var less = verdict(KEEP, shirt(400));
        given(PAID).when(appeal(less)).expectEvents(decided(less), compensated(shirt(600), mugs(500)));
        var nothing = verdict(KEEP);
        given(PAID).when(appeal(nothing)).expectEvents(decided(nothing), compensated(shirt(1000), mugs(500)));
    }

    @Test
    void on_some_lines_more_and_on_others_less_is_both() {
        var mixed = verdict(KEEP, shirt(1200), mugs(100));
        given(PAID)
                .when(appeal(mixed))
                .expectEvents(decided(mixed), compensated(mugs(400)), settled(Basis.APPEAL, KEEP, 20, shirt(200)));
    }

    private static Verdict by(Funder funder, LineAmount... lines) {
        var one = verdict(KEEP, lines);
        return new Verdict(
                one.claimId(), one.outcome(), KEEP, one.lines(), one.amount(), funder, one.reasons(), one.policy());
    }

    private static Object[] paid(Funder funder) {
        var history = PAID.clone();
        history[3] = recorded(by(funder, shirt(1000), mugs(500)));
        history[4] = settledBy(funder, Basis.VERDICT, 9, shirt(1000), mugs(500));
        return history;
    }

    private static DisputeSettled settledBy(Funder funder, Basis basis, int day, LineAmount... lines) {
        var one = settled(basis, KEEP, day, lines);
        return new DisputeSettled(
                DISPUTE,
                ORDER,
                new Settlement(basis, KEEP, List.of(lines), one.settlement().amount(), funder),
                one.cause(),
                one.settledAt());
    }

    /** Mediation has a second mediator confirm that: the same money from somebody else is another verdict. */
    @Test
    void what_the_platform_is_to_give_instead_of_the_seller_it_makes_good() {
        var platform = by(Funder.PLATFORM, shirt(1000), mugs(500));
        given(PAID).when(appeal(platform)).expectEvents(decided(platform), compensated(shirt(1000), mugs(500)));
        given(paid(Funder.SPLIT))
                .when(appeal(platform))
                .expectEvents(decided(platform), compensated(shirt(1000), mugs(500)));
        var split = by(Funder.SPLIT, shirt(501));
        given(PAID).when(appeal(split)).expectEvents(decided(split), compensated(shirt(499 + 251), mugs(500)));
        var more = by(Funder.SPLIT, shirt(1800), mugs(500));
        given(PAID)
                .when(appeal(more))
                .expectEvents(
                        decided(more),
                        compensated(shirt(500), mugs(250)),
                        settledBy(Funder.SPLIT, Basis.APPEAL, 20, shirt(800)));
        var same = by(Funder.SPLIT, shirt(1000), mugs(500));
        given(paid(Funder.SPLIT)).when(appeal(same)).expectEvents(decided(same));
    }

    @Test
    void what_the_platform_gave_from_the_beginning_is_not_made_good_to_the_seller() {
        var nothing = verdict(KEEP);
        given(paid(Funder.PLATFORM)).when(appeal(nothing)).expectEvents(decided(nothing));
        given(paid(Funder.SPLIT))
                .when(appeal(nothing))
                .expectEvents(decided(nothing), compensated(shirt(1000), mugs(500)));
    }

    @Test
    void the_same_changes_nothing_and_told_twice_it_is_heard_once() {
        given(PAID).when(appeal(FIRST)).expectEvents(decided(FIRST));
        given(paidAnd(decided(FIRST)))
                .when(appeal(FIRST))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_other_partys_appeal_counts_what_was_made_good_already() {
        var less = verdict(KEEP, shirt(400));
        var again = new RecordAppeal(DISPUTE, new AppealId("apl_2"), verdict(KEEP), day(25));
        given(paidAnd(decided(less), compensated(shirt(600), mugs(500))))
                .when(again)
                .expectEvents(
                        new AppealDecided(DISPUTE, ORDER, new AppealId("apl_2"), verdict(KEEP), day(25)),
                        new CompensationAwarded(
                                DISPUTE,
                                ORDER,
                                SELLER.id(),
                                List.of(shirt(400)),
                                eur(400),
                                new AppealId("apl_2"),
                                day(25)));
    }

    @Test
    void money_after_a_verdict_that_gave_none_may_need_the_goods() {
        clock.set(day(20));
        var nothing = verdict(KEEP);
        var back = verdict(SEND_BACK, shirt(2000), mugs(1002));
        given(
                        opened(),
                        rejected(),
                        filed(),
                        recorded(nothing),
                        closed(Ending.NO_REFUND, Afterwards.DECIDED, List.of(), day(9)))
                .when(appeal(back))
                .expectEvents(decided(back), settled(Basis.APPEAL, SEND_BACK, 20, shirt(2000), mugs(1002)));
        assertThat(elsewhere.historyOf(RETURN)).containsExactly(awaited(day(30), day(20)));
    }

    @Test
    void while_the_money_is_on_its_way_more_comes_on_top() {
        clock.set(day(20));
        var history = new Object[] {
            opened(),
            rejected(),
            filed(),
            recorded(FIRST),
            settled(Basis.VERDICT, KEEP, 9, shirt(1000), mugs(500)),
            decided(verdict(KEEP, shirt(1800), mugs(500))),
            settled(Basis.APPEAL, KEEP, 20, shirt(800))
        };
        given(history)
                .when(new NoteRefundIssued(DISPUTE, new RefundId("rfd_1"), FIRST.lines(), day(21)))
                .expectEvents(counted("rfd_1", FIRST.lines(), day(21)));
    }

    @Test
    void while_goods_travel_back_the_settlement_itself_is_changed() {
        var first = verdict(SEND_BACK, shirt(2000));
        Object[] travelling = {
            opened(), rejected(), filed(), recorded(first), settled(Basis.VERDICT, SEND_BACK, 9, shirt(2000))
        };
        var less = verdict(SEND_BACK, shirt(1500));
        given(travelling)
                .when(appeal(less))
                .expectEvents(decided(less), settled(Basis.APPEAL, SEND_BACK, 20, shirt(1500)));
        given(travelling).when(appeal(first)).expectEvents(decided(first));
    }

    private static final Verdict BACK = verdict(SEND_BACK, shirt(2000));
    private static final Object[] TRAVELLING = {
        opened(), rejected(), filed(), recorded(BACK), settled(Basis.VERDICT, SEND_BACK, 9, shirt(2000))
    };

    private static Object[] travellingAnd(Object... more) {
        return Stream.concat(Arrays.stream(TRAVELLING), Arrays.stream(more)).toArray();
    }

    @Test
    void the_same_money_on_other_terms_is_something_else_while_goods_are_to_travel() {
        var keep = verdict(KEEP, shirt(2000));
        given(TRAVELLING).when(appeal(keep)).expectEvents(decided(keep), settled(Basis.APPEAL, KEEP, 20, shirt(2000)));
        var paidByTheBuyer = new Remedy.ReturnAndRefund(Payer.BUYER, PaidBecause.DECIDED);
        var dearer = verdict(paidByTheBuyer, shirt(2000));
        given(TRAVELLING)
                .when(appeal(dearer))
                .expectEvents(decided(dearer), settled(Basis.APPEAL, paidByTheBuyer, 20, shirt(2000)));
        var byThePlatform = new Verdict(
                CLAIM, BACK.outcome(), SEND_BACK, BACK.lines(), BACK.amount(), Funder.PLATFORM, BACK.reasons(), POLICY);
        given(TRAVELLING)
                .when(appeal(byThePlatform))
                .expectEvents(
                        decided(byThePlatform),
                        new DisputeSettled(
                                DISPUTE,
                                ORDER,
                                new Settlement(Basis.APPEAL, SEND_BACK, BACK.lines(), eur(2000), Funder.PLATFORM),
                                new Cause.Verdict(CLAIM),
                                day(20)));
    }

    @Test
    void less_for_the_buyer_counts_if_the_return_can_still_be_called_off() {
        var nothing = verdict(KEEP);
        var recalled = recalled(eur(0));
        given(TRAVELLING).when(appeal(nothing)).expectEvents(decided(nothing), recalled);
        var concluded = new NoteReturnConcluded(DISPUTE, RETURN, day(20), TIMER);
        given(travellingAnd(decided(nothing), recalled))
                .when(concluded)
                .expectEvents(closed(Ending.NO_REFUND, Afterwards.DECIDED, List.of(), day(20)));
        var little = verdict(KEEP, shirt(500));
        given(TRAVELLING).when(appeal(little)).expectEvents(decided(little), recalled(eur(500)));
        given(travellingAnd(decided(little), recalled(eur(500))))
                .when(concluded)
                .expectEvents(settled(Basis.APPEAL, KEEP, 20, shirt(500)));
    }

    @Test
    void goods_that_were_sent_are_paid_for_as_promised_though_the_seller_wins() {
        var nothing = verdict(KEEP);
        given(travellingAnd(decided(nothing), recalled(eur(0))))
                .when(new NoteGoodsReturned(DISPUTE, RETURN, day(22), TIMER))
                .expectEvents(new GoodsReturned(DISPUTE, ORDER, RETURN, day(22)));
        given(travellingAnd(decided(nothing), recalled(eur(0)), new GoodsReturned(DISPUTE, ORDER, RETURN, day(22))))
                .when(new NoteReturnConcluded(DISPUTE, RETURN, day(22), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static ReturnRecalled recalled(Money left) {
        return new ReturnRecalled(DISPUTE, ORDER, RETURN, left, day(20));
    }

    private static final Object[] LAPSED =
            travellingAnd(closed(Ending.RETURN_LAPSED, Afterwards.DECIDED, List.of(), day(19)));

    @Test
    void who_let_the_return_lapse_gets_no_money_because_the_verdict_is_upheld() {
        given(LAPSED).when(appeal(BACK)).expectEvents(decided(BACK));
    }

    @Test
    void after_a_return_that_lapsed_other_terms_are_another_return() {
        clock.set(day(20));
        var other = new Remedy.ReturnAndRefund(Payer.PLATFORM, PaidBecause.DECIDED);
        var again = verdict(other, shirt(2000));
        given(LAPSED).when(appeal(again)).expectEvents(decided(again), settled(Basis.APPEAL, other, 20, shirt(2000)));
        var second = ReturnId.of(DISPUTE, 2);
        assertThat(second).isNotEqualTo(RETURN);
        assertThat(elsewhere.historyOf(second)).singleElement().isInstanceOfSatisfying(ReturnAwaited.class, awaited -> {
            assertThat(awaited.returnId()).isEqualTo(second);
            assertThat(awaited.paidBy()).isEqualTo(Payer.PLATFORM);
            assertThat(awaited.shipBy()).isEqualTo(day(30));
        });
        var history = Stream.concat(
                        Arrays.stream(LAPSED), Stream.of(decided(again), settled(Basis.APPEAL, other, 20, shirt(2000))))
                .toArray();
        given(history)
                .when(new CloseLapsed(DISPUTE, RETURN, rule("return-ship-by", day(19), day(21)), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(history)
                .when(new NoteGoodsReturned(DISPUTE, second, day(25), TIMER))
                .expectEvents(new GoodsReturned(DISPUTE, ORDER, second, day(25)));
    }

    @Test
    void after_a_return_that_lapsed_an_appeal_may_give_money_alone() {
        var keep = verdict(KEEP, shirt(1200));
        given(LAPSED).when(appeal(keep)).expectEvents(decided(keep), settled(Basis.APPEAL, KEEP, 20, shirt(1200)));
    }

    @Test
    void of_a_dispute_that_ended_otherwise_it_changes_nothing() {
        var more = verdict(KEEP, shirt(1800));
        given(opened(), closed(Ending.WITHDRAWN, Afterwards.OPEN, List.of(), day(9)))
                .when(appeal(more))
                .expectEvents(decided(more));
    }

    private static SettleByProposal proposal() {
        return new SettleByProposal(DISPUTE, CLAIM, "prp_1", KEEP, List.of(shirt(700)), Funder.SPLIT, day(9));
    }

    @Test
    void a_proposal_that_both_accept_settles_the_dispute() {
        given(opened(), rejected(), filed())
                .when(proposal())
                .expectEvents(new DisputeSettled(
                        DISPUTE,
                        ORDER,
                        new Settlement(Basis.PROPOSAL, KEEP, List.of(shirt(700)), eur(700), Funder.SPLIT),
                        new Cause.Proposal(CLAIM, "prp_1"),
                        day(9)));
        given(opened(), rejected(), filed(), agreed(KEEP))
                .when(proposal())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
