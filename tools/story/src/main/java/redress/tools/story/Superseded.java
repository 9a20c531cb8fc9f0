package redress.tools.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The guarantee ends while a dispute about the same parcel is open: one of them pays (R58). */
final class Superseded implements Story {

    @Override
    public String name() {
        return "superseded";
    }

    @Override
    public String inOneSentence() {
        return "The delivery guarantee ends while a dispute about the lost parcel is open; the order pays, once, and the dispute is over.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A music box does not come. The buyer waits for fifty days and then opens a dispute.");
        a.buyer().orders("A music box", "toys", 4_200, 300);
        a.buyer().pays();
        a.passes(Duration.ofDays(2));
        a.seller().ships();
        var until = Instant.parse(
                a.orderSeenBy(Buyer.PERSON).path("guarantee").path("until").asString());
        a.clockReaches(until.minus(Duration.ofDays(10)));
        a.buyer().opensADispute("NOT_RECEIVED", "REFUND_ONLY", 100, false, "Fifty days, and no music box.");
        a.passes(Duration.ofDays(1));
        a.seller().rejects("The carrier is looking for it.");

        a.tells(
                "They still argue when day sixty comes. The guarantee does not: all of the order goes back, shipping too.");
        a.clockReaches(until);
        a.hears("GuaranteeBreached", Map.of("rule", "delivery-guarantee"));

        a.tells("The dispute ends with it: the buyer was right, and is not paid a second time.");
        a.hears("DisputeSettled", Map.of("basis", "SUPERSEDED", "amount", 4_200));
        a.hears("DisputeClosed", Map.of("how", "SUPERSEDED"));
        a.refundIsMade(4_500);
        a.moneyIs(4_500, 0, 0, 4_500);
    }
}
