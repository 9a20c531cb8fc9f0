package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** The goods travel back first; the refund starts with the seller's receipt. */
final class ReturnOfTheGoods implements Story {

    @Override
    public String name() {
        return "return";
    }

    @Override
    public String inOneSentence() {
        return "Headphones are faulty; they travel back to the seller, and the refund starts when they are there.";
    }

    @Override
    public void play(Scene a) {
        a.tells("Headphones arrive, but the left side stays silent.");
        a.buyer().orders("Wireless headphones", "electronics", 8_990, 0);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();
        a.buyer().opensADispute("DEFECTIVE", "RETURN_AND_REFUND", 100, true, "The left side makes no sound.");

        a.tells("The seller wants to see them. For faulty goods the buyer never pays the way back.");
        a.passes(Duration.ofDays(2));
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("kind", "RETURN_AND_REFUND", "amount", 8_990));
        var awaited = a.hears("ReturnAwaited");
        var parcel = awaited.text("returnId");

        a.tells("The money stays frozen while the goods travel. The buyer has ten days to send them.");
        a.passes(Duration.ofDays(3));
        a.buyer().sendsTheGoodsBack(parcel);
        a.passes(Duration.ofDays(5));
        a.carrier().bringsBack(parcel);

        a.tells("The seller has three days to look; then silence would count as accepted.");
        a.passes(Duration.ofDays(1));
        a.seller().getsTheGoodsBack(parcel);
        a.refundIsMade(8_990);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.moneyIs(8_990, 0, 0, 8_990);
    }
}
