package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** Until the verdict it is still theirs: the parties agree, or the buyer withdraws, and the claim is over with it (R32). */
final class SettledInMediation implements Story {

    @Override
    public String name() {
        return "settled-in-mediation";
    }

    @Override
    public String inOneSentence() {
        return "While a mediator has the case the parties agree after all, and another time the buyer withdraws; the claim is over with it.";
    }

    @Override
    public void play(Scene a) {
        var claim = claimed(a, "A folding table", "One leg is shorter.");
        a.mediator().takes(claim);
        a.tells(
                "The mediator proposes sixty per cent. The seller does not want to be told, and offers forty directly.");
        var proposal = a.mediator().proposes(claim, 6_000, "The table can be used; the leg can be mended.");
        a.seller().declinesTheProposal(claim, proposal);
        var offer = a.seller().offers(40);
        a.buyer().accepts(offer);
        a.hears("DisputeSettled", Map.of("basis", "OFFER", "amount", 4_000));
        a.hears("ClaimClosed", Map.of("why", "SETTLED"));
        a.refundIsMade(4_000);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.moneyIs(10_000, 6_000, 0, 4_000);

        a.tells("Another table, another leg. This time the buyer mends it, and has no wish to argue any more.");
        var another = claimed(a, "Another folding table", "A leg is shorter here too.");
        a.mediator().takes(another);
        a.buyer().withdraws();
        a.hears("ClaimClosed", Map.of("why", "WITHDRAWN"));
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", 10_000));
        a.moneyIs(10_000, 0, 10_000, 0);
    }

    /** @return the claim */
    private static String claimed(Scene a, String title, String text) {
        a.buyer().orders(title, "furniture", 10_000, 0);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(2));
        a.carrier().delivers();
        a.buyer().opensADispute("DAMAGED", "REFUND_ONLY", 100, true, text);
        a.seller().rejects("It was straight when it left us.");
        a.buyer().filesAClaim();
        return a.hears("ClaimOpened").text("claimId");
    }
}
