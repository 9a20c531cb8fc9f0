package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** The shortest way: the seller accepts, and the money goes back. */
final class Agreement implements Story {

    @Override
    public String name() {
        return "agreement";
    }

    @Override
    public String inOneSentence() {
        return "A lamp arrives broken; the seller agrees at once and the platform pays the buyer back.";
    }

    @Override
    public void play(Scene a) {
        a.tells("First an ordinary order. Nothing is paid to the seller yet: the money waits in escrow.");
        a.buyer().orders("A desk lamp of brass", "lighting", 4_900, 590);
        a.buyer().pays();
        a.passes(Duration.ofDays(1));
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();

        a.tells("The lamp came broken. The buyer shows a photo; the disputed money is frozen, and the seller has five"
                + " days to answer.");
        a.passes(Duration.ofHours(20));
        a.buyer().opensADispute("DAMAGED", "REFUND_ONLY", 100, true, "The shade is cracked from top to bottom.");
        a.seller().looksAtTheDispute();

        a.passes(Duration.ofHours(30));
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("basis", "REQUEST", "kind", "REFUND_ONLY", "amount", 4_900));

        a.tells("Agreed. Nobody pays outside the platform: it sends the money back to the same card, once.");
        a.refundIsMade(4_900);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));

        a.tells("The shipping was never disputed. The buyer confirms receipt, and the seller gets that.");
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", 590));
        a.moneyIs(5_490, 0, 590, 4_900);
    }
}
