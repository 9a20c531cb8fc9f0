package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** The window is closed and the money with the seller; support has a reason to open it all the same (R10, R14). */
final class OpenedLate implements Story {

    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "opened-late";
    }

    @Override
    public String inOneSentence() {
        return "The buyer comes too late; support opens the dispute with a reason, and the refund comes from the seller's balance.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A rice cooker is delivered, confirmed and paid. Fifteen days later the order is complete.");
        a.buyer().orders("A rice cooker", "kitchen", 6_500, 0);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", 6_500));
        a.passes(Duration.ofDays(15).plus(A_MOMENT));
        a.hears("OrderCompleted");

        a.tells("The buyer was in hospital, and sees only now that it stays cold. It is too late, for a buyer.");
        a.passes(Duration.ofDays(3));
        a.buyer().triesToOpenADispute("DEFECTIVE", "It stays cold.", "dispute-window-closed");
        a.support()
                .opensADisputeForTheBuyer(
                        "DEFECTIVE", "It stays cold.", "In hospital from the day after the delivery.");
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("basis", "REQUEST", "amount", 6_500));

        a.tells(
                "The money of the order is with the seller; the refund comes from what the platform still keeps for them.");
        a.isFundedFrom(a.refundIsMade(6_500), "SELLER_BALANCE");
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.moneyIs(6_500, 0, 0, 6_500);
    }
}
