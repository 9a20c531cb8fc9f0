package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** The buyer withdraws because of a promise; the promise is not kept, and the dispute goes on (R27). */
final class Reopening implements Story {

    @Override
    public String name() {
        return "withdrawn-and-reopened";
    }

    @Override
    public String inOneSentence() {
        return "The buyer withdraws for a promise that is not kept, and takes the same dispute up again in time.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A coffee grinder arrives without its lid.");
        a.buyer().orders("A coffee grinder", "kitchen", 3_200, 0);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();
        a.buyer().opensADispute("WRONG_QUANTITY", "REFUND_ONLY", 40, true, "The lid is missing.");
        a.seller().writes("en", "Sorry! I send a lid tomorrow. Could you withdraw, please?");

        a.tells("The buyer believes it. The seller's money is free again.");
        a.passes(Duration.ofDays(1));
        a.buyer().withdraws();

        a.tells("No lid comes. The order's window is still open, so the same dispute goes on, with new windows.");
        a.passes(Duration.ofDays(5));
        a.buyer().reopens();
        a.buyer().writes("en", "There is still no lid.");
        a.passes(Duration.ofDays(1));
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("basis", "REQUEST", "amount", 1_280));
        a.refundIsMade(1_280);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", 1_920));
        a.moneyIs(3_200, 0, 1_920, 1_280);
    }
}
