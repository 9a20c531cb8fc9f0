package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** The smallest request of the cheapest thing: it is rounded once, and never to nothing (R51). */
final class OnePercent implements Story {

    @Override
    public String name() {
        return "one-percent";
    }

    @Override
    public String inOneSentence() {
        return "One per cent of 0.99 is asked for; one cent goes back, and not a cent is lost.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A postcard for 99 cents. One per cent of it is 0.99 cents, and the smallest coin is one.");
        a.buyer().orders("A postcard", "stationery", 99, 50);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(4));
        a.carrier().delivers();
        a.buyer().opensADispute("POOR_QUALITY", "REFUND_ONLY", 1, true, "A corner is bent.");
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("basis", "REQUEST", "amount", 1));
        a.refundIsMade(1);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", 148));
        a.moneyIs(149, 0, 148, 1);
    }
}
