package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** One of three glasses comes back broken: two are paid at once, about the third a mediator decides. */
final class ReturnContested implements Story {

    @Override
    public String name() {
        return "return-contested";
    }

    @Override
    public String inOneSentence() {
        return "Of three glasses one comes back broken: two are refunded at once, a mediator decides about the third.";
    }

    @Override
    public void play(Scene a) {
        a.tells("Three glasses arrive, and they are not what the picture showed.");
        a.buyer().orders("Wine glass", "kitchen", 3, 1_499, 700);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();
        a.buyer().opensADispute(3, "NOT_AS_DESCRIBED", "RETURN_AND_REFUND", 100, true, "They are made of plastic.");
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("kind", "RETURN_AND_REFUND", "amount", 4_497));
        var parcel = a.hears("ReturnAwaited").text("returnId");
        a.passes(Duration.ofDays(1));
        a.buyer().sendsTheGoodsBack(parcel);
        a.passes(Duration.ofDays(2));
        a.carrier().bringsBack(parcel);

        a.tells(
                "The seller looks at each of them. What is fine is paid at once; the rest is not for the parties alone.");
        a.seller().looksAtTheReturn(parcel, "accept-return", "inspect-return");
        a.passes(Duration.ofDays(1));
        a.seller().findsOneBroken(parcel, 3);
        a.hears("ReturnAccepted", Map.of("by", "SELLER", "amount", 2_998));
        a.hears("ReturnContested");
        a.hears("ClaimEscalated", Map.of("trigger", "RETURN", "asked", 1_499));
        var claim = a.hears("ClaimOpened").text("claimId");
        a.refundIsMade(2_998);

        a.tells("A mediator decides about the third glass: it was packed well, so the buyer gets that money too.");
        a.mediator().takes(claim);
        a.passes(Duration.ofDays(1));
        a.mediator()
                .decidesForTheBuyer(
                        claim, 1_499, "NOT_AS_DESCRIBED", "It was packed well; what broke it happened on the way.");
        a.hears("DisputeSettled", Map.of("basis", "VERDICT", "kind", "REFUND_ONLY", "amount", 1_499));
        a.refundIsMade(1_499);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.moneyIs(5_197, 700, 0, 4_497);
    }
}
