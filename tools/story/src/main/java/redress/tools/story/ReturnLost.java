package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** The parcel never reaches the seller; after thirty days it is presumed lost and a mediator decides. */
final class ReturnLost implements Story {

    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "return-lost";
    }

    @Override
    public String inOneSentence() {
        return "Faulty headphones get lost on their way back; after thirty days a mediator decides about the money.";
    }

    @Override
    public void play(Scene a) {
        a.tells("Headphones arrive faulty, and the seller agrees to take them back.");
        a.buyer().orders("Wireless headphones", "electronics", 8_990, 0);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();
        a.buyer().opensADispute("DEFECTIVE", "RETURN_AND_REFUND", 100, true, "The left side makes no sound.");
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("kind", "RETURN_AND_REFUND", "amount", 8_990));
        var parcel =
                a.hears("ReturnAwaited", Map.of("rule", "return-cost-fault")).text("returnId");
        a.passes(Duration.ofDays(1));
        a.buyer().sendsTheGoodsBack(parcel);

        a.tells("Nothing more is heard of the parcel. Thirty days are long enough.");
        a.seller().looksAtTheReturn(parcel, "accept-return");
        a.clockReaches(a.now().plus(Duration.ofDays(30)).plus(A_MOMENT));
        a.hears("ReturnPresumedLost", Map.of("rule", "return-transit"));
        a.hears("ClaimEscalated", Map.of("trigger", "RETURN", "asked", 8_990));
        var claim = a.hears("ClaimOpened").text("claimId");

        a.tells("The buyer has a receipt of the carrier, and never pays for faulty goods: a mediator says so.");
        a.mediator().takes(claim);
        a.passes(Duration.ofDays(1));
        a.mediator()
                .decidesForTheBuyer(
                        claim, 8_990, "DEFECT_PROVEN", "The parcel was handed over to the seller's carrier in time.");
        a.hears("DisputeSettled", Map.of("basis", "VERDICT", "kind", "REFUND_ONLY", "amount", 8_990));
        a.refundIsMade(8_990);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.hears("ReceiptConfirmed", Map.of("confirmedBy", "SYSTEM"));
        a.moneyIs(8_990, 0, 0, 8_990);
    }
}
