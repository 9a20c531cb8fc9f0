package redress.tools.story;

import java.time.Duration;

/** The buyer thinks better of it before anything is shipped. */
final class Cancelled implements Story {

    @Override
    public String name() {
        return "cancelled";
    }

    @Override
    public String inOneSentence() {
        return "The buyer thinks better of it before anything is shipped; the seller agrees, and all goes back.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A jacket is paid, and the money waits in escrow. An hour later the buyer finds the old one.");
        a.buyer().orders("A rain jacket, yellow", "clothing", 7_900, 490);
        a.buyer().pays();
        a.passes(Duration.ofHours(1));
        a.buyer().looksAtTheOrder("request-cancellation");
        a.buyer().asksToCancel();

        a.tells("What is paid is not the buyer's alone to cancel: the seller approves, refuses, or simply ships.");
        a.passes(Duration.ofHours(5));
        a.seller().looksAtTheOrder("approve-cancellation", "refuse-cancellation", "ship-order");
        a.seller().approvesTheCancellation();
        a.seller().triesToShip("order-cancelled");

        a.tells("Everything goes back, shipping too, and no dispute was needed for it.");
        a.refundIsMade(8_390);
        a.moneyIs(8_390, 0, 0, 8_390);
    }
}
