package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** Things of two sellers in one cart are two orders: one is cancelled, the other goes its way (R1a, R6, R8). */
final class OneCart implements Story {

    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "cart";
    }

    @Override
    public String inOneSentence() {
        return "A cart with things of two sellers: one has none left and cancels, the other delivers, and silence confirms it.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A garden chair and a hammock lie in one cart. They are of two sellers, and so they are two orders.");
        var cart = "crt_" + Long.toString(a.now().toEpochMilli(), 36);
        a.buyer().ordersInACart(cart, a.seller(), "A garden chair", "garden", 4_400, 500);
        a.buyer().pays();
        var chair = a.order();
        var line = a.line();
        a.buyer().ordersInACart(cart, a.secondSeller(), "A hammock", "garden", 5_500, 600);
        a.buyer().pays();

        a.tells("Who sells the hammock has none left, and needs nobody's approval to say so. All of it goes back.");
        a.passes(Duration.ofHours(3));
        a.secondSeller().cancels("OUT_OF_STOCK");
        a.refundIsMade(6_100);
        a.moneyIs(6_100, 0, 0, 6_100);

        a.tells("The chair knows nothing of it.");
        a.isAbout(chair, line);
        a.moneyIs(4_900, 4_900, 0, 0);
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();

        a.tells(
                "The buyer sits on it and forgets to say so. After fifteen days silence confirms receipt, after fifteen more the"
                        + " order is complete.");
        a.passes(Duration.ofDays(15).plus(A_MOMENT));
        a.hears("ReceiptConfirmed", Map.of("confirmedBy", "SYSTEM"));
        a.hears("MoneyReleased", Map.of("amount", 4_900));
        a.passes(Duration.ofDays(15).plus(A_MOMENT));
        a.hears("OrderCompleted");
        a.moneyIs(4_900, 0, 4_900, 0);
    }
}
