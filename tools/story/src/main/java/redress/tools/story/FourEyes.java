package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** A verdict about much money counts when a second mediator has confirmed it, and goods go back first (R33, R43). */
final class FourEyes implements Story {

    @Override
    public String name() {
        return "four-eyes";
    }

    @Override
    public String inOneSentence() {
        return "A watch is false; the verdict is about much money and needs a second mediator, and the watch goes back first.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A watch for 1,200 euro turns out to be a copy. The seller says that it is not.");
        a.buyer().orders("A wrist watch", "jewellery", 120_000, 0);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();
        a.buyer()
                .opensADispute("COUNTERFEIT", "RETURN_AND_REFUND", 100, true, "The watchmaker says that it is a copy.");
        a.seller().rejects("It came with its papers.");
        a.buyer().filesAClaim();
        var claim = a.hears("ClaimOpened").text("claimId");
        a.mediator().takes(claim);

        a.tells(
                "The mediator believes the watchmaker. Above five hundred euro that is not for one person to decide: until a"
                        + " second mediator confirms it, nobody hears of it, and it does not count.");
        a.mediator().proposesAReturn(claim, 120_000, "COUNTERFEIT_PROVEN", "The watchmaker's statement is clear.");
        a.mediator().triesToConfirm(claim);
        a.passes(Duration.ofHours(6));
        a.secondMediator().confirms(claim, "RETURN_AND_REFUND");
        a.hears("DisputeSettled", Map.of("basis", "VERDICT", "kind", "RETURN_AND_REFUND", "amount", 120_000));

        a.tells("The watch goes back at the seller's cost, and the money when it is there.");
        var parcel = a.hears("ReturnAwaited", Map.of("paidBy", "SELLER")).text("returnId");
        a.passes(Duration.ofDays(1));
        a.buyer().sendsTheGoodsBack(parcel);
        a.passes(Duration.ofDays(2));
        a.carrier().bringsBack(parcel);
        a.seller().getsTheGoodsBack(parcel);
        a.refundIsMade(120_000);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.moneyIs(120_000, 0, 0, 120_000);
    }
}
