package redress.tools.story;

import java.time.Instant;
import java.util.Map;

/** The seller never ships. */
final class Unshipped implements Story {

    @Override
    public String name() {
        return "unshipped";
    }

    @Override
    public String inOneSentence() {
        return "The seller never ships; at the end of the preparation time the order cancels itself.";
    }

    @Override
    public void play(Scene a) {
        a.tells("The seller has promised to ship within five days of the payment.");
        a.buyer().orders("A garden chair", "garden", 5_500, 900);
        a.buyer().pays();
        var shipBy = Instant.parse(a.orderSeenBy(Buyer.PERSON).path("shipBy").asString());
        a.seller().looksAtTheOrder("ship-order");

        a.tells("Nothing happens, until " + Narrator.time(shipBy) + ". Then nobody has to do anything.");
        a.clockReaches(shipBy);
        a.hears("OrderCancelled", Map.of("by", "SYSTEM", "rule", "preparation-time"));
        a.seller().triesToShip("order-cancelled");
        a.refundIsMade(6_400);
        a.moneyIs(6_400, 0, 0, 6_400);
    }
}
