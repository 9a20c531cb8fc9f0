package redress.tools.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The buyer asks the seller and the bank at the same time: the dispute waits for the bank, and loses no time by it. */
final class ChargebackOnHold implements Story {

    @Override
    public String name() {
        return "chargeback-on-hold";
    }

    @Override
    public String inOneSentence() {
        return "A bank asks during a dispute: windows stand still, and go on when it is won; lost, the bank has settled it.";
    }

    @Override
    public void play(Scene a) {
        a.tells("The lamp flickers. The buyer opens a dispute; the seller has five days.");
        var opened = dispute(a, "A desk lamp", "It flickers.");
        var respondBy = Instant.parse(opened);

        a.tells("A day later the buyer's bank asks for the money as well. Everything waits for the bank.");
        a.passes(Duration.ofDays(1));
        var chargeback = a.finance().hearsThatTheBankAsksFor(5_000);
        a.hears("DisputeHeld", Map.of("because", "CHARGEBACK"));
        a.passes(Duration.ofDays(6));
        a.checks("the seller's window would have ended at " + Narrator.time(respondBy) + "; nothing has happened");
        a.seller().triesToAcceptTheRequest("dispute-on-hold");

        a.tells(
                "The bank finds for the seller. Of the five days one had passed: four are left, and the seller uses them.");
        a.finance().hearsThatTheBankLeavesIt(chargeback);
        a.hears("DisputeResumed");
        a.passes(Duration.ofDays(1));
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("basis", "REQUEST", "amount", 4_500));
        a.refundIsMade(4_500);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.moneyIs(5_000, 500, 0, 4_500);

        a.tells("Another lamp, the same fault, and again the bank asks. This time it finds for the buyer.");
        dispute(a, "Another desk lamp", "It flickers too.");
        a.passes(Duration.ofDays(1));
        var another = a.finance().hearsThatTheBankAsksFor(5_000);
        a.hears("DisputeHeld", Map.of("because", "CHARGEBACK"));
        a.passes(Duration.ofDays(3));
        a.finance().hearsThatTheBankTookIt(another, 5_000);

        a.tells("The bank has settled it: the dispute is closed, and nothing is paid beside what the bank took.");
        a.hears("DisputeClosed", Map.of("how", "SETTLED_EXTERNALLY"));
        a.moneyIs(5_000, 0, 0, 0, 5_000);
    }

    /** @return until when the seller may answer */
    private static String dispute(Scene a, String title, String text) {
        a.buyer().orders(title, "lighting", 4_500, 500);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(2));
        a.carrier().delivers();
        return a.buyer()
                .opensADispute("DEFECTIVE", "REFUND_ONLY", 100, true, text)
                .text("respondBy");
    }
}
