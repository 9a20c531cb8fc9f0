package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** The seller has the money, and it has left the platform: the buyer is paid all the same (R14). */
final class PaidOutAlready implements Story {

    @Override
    public String name() {
        return "paid-out";
    }

    @Override
    public String inOneSentence() {
        return "The money has left the platform when the fault shows; the platform pays the buyer, and the seller owes it.";
    }

    @Override
    public void play(Scene a) {
        a.tells(
                "A hair dryer comes and works. The buyer confirms receipt, the seller is paid, and the money goes to a bank.");
        a.buyer().ordersFrom(a.secondSeller(), "A hair dryer", "household", 5_000);
        a.buyer().pays();
        a.secondSeller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", 5_000));
        a.finance().paysOut(a.secondSeller());

        a.tells("A week later it burns. The dispute window is open; there is nothing left to freeze.");
        a.passes(Duration.ofDays(7));
        a.buyer().opensADispute("DEFECTIVE", "REFUND_ONLY", 100, true, "Smoke came out of it.");
        a.secondSeller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("basis", "REQUEST", "amount", 5_000));
        a.isFundedFrom(a.refundIsMade(5_000), "PLATFORM_GUARANTEE");
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));

        a.tells("The order's money stays where it is, with the seller, who owes the platform what it has paid.");
        a.moneyIs(5_000, 0, 5_000, 0);
        a.finance().isOwed(a.secondSeller());
    }
}
