package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** The buyer got nothing and finds what nobody had seen; another mediator gives a part (R35). */
final class BuyersAppeal implements Story {

    @Override
    public String name() {
        return "appeal-of-the-buyer";
    }

    @Override
    public String inOneSentence() {
        return "The buyer gets nothing, and appeals with a report that nobody had seen; another mediator turns it round.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A bicycle creaks. The mediator finds it as it was described: used.");
        a.buyer().orders("A used bicycle", "sports", 18_000, 2_000);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(4));
        a.carrier().delivers();
        a.buyer().opensADispute("NOT_AS_DESCRIBED", "REFUND_ONLY", 100, true, "It creaks.");
        a.seller().rejects("It was sold as used.");
        a.buyer().filesAClaim();
        var claim = a.hears("ClaimOpened").text("claimId");
        a.mediator().takes(claim);
        a.mediator().decidesForTheSeller(claim, "AS_DESCRIBED", "Used bicycles creak.");
        a.hears("DisputeClosed", Map.of("how", "NO_REFUND"));

        a.tells("The workshop finds a crack under the paint. That is new, and there are thirty days to say so.");
        a.passes(Duration.ofDays(2));
        a.buyer().appeals(claim, "The workshop's report: the frame is cracked, and was painted over.");
        a.mediator().triesToTakeTheAppeal(claim);
        a.secondMediator().takes(claim);
        a.secondMediator().overturnsForTheBuyer(claim, 12_000, "NEW_INFORMATION", "A painted crack was not described.");
        a.hears("DisputeSettled", Map.of("basis", "APPEAL", "amount", 12_000));
        a.refundIsMade(12_000);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", 8_000));
        a.moneyIs(20_000, 0, 8_000, 12_000);
    }
}
