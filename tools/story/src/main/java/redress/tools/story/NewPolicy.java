package redress.tools.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import redress.tools.client.Event;

/** The seller's time becomes shorter, for one kind of goods in one country, and not for what is open. */
final class NewPolicy implements Story {

    private static final String LANTERNS = "paper lanterns";
    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "policy";
    }

    @Override
    public String inOneSentence() {
        return "Two people give sellers of lanterns three days instead of five; a dispute that is open keeps its five.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A lantern arrives torn. By the policy in force the seller has five days to answer.");
        var first = disputed(a, "A round lantern");
        a.support().showsWhatIsPinned("seller-responds", "P5D");

        a.tells("Support finds three days enough for paper lanterns in Germany. One person proposes it, with a reason;"
                + " nobody can publish alone.");
        var version = a.support().proposesThreeDaysFor("DE", LANTERNS);
        a.support().triesToApproveTheirOwn(version);
        var effective = a.support().anotherApproves(version);

        a.tells("It takes effect at " + Narrator.time(effective) + ". The open dispute keeps what it was opened with.");
        a.clockReaches(effective);
        a.support().showsWhatIsPinned("seller-responds", "P5D");
        a.sellerIsRemindedUntil(respondBy(first));
        a.tells("On the fifth day the seller answers, and is in time.");
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("basis", "REQUEST", "amount", 1_500));
        a.refundIsMade(1_500);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", 500));
        a.moneyIs(2_000, 0, 500, 1_500);
        a.passes(Duration.ofDays(16));
        a.hears("OrderCompleted");

        a.tells("The next lantern is torn too, and its dispute is opened under the new version.");
        var second = disputed(a, "A square lantern");
        a.support().showsWhatIsPinned("seller-responds", "P3D");
        a.sellerIsRemindedUntil(respondBy(second));
        a.clockReaches(respondBy(second).plus(A_MOMENT));
        a.hears("SellerResponseWindowElapsed", Map.of("policyVersion", version));
        a.tells("Three days were over sooner than the seller thought. The buyer is content all the same.");
        a.buyer().withdraws();
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased");
        a.moneyIs(2_000, 0, 2_000, 0);
    }

    private static Event disputed(Scene a, String lantern) {
        a.buyer().orders(lantern, LANTERNS, 1_500, 500);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(4));
        a.carrier().delivers();
        return a.buyer().opensADispute("DAMAGED", "REFUND_ONLY", 100, true, "The paper is torn.");
    }

    private static Instant respondBy(Event opened) {
        return Instant.parse(opened.text("respondBy"));
    }
}
