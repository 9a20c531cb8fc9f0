package redress.dispute.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.dispute.domain.DisputeCommand.EscalateReturn;
import redress.dispute.domain.DisputeCommand.MakeOffer;
import redress.dispute.domain.DisputeCommand.NoteRefundIssued;
import redress.dispute.domain.DisputeCommand.OfferTerms;
import redress.dispute.domain.DisputeCommand.RecordVerdict;
import redress.dispute.domain.DisputeCommand.WithdrawDispute;
import redress.dispute.domain.DisputeEvent.ClaimEscalated;
import redress.dispute.domain.DisputeEvent.DisputeSettled;
import redress.dispute.domain.DisputeEvent.DisputeWithdrawn;
import redress.dispute.domain.DisputeEvent.GoodsPartlyReturned;
import redress.dispute.domain.DisputeEvent.GoodsReturned;
import redress.dispute.domain.DisputeEvent.RefundCounted;
import redress.dispute.domain.DisputeEvent.VerdictRecorded;
import redress.dispute.domain.Finding.Found;
import redress.dispute.domain.OrderEvent.Afterwards;
import redress.dispute.domain.ReturnCommand.AcceptReturn;
import redress.dispute.domain.ReturnCommand.AcceptReturnBySilence;
import redress.dispute.domain.ReturnCommand.InspectReturn;
import redress.dispute.domain.ReturnCommand.PresumeReturnLost;
import redress.dispute.domain.ReturnEvent.ReturnAccepted;
import redress.dispute.domain.ReturnEvent.ReturnContested;
import redress.dispute.domain.ReturnEvent.ReturnDelivered;
import redress.dispute.domain.ReturnEvent.ReturnPartlyAccepted;
import redress.dispute.domain.ReturnEvent.ReturnShipped;
import redress.platform.values.Money;

/** What the seller finds in the parcel (R42): a shirt and two mugs should be in it. */
class InspectingWhatCameBack extends DisputeStory {

    private static final Object AWAITED = awaited(day(11), day(1));
    private static final Object SHIPPED = new ReturnShipped(RETURN, DISPUTE, ORDER, "Correios", "BR1", day(33), day(3));
    private static final Object DELIVERED = new ReturnDelivered(RETURN, DISPUTE, ORDER, day(10), day(11), day(8));
    private static final Finding SHIRT_IS_FINE = new Finding(SHIRT, 1, Found.RECEIVED);
    private static final Finding A_MUG_IS_FINE = new Finding(MUGS, 1, Found.RECEIVED);
    private static final Finding A_MUG_IS_BROKEN = new Finding(MUGS, 1, Found.DAMAGED);

    /** The shirt and the first of two mugs: of 10.02 for both, 5.01. */
    private static final List<ReturnLine> SHIRT_AND_A_MUG =
            List.of(new ReturnLine(SHIRT, 1, eur(2000)), new ReturnLine(MUGS, 1, eur(501)));

    private static final List<LineAmount> DUE_AT_ONCE =
            List.of(new LineAmount(SHIRT, eur(2000)), new LineAmount(MUGS, eur(501)));
    private static final ReturnContested CONTESTED = new ReturnContested(
            RETURN, DISPUTE, ORDER, List.of(A_MUG_IS_BROKEN), SHIRT_AND_A_MUG, WORDS, SELLER, day(9));
    private static final Cause BY_SELLER = new Cause.Person(SELLER);
    private static final EscalateReturn ESCALATE =
            new EscalateReturn(DISPUTE, RETURN, SHIRT_AND_A_MUG, BY_SELLER, day(9), TIMER);
    private static final GoodsPartlyReturned PARTLY =
            new GoodsPartlyReturned(DISPUTE, ORDER, RETURN, SHIRT_AND_A_MUG, day(9));
    private static final ClaimEscalated CLAIM = claim(1);
    private static final RefundId FIRST = new RefundId("rfd_1");
    private static final RefundId SECOND = new RefundId("rfd_2");

    /** About one mug and what was settled for it. */
    private static ClaimEscalated claim(int round) {
        return claim(round, new DisputedLine(MUGS, 1, eur(501)), eur(501));
    }

    private static ClaimEscalated claim(int round, DisputedLine line, Money asked) {
        var about = new Request(
                Reason.WRONG_VARIANT, KEEP, List.of(line), line.amount(), asked, true, false, ANY_KIND, true, NO_WORDS);
        return new ClaimEscalated(
                DISPUTE, ORDER, round, Trigger.RETURN, BUYER.id(), SELLER.id(), about, asked, PLACE, BY_SELLER, day(9));
    }

    private TestExecutor<Return> arrived(Object... more) {
        var history = new ArrayList<Object>(List.of(AWAITED, SHIPPED, DELIVERED));
        history.addAll(List.of(more));
        clock.set(day(9));
        return fixture(Return.class).given(history);
    }

    private static InspectReturn found(Finding... findings) {
        return new InspectReturn(RETURN, List.of(findings), WORDS, SELLER);
    }

    @Test
    void all_of_it_is_fine() {
        arrived()
                .when(found(SHIRT_IS_FINE, new Finding(MUGS, 2, Found.RECEIVED)))
                .expectEvents(new ReturnAccepted(RETURN, DISPUTE, ORDER, BY_SELLER, day(9)));
    }

    @Test
    void a_mug_is_broken_and_the_rest_is_paid_at_once() {
        arrived()
                .when(found(SHIRT_IS_FINE, A_MUG_IS_BROKEN, A_MUG_IS_FINE))
                .expectEvents(
                        new ReturnPartlyAccepted(RETURN, DISPUTE, ORDER, DUE_AT_ONCE, eur(2501), SELLER, day(9)),
                        CONTESTED);
    }

    @Test
    void nothing_of_it_is_fine() {
        var findings = List.of(
                new Finding(SHIRT, 1, Found.EMPTY_OR_DIFFERENT),
                new Finding(MUGS, 1, Found.NOT_RECEIVED),
                new Finding(MUGS, 1, Found.MISSING_ITEMS));
        arrived()
                .when(new InspectReturn(RETURN, findings, NO_WORDS, SELLER))
                .expectEvents(
                        new ReturnContested(RETURN, DISPUTE, ORDER, findings, List.of(), NO_WORDS, SELLER, day(9)));
    }

    @Test
    void every_unit_is_accounted_for_exactly_once() {
        arrived().when(found(SHIRT_IS_FINE, A_MUG_IS_FINE)).expectException(refusal("units-unaccounted"));
        arrived()
                .when(found(SHIRT_IS_FINE, new Finding(MUGS, 3, Found.DAMAGED)))
                .expectException(refusal("units-unaccounted"));
        arrived()
                .when(found(SHIRT_IS_FINE, A_MUG_IS_FINE, A_MUG_IS_FINE))
                .expectException(refusal("finding-named-twice"));
        arrived()
                .when(found(SHIRT_IS_FINE, new Finding(MUGS, 0, Found.DAMAGED)))
                .expectException(refusal("quantity-out-of-range"));
        arrived()
                .when(found(SHIRT_IS_FINE, new Finding(LineId.SHIPPING, 1, Found.DAMAGED)))
                .expectException(refusal("line-not-returned"));
    }

    @Test
    void only_the_seller_looks_and_only_while_there_is_time() {
        arrived().when(new InspectReturn(RETURN, List.of(), NO_WORDS, BUYER)).expectException(refusal("role-may-not"));
        arrived()
                .when(new InspectReturn(RETURN, List.of(), NO_WORDS, OTHER_SELLER))
                .expectException(refusal("no-such-return"));
        fixture(Return.class).given(AWAITED, SHIPPED).when(found()).expectException(refusal("return-not-delivered"));
        var late = arrived();
        clock.set(day(11));
        late.when(found(SHIRT_IS_FINE)).expectException(refusal("inspection-over"));
    }

    @Test
    void once_it_is_contested_neither_the_seller_nor_a_timer_takes_it_back() {
        arrived(CONTESTED)
                .when(new AcceptReturn(RETURN, SELLER))
                .expectException(refusal("return-with-case-management"));
        arrived(CONTESTED).when(found(SHIRT_IS_FINE)).expectException(refusal("return-with-case-management"));
        arrived(CONTESTED)
                .when(new AcceptReturnBySilence(RETURN, day(11), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        arrived(CONTESTED)
                .when(new PresumeReturnLost(RETURN, day(33), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_claim_is_about_the_units_in_question_alone() {
        given(opened(), agreed(SEND_BACK)).when(ESCALATE).expectEvents(PARTLY, CLAIM);
    }

    @Test
    void it_is_one_more_round_if_there_was_a_claim_before() {
        given(opened(), rejected(), filed(), agreed(SEND_BACK)).when(ESCALATE).expectEvents(PARTLY, claim(2));
    }

    @Test
    void what_a_verdict_had_left_out_does_not_come_back() {
        var shirtAlone = new DisputeSettled(
                DISPUTE,
                ORDER,
                new Settlement(
                        Basis.VERDICT, SEND_BACK, List.of(new LineAmount(SHIRT, eur(1500))), eur(1500), Funder.SELLER),
                new Cause.Verdict(new ClaimId("clm_1")),
                day(2));
        given(opened(), filed(), shirtAlone)
                .when(new EscalateReturn(DISPUTE, RETURN, List.of(), BY_SELLER, day(9), TIMER))
                .expectEvents(claim(2, new DisputedLine(SHIRT, 1, eur(2000)), eur(1500)));
    }

    @Test
    void where_no_money_is_in_question_nothing_is_asked_of_case_management() {
        var everything = List.of(new ReturnLine(SHIRT, 1, eur(2000)), new ReturnLine(MUGS, 1, eur(1002)));
        given(opened(), agreed(SEND_BACK))
                .when(new EscalateReturn(DISPUTE, RETURN, everything, BY_SELLER, day(9), TIMER))
                .expectEvents(new GoodsReturned(DISPUTE, ORDER, RETURN, day(9)));
    }

    /** The return was contested before it heard of the appeal. */
    @Test
    void money_that_an_appeal_gave_for_accepted_goods_goes_to_case_management() {
        var shirt = List.of(new LineAmount(SHIRT, eur(2000)));
        var appealed = new DisputeSettled(
                DISPUTE,
                ORDER,
                new Settlement(Basis.APPEAL, SEND_BACK, shirt, eur(2000), Funder.SELLER),
                new Cause.Verdict(new ClaimId("clm_1")),
                day(8));
        var came = List.of(new ReturnLine(SHIRT, 1, eur(500)));
        given(opened(), agreed(SEND_BACK), appealed)
                .when(new EscalateReturn(DISPUTE, RETURN, came, BY_SELLER, day(9), TIMER))
                .expectEvents(
                        new GoodsPartlyReturned(DISPUTE, ORDER, RETURN, came, day(9)),
                        claim(1, new DisputedLine(SHIRT, 1, eur(2000)), eur(1500)));
    }

    private static Verdict verdict(long minor) {
        return new Verdict(
                new ClaimId("clm_2"),
                minor == 0 ? Verdict.Outcome.NO_REFUND : Verdict.Outcome.PARTIAL_REFUND,
                minor == 0 ? KEEP : SEND_BACK,
                minor == 0 ? List.of() : List.of(new LineAmount(MUGS, eur(minor))),
                eur(minor),
                Funder.SELLER,
                List.of("REASON"),
                POLICY);
    }

    private static DisputeSettled theRest(long minor) {
        return new DisputeSettled(
                DISPUTE,
                ORDER,
                new Settlement(
                        Basis.VERDICT, KEEP, List.of(new LineAmount(MUGS, eur(minor))), eur(minor), Funder.SELLER),
                new Cause.Verdict(new ClaimId("clm_2")),
                day(12));
    }

    @Test
    void a_verdict_gives_money_for_them_and_nothing_travels_again() {
        given(opened(), agreed(SEND_BACK), PARTLY, CLAIM)
                .when(new RecordVerdict(DISPUTE, verdict(400), day(12)))
                .expectEvents(new VerdictRecorded(DISPUTE, ORDER, verdict(400), day(12)), theRest(400));
        given(opened(), agreed(SEND_BACK), PARTLY, CLAIM)
                .when(new RecordVerdict(DISPUTE, verdict(502), day(12)))
                .expectException(refusal("more-than-disputed"));
    }

    @Test
    void the_dispute_is_over_when_both_refunds_are_made_in_whatever_order() {
        var first = new NoteRefundIssued(DISPUTE, FIRST, DUE_AT_ONCE, day(11));
        var second = new NoteRefundIssued(DISPUTE, SECOND, List.of(new LineAmount(MUGS, eur(400))), day(14));
        var counted = new RefundCounted(DISPUTE, ORDER, FIRST, DUE_AT_ONCE, day(11));
        var countedToo = new RefundCounted(DISPUTE, ORDER, SECOND, List.of(new LineAmount(MUGS, eur(400))), day(14));
        var verdict = new VerdictRecorded(DISPUTE, ORDER, verdict(400), day(12));
        given(opened(), agreed(SEND_BACK)).when(first).expectEvents(counted); // before the dispute heard of the parcel
        given(opened(), agreed(SEND_BACK), PARTLY, CLAIM).when(first).expectEvents(counted);
        given(opened(), agreed(SEND_BACK), PARTLY, CLAIM, counted)
                .when(first)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(opened(), agreed(SEND_BACK), PARTLY, CLAIM, counted, verdict, theRest(400))
                .when(second)
                .expectEvents(
                        countedToo,
                        closed(
                                Ending.REFUNDED,
                                Afterwards.DECIDED,
                                List.of(new LineAmount(SHIRT, eur(2000)), new LineAmount(MUGS, eur(901))),
                                day(14)));
        given(opened(), agreed(SEND_BACK), PARTLY, CLAIM, verdict, theRest(400))
                .when(second)
                .expectEvents(countedToo);
    }

    @Test
    void nothing_more_by_verdict_leaves_what_was_accepted() {
        given(opened(), agreed(SEND_BACK), PARTLY, CLAIM)
                .when(new RecordVerdict(DISPUTE, verdict(0), day(12)))
                .expectEvents(
                        new VerdictRecorded(DISPUTE, ORDER, verdict(0), day(12)),
                        closed(Ending.NO_REFUND, Afterwards.DECIDED, DUE_AT_ONCE, day(12)));
    }

    @Test
    void withdrawing_leaves_what_was_accepted() {
        clock.set(day(12));
        given(opened(), agreed(SEND_BACK), PARTLY, CLAIM)
                .when(new WithdrawDispute(DISPUTE, true, BUYER))
                .expectEvents(
                        new DisputeWithdrawn(DISPUTE, ORDER, BUYER, day(12)),
                        closed(Ending.WITHDRAWN, Afterwards.OPEN, DUE_AT_ONCE, day(12)));
    }

    @Test
    void the_parties_can_still_agree_about_what_is_in_question() {
        var tooMuch = new OfferTerms(Kind.REFUND_ONLY, new Share.Amount(eur(502)), null);
        var back = new OfferTerms(Kind.RETURN_AND_REFUND, new Share.Percent(50), null);
        given(opened(), agreed(SEND_BACK), PARTLY, CLAIM)
                .when(new MakeOffer(DISPUTE, MORE, tooMuch, SELLER))
                .expectException(refusal("more-than-disputed"));
        given(opened(), agreed(SEND_BACK), PARTLY, CLAIM)
                .when(new MakeOffer(DISPUTE, MORE, back, SELLER))
                .expectException(refusal("nothing-to-return"));
        given(opened(), agreed(SEND_BACK), PARTLY, CLAIM)
                .when(new MakeOffer(DISPUTE, MORE, percent(50), SELLER))
                .expectSuccessfulHandlerExecution();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 500);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_is_accepted_its_money_and_the_rest_are_the_whole(long seed) {
        var random = new Random(seed * 0x9E3779B97F4A7C15L);
        var quantity = 1 + random.nextInt(40);
        var worth = new Money(random.nextLong(random.nextInt(4) == 0 ? 50 : Money.MOST), "JPY");
        var line = new ReturnLine(SHIRT, quantity, worth);
        var disputed = new DisputedLine(SHIRT, quantity, worth);
        var total = Money.zero("JPY");
        var before = Money.zero("JPY");
        for (int units = 0; units <= quantity; units++) {
            var part = line.first(units);
            assertThat(part.amount().plus(line.without(part).amount())).isEqualTo(worth);
            assertThat(part.amount().plus(disputed.without(units).amount())).isEqualTo(worth);
            if (units > 0) {
                var one = part.amount().minus(before);
                assertThat(one.minor())
                        .as("seed %d: equal units differ by one minor unit at most", seed)
                        .isBetween(worth.minor() / quantity, worth.minor() / quantity + 1);
                total = total.plus(one);
            }
            before = part.amount();
        }
        assertThat(total).isEqualTo(worth);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_is_found_accepted_and_contested_units_make_up_the_settlement(long seed) {
        var random = new Random(seed * 0x9E3779B97F4A7C15L);
        var expected = new ArrayList<ReturnLine>();
        var findings = new ArrayList<Finding>();
        for (int number = 0; number <= random.nextInt(5); number++) {
            var line = new LineId("lin_" + number);
            int left = 1 + random.nextInt(9);
            expected.add(new ReturnLine(line, left, eur(random.nextInt(10_000))));
            for (var found : Found.values()) {
                int units = found == Found.RECEIVED ? left : random.nextInt(left + 1);
                if (units > 0) findings.add(new Finding(line, units, found));
                left -= units;
            }
        }
        var inspection = Inspection.of(expected, findings);
        var accepted = inspection.accepted();
        var rest = expected.stream()
                .map(line -> accepted.stream()
                        .filter(part -> part.lineId().equals(line.lineId()))
                        .findFirst()
                        .map(line::without)
                        .orElse(line))
                .toList();
        assertThat(accepted.stream().mapToInt(ReturnLine::quantity).sum()
                        + inspection.objections().stream()
                                .mapToInt(Finding::quantity)
                                .sum())
                .isEqualTo(expected.stream().mapToInt(ReturnLine::quantity).sum());
        assertThat(LineAmount.total("EUR", Inspection.due(accepted))
                        .plus(LineAmount.total("EUR", Inspection.due(rest))))
                .as("seed %d", seed)
                .isEqualTo(LineAmount.total("EUR", Inspection.due(expected)));
        assertThat(rest).allMatch(line -> line.quantity() > 0 || line.amount().isZero());
    }
}
