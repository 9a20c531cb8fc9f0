package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** The buyer's bank takes the money back outside the platform, long after everything was closed. */
final class ChargedBack implements Story {

    @Override
    public String name() {
        return "chargeback";
    }

    @Override
    public String inOneSentence() {
        return "Long after an order is closed the buyer's bank takes the money back; the books still balance.";
    }

    @Override
    public void play(Scene a) {
        a.tells("An order without any dispute: it comes, the buyer confirms, the seller has the money.");
        a.buyer().orders("A suitcase", "travel", 8_900, 1_000);
        a.buyer().pays();
        a.passes(Duration.ofDays(1));
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", 9_900));
        a.passes(Duration.ofDays(16));
        a.hears("OrderCompleted");
        a.moneyIs(9_900, 0, 9_900, 0);

        a.tells("Two months later the buyer's bank asks for the money back. The platform is not asked, it is told.");
        a.passes(Duration.ofDays(60));
        var chargeback = a.finance().hearsThatTheBankAsksFor(9_900);
        a.moneyIs(9_900, 0, 9_900, 0);

        a.tells("The bank decides for the buyer. What the seller had is charged back, and counted as that.");
        a.passes(Duration.ofDays(30));
        a.finance().hearsThatTheBankTookIt(chargeback, 9_900);
        a.moneyIs(9_900, 0, 0, 0, 9_900);
    }
}
