package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** Money is an integer of minor units: none behind the point in Japan, three in Kuwait (R51). */
final class YenAndDinar implements Story {

    @Override
    public String name() {
        return "yen-and-dinar";
    }

    @Override
    public String inOneSentence() {
        return "A third of some yen and a fourteenth of some dinars go back, to the last yen and the last fils.";
    }

    @Override
    public void play(Scene a) {
        a.tells("An order in yen. A yen has no cents: 33 % of 1980 is 653.4, and 653 go back.");
        a.paysIn("JPY");
        settled(a, "A fan of paper", 1_980, 500, 33, 653);

        a.tells("An order in dinars, of a thousand fils each: 7 % of 12.345 is 0.86415, and 0.864 go back.");
        a.paysIn("KWD");
        settled(a, "A coffee pot", 12_345, 1_500, 7, 864);
    }

    private static void settled(Scene a, String thing, long price, long shipping, int percent, long back) {
        a.buyer().orders(thing, "kitchen", price, shipping);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(4));
        a.carrier().delivers();
        a.buyer().opensADispute("POOR_QUALITY", "REFUND_ONLY", percent, true, "It has a scratch.");
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("basis", "REQUEST", "amount", back));
        a.refundIsMade(back);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", price + shipping - back));
        a.moneyIs(price + shipping, 0, price + shipping - back, back);
        a.passes(Duration.ofDays(16));
        a.hears("OrderCompleted");
    }
}
