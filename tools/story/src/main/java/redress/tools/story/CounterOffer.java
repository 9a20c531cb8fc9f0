package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** Half the price for a shirt of the wrong colour, after an offer that was replaced. */
final class CounterOffer implements Story {

    @Override
    public String name() {
        return "counter-offer";
    }

    @Override
    public String inOneSentence() {
        return "A shirt comes in the wrong colour; buyer and seller meet at half the price, and the shirt stays.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A blue shirt is ordered, and a green one comes.");
        a.buyer().orders("A linen shirt, blue, size L", "clothing", 3_999, 450);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(4));
        a.carrier().delivers();
        a.buyer().opensADispute("WRONG_VARIANT", "REFUND_ONLY", 100, true, "I ordered blue. This one is green.");

        a.tells("The seller does not want to give all of it back for a shirt that can be worn.");
        a.passes(Duration.ofDays(1));
        var first = a.seller().counters(30);
        a.buyer().looksAtTheDispute();
        a.passes(Duration.ofHours(5));
        var better = a.seller().offers(50);

        a.tells("A new offer replaces the one before. Accepting the old one is a conflict, never a silent success.");
        a.buyer().triesToAccept(first);
        a.buyer().accepts(better);
        a.hears("DisputeSettled", Map.of("basis", "OFFER", "kind", "REFUND_ONLY", "amount", 2_000));

        a.tells("Half of 39.99 is 19.995, which is rounded up once, to 20.00.");
        a.refundIsMade(2_000);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", 2_449));
        a.moneyIs(4_449, 0, 2_449, 2_000);
    }
}
