package redress.dispute.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.dispute.config.DisputeJournal;
import redress.dispute.domain.DisputeEvent.Answer;
import redress.dispute.domain.DisputeEvent.AppealDecided;
import redress.dispute.domain.DisputeEvent.CompensationAwarded;
import redress.dispute.domain.DisputeEvent.DisputeHeld;
import redress.dispute.domain.DisputeEvent.DisputeReopened;
import redress.dispute.domain.DisputeEvent.DisputeResumed;
import redress.dispute.domain.DisputeEvent.DisputeWithdrawn;
import redress.dispute.domain.DisputeEvent.EvidenceAdded;
import redress.dispute.domain.DisputeEvent.GoodsPartlyReturned;
import redress.dispute.domain.DisputeEvent.GoodsReturned;
import redress.dispute.domain.DisputeEvent.Hold;
import redress.dispute.domain.DisputeEvent.MessageSent;
import redress.dispute.domain.DisputeEvent.OfferAccepted;
import redress.dispute.domain.DisputeEvent.OpenedBySupport;
import redress.dispute.domain.DisputeEvent.RefundCounted;
import redress.dispute.domain.DisputeEvent.RequestAmended;
import redress.dispute.domain.DisputeEvent.ReturnRecalled;
import redress.dispute.domain.DisputeEvent.SellerReminded;
import redress.dispute.domain.DisputeEvent.SellerResponded;
import redress.dispute.domain.DisputeEvent.SellerResponseWindowElapsed;
import redress.dispute.domain.DisputeEvent.VerdictRecorded;
import redress.dispute.domain.DisputeEvent.VerdictSetAside;
import redress.dispute.domain.OrderEvent.Afterwards;
import redress.dispute.domain.OrderEvent.ChargebackDecided;
import redress.dispute.domain.OrderEvent.ChargebackNoted;
import redress.dispute.domain.OrderEvent.CompletionNoted;
import redress.dispute.domain.OrderEvent.DeliveryNoted;
import redress.dispute.domain.OrderEvent.LinesDisputed;
import redress.dispute.domain.OrderEvent.LinesFreed;
import redress.dispute.domain.OrderEvent.LinesReclaimed;
import redress.dispute.domain.OrderEvent.OrderEnded;
import redress.dispute.domain.OrderEvent.OrderLine;
import redress.dispute.domain.OrderEvent.OrderNoted;
import redress.dispute.domain.OrderEvent.ReceiptNoted;
import redress.dispute.domain.OrderEvent.RefundNoted;
import redress.dispute.domain.OrderEvent.ReturnRule;
import redress.dispute.domain.OrderEvent.ShipmentNoted;
import redress.dispute.domain.ReturnEvent.Conclusion;
import redress.dispute.domain.ReturnEvent.ReturnAccepted;
import redress.dispute.domain.ReturnEvent.ReturnConcluded;
import redress.dispute.domain.ReturnEvent.ReturnContested;
import redress.dispute.domain.ReturnEvent.ReturnDelivered;
import redress.dispute.domain.ReturnEvent.ReturnExtended;
import redress.dispute.domain.ReturnEvent.ReturnHeld;
import redress.dispute.domain.ReturnEvent.ReturnLapsed;
import redress.dispute.domain.ReturnEvent.ReturnPartlyAccepted;
import redress.dispute.domain.ReturnEvent.ReturnPayerChanged;
import redress.dispute.domain.ReturnEvent.ReturnPresumedLost;
import redress.dispute.domain.ReturnEvent.ReturnReminded;
import redress.dispute.domain.ReturnEvent.ReturnResumed;
import redress.dispute.domain.ReturnEvent.ReturnRevised;
import redress.dispute.domain.ReturnEvent.ReturnShipped;
import redress.dispute.domain.ReturnEvent.ReturnTurnedUp;
import redress.dispute.domain.ReturnEvent.RunningWindow;
import redress.dispute.messaging.DisputeAnnouncements;
import redress.platform.journal.EventJson;
import redress.platform.journal.Fact;
import redress.platform.values.TextRef;
import tools.jackson.databind.json.JsonMapper;

/** What is stored is read again as it was, under names without classes; what is announced keeps its contract. */
class RememberingADispute extends DisputeStory {

    private static final List<LineAmount> ALL = LineAmount.split(eur(3002), BOTH_LINES);
    private static final Verdict VERDICT = new Verdict(
            new ClaimId("clm_1"),
            Verdict.Outcome.RETURN_AND_REFUND,
            SEND_BACK,
            ALL,
            eur(3002),
            Funder.SPLIT,
            List.of("GOODS_DIFFER"),
            POLICY);
    private static final Fact FACT =
            new Fact(1, "e1", "dispute", DISPUTE.value(), 0, "dispute/x", "1", DAY_0, "buyer:usr_ana", null, null, "");
    private static final JsonMapper NEWS = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    static List<StoredEvent> everyKind() {
        var evidence = new Evidence(Evidence.Kind.PHOTO, "image/jpeg", 1, "a".repeat(64), BUYER.id(), DAY_0);
        var opened = opened(SEND_BACK, Silence.ESCALATE);
        return List.of(
                new OrderNoted(
                        ORDER,
                        BUYER.id(),
                        SELLER.id(),
                        "BR",
                        "EUR",
                        List.of(new OrderLine(SHIRT, "Shirt", "fashion", 1, eur(2000), new ReturnRule(true, true, 30))),
                        day(3),
                        DAY_0),
                new ShipmentNoted(ORDER, day(1)),
                new DeliveryNoted(ORDER, day(1)),
                new ReceiptNoted(ORDER, day(1), day(16)),
                new CompletionNoted(ORDER, day(16)),
                new RefundNoted(ORDER, new RefundId("rfd_1"), ALL, day(2)),
                new LinesDisputed(ORDER, DISPUTE, BOTH_LINES, DAY_0),
                new LinesFreed(ORDER, DISPUTE, Ending.REFUNDED, Afterwards.SETTLED, ALL, day(9)),
                new DisputeEvent.DisputeOpened(
                        DISPUTE,
                        ORDER,
                        BUYER.id(),
                        SELLER.id(),
                        new Request(
                                Reason.OTHER, KEEP, BOTH_LINES, eur(3002), eur(1), false, true, ANY_KIND, false, WORDS),
                        List.of(evidence),
                        opened.terms(),
                        DAY_0),
                opened,
                new SellerResponded(DISPUTE, ORDER, new Answer.Accepted(), SELLER, day(1)),
                countered(HALF),
                rejected(),
                new SellerResponseWindowElapsed(
                        DISPUTE, ORDER, Silence.ACCEPT, rule("seller-response-window", day(5), day(6))),
                made(half(Party.SELLER, 1)),
                made(offer(MORE, Party.BUYER, 2, eur(10), SEND_BACK)),
                new OfferAccepted(DISPUTE, ORDER, HALF, 1, BUYER, day(2)),
                agreed(KEEP),
                settled(Basis.SILENCE, SEND_BACK, eur(3002), rule("seller-response-window", day(5), day(6)), day(5)),
                settled(Basis.VERDICT, KEEP, eur(5), new Cause.Verdict(new ClaimId("clm_1")), day(9)),
                new DisputeWithdrawn(DISPUTE, ORDER, BUYER, day(2)),
                filed(),
                escalated(Trigger.TIMEOUT, rule("resolution-window", day(15), day(15)), day(15)),
                new VerdictRecorded(DISPUTE, ORDER, VERDICT, day(9)),
                new VerdictSetAside(DISPUTE, ORDER, new ClaimId("clm_1"), day(9)),
                new GoodsReturned(DISPUTE, ORDER, RETURN, day(9)),
                new GoodsPartlyReturned(DISPUTE, ORDER, RETURN, BOTH_BACK, day(9)),
                new RefundCounted(DISPUTE, ORDER, new RefundId("rfd_1"), ALL, day(10)),
                closed(Ending.REFUNDED, Afterwards.SETTLED, ALL, day(9)),
                new LinesReclaimed(ORDER, DISPUTE, BOTH_LINES, BUYER, day(3)),
                new OrderEnded(ORDER, CalledOff.GUARANTEE_BREACHED, List.of(DISPUTE), day(60)),
                new ChargebackNoted(ORDER, new ChargebackId("cbk_1"), List.of(DISPUTE), day(2)),
                new ChargebackDecided(ORDER, new ChargebackId("cbk_1"), true, List.of(DISPUTE), day(9)),
                new OpenedBySupport(DISPUTE, ORDER, SUPPORT, WORDS, DAY_0),
                new SellerReminded(DISPUTE, ORDER, 1, day(5), rule("seller-reminder", day(3), day(3))),
                new RequestAmended(DISPUTE, ORDER, request(SEND_BACK, eur(1)), true, DEADLINES, BUYER, day(2)),
                new EvidenceAdded(DISPUTE, ORDER, new EvidenceId("evd_1"), Party.SELLER, evidence),
                new MessageSent(
                        DISPUTE,
                        ORDER,
                        new MessageId("msg_1"),
                        Party.BUYER,
                        Language.of("zh-hant-tw"),
                        new TextRef("txt_2", "d2"),
                        day(2)),
                new DisputeReopened(DISPUTE, ORDER, request(KEEP, eur(1)), DEADLINES, BUYER, day(3)),
                new DisputeHeld(DISPUTE, ORDER, Hold.CHARGEBACK, day(2)),
                new DisputeResumed(DISPUTE, ORDER, true, DEADLINES, day(3)),
                new DisputeResumed(DISPUTE, ORDER, false, DEADLINES, day(3)),
                new AppealDecided(DISPUTE, ORDER, new AppealId("apl_1"), VERDICT, day(20)),
                new ReturnRecalled(DISPUTE, ORDER, RETURN, eur(500), day(20)),
                new CompensationAwarded(DISPUTE, ORDER, SELLER.id(), ALL, eur(3002), new AppealId("apl_1"), day(20)),
                settled(Basis.PROPOSAL, KEEP, eur(5), new Cause.Proposal(new ClaimId("clm_1"), "prp_1"), day(9)),
                settled(Basis.SUPERSEDED, KEEP, eur(5), new Cause.OrderCalledOff(CalledOff.CANCELLED), day(9)),
                awaited(day(11), day(1)),
                new ReturnShipped(RETURN, DISPUTE, ORDER, "Correios", "BR1", day(33), day(3)),
                new ReturnReminded(
                        RETURN, DISPUTE, ORDER, ReturnStep.SHIP, rule("return-ship-reminder", day(8), day(8))),
                new ReturnExtended(RETURN, DISPUTE, ORDER, day(13), day(16), WORDS, SUPPORT, day(9)),
                new ReturnDelivered(RETURN, DISPUTE, ORDER, day(10), day(11), day(8)),
                new ReturnPartlyAccepted(RETURN, DISPUTE, ORDER, ALL.subList(0, 1), eur(2000), SELLER, day(9)),
                new ReturnContested(
                        RETURN,
                        DISPUTE,
                        ORDER,
                        List.of(new Finding(MUGS, 2, Finding.Found.EMPTY_OR_DIFFERENT)),
                        BOTH_BACK.subList(0, 1),
                        WORDS,
                        SELLER,
                        day(9)),
                new ReturnTurnedUp(RETURN, DISPUTE, ORDER, day(40)),
                new ReturnHeld(RETURN, DISPUTE, ORDER, day(4)),
                new ReturnResumed(
                        RETURN, DISPUTE, ORDER, new RunningWindow.Shipping(day(13), day(16), day(46)), day(9)),
                new ReturnResumed(RETURN, DISPUTE, ORDER, new RunningWindow.Transit(day(38)), day(9)),
                new ReturnResumed(RETURN, DISPUTE, ORDER, new RunningWindow.Inspection(day(12), day(13)), day(9)),
                new ReturnResumed(RETURN, DISPUTE, ORDER, new RunningWindow.None(), day(9)),
                new ReturnRevised(RETURN, DISPUTE, ORDER, BOTH_BACK, day(9)),
                new ReturnPayerChanged(RETURN, DISPUTE, ORDER, Payer.PLATFORM, PaidBecause.DECIDED, day(20)),
                new ReturnConcluded(RETURN, DISPUTE, ORDER, new Conclusion.Refunded(eur(5)), day(20)),
                new ReturnConcluded(RETURN, DISPUTE, ORDER, new Conclusion.NotRefunded(), day(20)),
                new ReturnAccepted(RETURN, DISPUTE, ORDER, new Cause.Person(SELLER), day(9)),
                new ReturnAccepted(RETURN, DISPUTE, ORDER, rule("return-inspection", day(11), day(11)), day(11)),
                new ReturnLapsed(RETURN, DISPUTE, ORDER, rule("return-ship-by", day(11), day(11))),
                new ReturnPresumedLost(RETURN, DISPUTE, ORDER, rule("return-transit", day(33), day(33))));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void what_is_written_is_read_again(StoredEvent event) {
        var json = EventJson.mapper().writeValueAsString(event);

        assertThat(EventJson.mapper().readValue(json, event.getClass())).isEqualTo(event);
        assertThat(json).doesNotContain("redress.").contains("\"orderId\":\"ord_1\"");
    }

    @Test
    void every_kind_of_event_has_a_name_without_a_class() {
        var names = new DisputeJournal().events();

        assertThat(everyKind().stream().map(event -> names.nameOf(event.getClass())))
                .containsAll(names.all().keySet().stream()
                        .filter(name -> !name.startsWith("policy/")) // the platform's own
                        .toList())
                .contains("dispute/offer-made", "disputable-order/lines-disputed", "return/return-shipped");
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void what_is_announced_keeps_its_contract(StoredEvent event) throws IOException {
        var announcement = new DisputeAnnouncements().of(event, FACT);
        if (announcement.isEmpty()) return;
        var name = announcement.get().data().getClass().getSimpleName();

        assertThat(announcement.get().type()).isEqualTo("redress.dispute." + name + ".v1");
        assertThat(announcement.get().key()).isEqualTo("ord_1");
        try (var schema = getClass().getResourceAsStream("/redress/dispute/schemas/" + name + ".json")) {
            assertThat(schema).as(name).isNotNull();
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema)
                            .validate(NEWS.writeValueAsString(announcement.get().data()), InputFormat.JSON))
                    .isEmpty();
        }
    }
}
