package redress.tools.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A party stays silent, the mediator is late, another one decides, and the buyer gets nothing (R31, R34). */
final class VerdictOverdue implements Story {

    @Override
    public String name() {
        return "verdict-overdue";
    }

    @Override
    public String inOneSentence() {
        return "The buyer does not answer the mediator, who misses the target; another one gets the case and decides for the seller.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A drill stops after an hour, says the buyer. The seller says that it was used for concrete.");
        a.buyer().orders("A drill", "tools", 7_400, 600);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();
        a.buyer().opensADispute("DEFECTIVE", "REFUND_ONLY", 100, true, "It stopped after an hour.");
        a.seller().rejects("It is not made for concrete.");
        a.buyer().filesAClaim();
        var opened = a.hears("ClaimOpened");
        var claim = opened.text("claimId");
        a.mediator().takes(claim);

        a.tells(
                "The mediator wants to see it. The buyer has three days and says nothing; that is recorded, and no more.");
        a.clockReaches(a.mediator().asksTheBuyer(claim, "VIDEO", "Could you show how it stops?"));
        a.hears("PartySilent", Map.of("party", "BUYER"));

        a.tells(
                "The verdict is due after seven days. No rule gives one in a mediator's place: it is late, everybody hears"
                        + " that it is, and somebody else gets the case.");
        a.clockReaches(Instant.parse(opened.text("verdictDue")));
        a.hears("VerdictOverdue");
        a.secondMediator().comesOnDuty();
        try {
            a.hears("MediatorAssigned");
        } finally {
            a.secondMediator().goesOffDuty();
        }
        a.secondMediator().decidesForTheSeller(claim, "BUYER_SILENT", "Nothing shows that the drill is at fault.");

        a.tells("Nothing goes back, and the money is free again.");
        a.hears("DisputeClosed", Map.of("how", "NO_REFUND"));
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", 8_000));
        a.moneyIs(8_000, 0, 8_000, 0);
    }
}
