package redress.tools.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A parcel is lost. */
final class SixtyDays implements Story {

    @Override
    public String name() {
        return "sixty-days";
    }

    @Override
    public String inOneSentence() {
        return "A parcel is lost; on day 60 all goes back by itself, and then the parcel comes after all.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A parcel is on its way, and for sixty days from the payment its delivery is guaranteed.");
        a.buyer().orders("A kettle of copper", "kitchen", 6_200, 800);
        a.buyer().pays();
        a.passes(Duration.ofDays(2));
        a.seller().ships();
        var until = Instant.parse(
                a.orderSeenBy(Buyer.PERSON).path("guarantee").path("until").asString());

        a.tells("The buyer forgets about it. The guarantee does not: it ends at " + Narrator.time(until) + ".");
        a.clockReaches(until);
        a.hears("GuaranteeBreached", Map.of("rule", "delivery-guarantee"));
        a.refundIsMade(7_000);
        a.moneyIs(7_000, 0, 0, 7_000);

        a.tells("Months after it was sent, the parcel arrives. Nobody is debited by a machine: support looks at it.");
        a.passes(Duration.ofDays(12));
        a.carrier().delivers();
        a.hears("DeliveredAfterRefund");
        a.support().findsTheLateDelivery();
        a.moneyIs(7_000, 0, 0, 7_000);
    }
}
