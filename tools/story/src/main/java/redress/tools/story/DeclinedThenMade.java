package redress.tools.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The buyer's card is blocked and the bank declines; an hour later it is not, and the second attempt is the only one that pays. */
final class DeclinedThenMade implements Story {

    @Override
    public String name() {
        return "declined-then-made";
    }

    @Override
    public String inOneSentence() {
        return "The buyer's card is blocked and the bank declines the refund; an hour later it is tried again and made.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A lamp arrives in the wrong colour, and the seller agrees to give the money back.");
        a.buyer().orders("A lamp, green", "home", 2_590, 390);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();
        a.buyer().opensADispute("WRONG_VARIANT", "REFUND_ONLY", 100, true, "It is blue.");

        a.tells("The buyer has lost the card that the lamp was paid with, and blocked it.");
        a.provider().willFail("DECLINE", "knows that the card is blocked: it will decline, once");
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("basis", "REQUEST", "amount", 2_590));
        var refund = a.hears("RefundRequested", Map.of("amount", 2_590)).text("refundId");
        var declined = a.hears("RefundFailed", Map.of("reason", "declined-by-bank", "attempt", 1));
        a.provider().leavesUsWithARefusal(refund);

        a.tells(
                "A refusal is an answer: no money is under way. So an hour later, when the card is free again, the next attempt"
                        + " goes out under the next key; under the first one the provider would only repeat what it said.");
        a.clockReaches(Instant.parse(declined.text("nextAttemptAt")));
        a.hears("RefundSubmitted");
        a.refundIsIssued(2_590);
        a.provider().madeTheSecondAttempt(refund);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.moneyIs(2_980, 390, 0, 2_590);
    }
}
