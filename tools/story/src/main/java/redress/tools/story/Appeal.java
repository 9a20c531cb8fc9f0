package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** The buyer was right and is paid; then the seller shows what nobody had seen, and is right as well. */
final class Appeal implements Story {

    @Override
    public String name() {
        return "appeal";
    }

    @Override
    public String inOneSentence() {
        return "A parcel is judged lost and paid for; the seller appeals with a signature, and the platform pays both.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A lamp never comes, says the buyer. The seller has nothing to show for it.");
        a.buyer().orders("A desk lamp", "lighting", 4_900, 0);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(14));
        a.buyer().opensADispute("NOT_RECEIVED", "REFUND_ONLY", 100, false, "Two weeks, and no lamp.");
        a.seller().rejects("It was sent.");
        a.buyer().filesAClaim();
        var claim = a.hears("ClaimOpened").text("claimId");
        a.mediator().takes(claim);
        a.mediator()
                .decidesForTheBuyer(claim, 4_900, "NO_PROOF_OF_DELIVERY", "Nothing shows that anybody got the parcel.");
        a.hears("DisputeSettled", Map.of("basis", "VERDICT", "amount", 4_900));
        a.refundIsMade(4_900);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));

        a.tells("The buyer is paid. Days later the carrier finds the sheet with the buyer's signature: that is new, and"
                + " each side may appeal once within thirty days.");
        a.passes(Duration.ofDays(2));
        a.seller().appeals(claim, "The carrier found the sheet. It is signed.");
        a.mediator().triesToTakeTheAppeal(claim);

        a.tells("Another mediator takes a second look, and it is final.");
        a.secondMediator().takes(claim);
        a.secondMediator().overturns(claim, "PROOF_OF_DELIVERY", "The signature is the buyer's.");
        a.hears("CompensationAwarded", Map.of("amount", 4_900));
        a.hears("CompensationPaid", Map.of("amount", 4_900));
        a.tells("Nobody is debited: the buyer keeps the refund, and the platform pays the seller.");
        a.moneyIs(4_900, 0, 0, 4_900);
    }
}
