package redress.tools.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A country is closed for ten days, and a carrier stands still for two weeks (R7). */
final class ForceMajeure implements Story {

    private static final String CARRIER = "Northern Rail Parcels";

    @Override
    public String name() {
        return "force-majeure";
    }

    @Override
    public String inOneSentence() {
        return "A country is on strike, a carrier under water: the guarantee waits as long, and the parcels come in time.";
    }

    @Override
    public void play(Scene a) {
        a.tells(
                "A strike closes the ports of Portugal. Support says so for the country; whoever orders there is told.");
        a.support().declaresForceMajeureIn("PT", a.now().plus(Duration.ofDays(10)), "The ports are on strike");
        a.passes(Duration.ofDays(1));
        a.sendsTo("PT");
        a.buyer().orders("A lamp of cork", "lighting", 4_000, 0);
        a.buyer().pays();
        a.hears("GuaranteeExtended", Map.of("because", "FORCE_MAJEURE"));
        a.seller().ships();
        a.passes(Duration.ofDays(4));
        a.carrier().delivers();
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", 4_000));
        a.moneyIs(4_000, 0, 4_000, 0);

        a.sendsTo("DE");
        a.tells("A parcel goes by rail, and its delivery is guaranteed for sixty days from the payment.");
        a.buyer().orders("An oak shelf", "furniture", 12_000, 2_500);
        a.buyer().pays();
        a.passes(Duration.ofDays(1));
        a.seller().shipsWith(CARRIER);
        var before = guaranteedUntil(a);

        a.tells("Three weeks later a flood stops every train. Support says so once, for all orders of that carrier.");
        a.passes(Duration.ofDays(21));
        a.support().declaresForceMajeureOf(CARRIER, a.now().plus(Duration.ofDays(14)), "The line is flooded");
        a.hears("GuaranteeExtended", Map.of("because", "FORCE_MAJEURE"));
        a.tells("The buyer is told: the guarantee ends at " + Narrator.time(guaranteedUntil(a)) + ", two weeks later.");

        a.clockReaches(before.plus(Duration.ofDays(1)));
        a.tells("Day 60 has passed, and nothing has happened. The shelf comes on day 63, in time after all.");
        a.passes(Duration.ofDays(2));
        a.carrier().delivers();
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", 14_500));
        a.moneyIs(14_500, 0, 14_500, 0);
    }

    private static Instant guaranteedUntil(Scene a) {
        return Instant.parse(
                a.orderSeenBy(Buyer.PERSON).path("guarantee").path("until").asString());
    }
}
