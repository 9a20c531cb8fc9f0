package redress.dispute.domain;

import redress.platform.values.Money;
import redress.platform.values.Refusal;

/**
 * Whether it pays to send goods back (R17): for 800 with 540 return shipping a return nets 260, keeping them with 90 %
 * refunded nets 720.
 *
 * @param returnNets what is left of the price after the way back; nothing where that costs more
 * @param keepNets what a refund without a return brings, the goods on top
 * @param better which of the two brings more
 * @param sentence the same for people
 */
public record ReturnOrKeep(Money returnNets, Money keepNets, Better better, String sentence) {

    /** Which of the two brings more money. */
    public enum Better {
        /** Sending it back. */
        RETURN,
        /** Keeping it with a part of the money. */
        KEEP,
        /** Both bring the same. */
        EITHER
    }

    /**
     * @param returnShipping what the buyer would pay for the way back; zero where the seller pays
     * @param percent what the seller might refund without a return, 1–100
     * @throws Refusal {@code currency-mixed} or {@code percent-out-of-range}
     */
    public static ReturnOrKeep of(Money price, Money returnShipping, int percent) {
        var returned = price.minus(returnShipping.least(price));
        var kept = price.percent(percent);
        int compared = kept.compareTo(returned);
        return new ReturnOrKeep(
                returned,
                kept,
                compared > 0 ? Better.KEEP : compared < 0 ? Better.RETURN : Better.EITHER,
                compared >= 0
                        ? "Keep the goods and take %s: sending them back would leave %s.".formatted(kept, returned)
                        : "Send the goods back for %s: keeping them would bring %s and the goods."
                                .formatted(returned, kept));
    }
}
