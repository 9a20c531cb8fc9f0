package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** The buyer asks for more than before, and the seller has five days again (R22). */
final class Amendment implements Story {

    @Override
    public String name() {
        return "amended";
    }

    @Override
    public String inOneSentence() {
        return "The damage turns out to be worse; the buyer asks for more, and the seller has five days again.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A chair has a scratch, as it seems.");
        a.buyer().orders("A wooden chair", "furniture", 7_000, 1_200);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(5));
        a.carrier().delivers();
        a.buyer().opensADispute("DAMAGED", "REFUND_ONLY", 20, true, "There is a scratch on the seat.");
        a.passes(Duration.ofDays(1));
        a.seller().rejects("A scratch is part of the charm.");

        a.tells("The scratch is a crack. Asking for more is worse for the seller, who gets time to answer again; asking"
                + " for less would not have moved anything.");
        a.passes(Duration.ofDays(1));
        a.buyer().amends("REFUND_ONLY", 70, "It is a crack, and it grows.");
        a.buyer().shows("PHOTO", "a picture of the crack");
        a.seller().looksAtTheDispute("respond");
        a.passes(Duration.ofDays(2));
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("basis", "REQUEST", "amount", 4_900));
        a.refundIsMade(4_900);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", 3_300));
        a.moneyIs(8_200, 0, 3_300, 4_900);
    }
}
