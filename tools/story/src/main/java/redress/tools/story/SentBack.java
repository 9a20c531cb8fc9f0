package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** The refund was made, and the buyer's bank sends it back: it is paid again for the same cause (R56). */
final class SentBack implements Story {

    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "sent-back";
    }

    @Override
    public String inOneSentence() {
        return "A refund is made, and a day later the bank sends it back; it is paid again, and is still one refund.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A vase arrives in pieces, and the seller agrees to give the money back.");
        a.buyer().orders("A vase", "home", 3_300, 400);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();
        a.buyer().opensADispute("DAMAGED", "REFUND_ONLY", 100, true, "It came in pieces.");
        a.provider()
                .willFail("REVERSE", "knows that the account is about to be closed: the bank will send the money back");
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("basis", "REQUEST", "amount", 3_300));
        var refund = a.refundIsMade(3_300).text("refundId");
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));

        a.tells("A day later the money comes back. The buyer is owed it again, by the same refund of the same cause.");
        a.passes(Duration.ofDays(1).plus(A_MOMENT));
        a.hears("RefundReversed", Map.of("amount", 3_300));
        a.passes(Duration.ofHours(1).plus(A_MOMENT));
        a.hears("RefundSubmitted");
        a.passes(Duration.ofDays(2));
        a.provider().madeItAgain(refund);

        a.tells("For the buyer it stays made, as it was; what was told once is not told again.");
        a.moneyIs(3_700, 400, 0, 3_300);
    }
}
