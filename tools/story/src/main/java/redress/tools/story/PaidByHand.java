package redress.tools.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The provider declines again and again; finance pays in another way (R54). */
final class PaidByHand implements Story {

    @Override
    public String name() {
        return "paid-by-hand";
    }

    @Override
    public String inOneSentence() {
        return "The account is gone and the provider declines five times; finance pays by hand, and it counts as made.";
    }

    @Override
    public void play(Scene a) {
        a.tells(
                "A mirror is scratched, and the seller agrees to give half back. The account it was paid from is gone.");
        a.buyer().orders("A mirror", "home", 5_800, 0);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();
        a.buyer().opensADispute("DAMAGED", "REFUND_ONLY", 50, true, "It is scratched.");
        a.provider().willAlwaysFail("DECLINE", "knows that the account is closed: it will decline");
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("basis", "REQUEST", "amount", 2_900));
        var refund = a.hears("RefundRequested", Map.of("amount", 2_900)).text("refundId");

        a.tells("After a definite no it is tried again after an hour, six hours, a day and three days.");
        var failed = a.hears("RefundFailed", Map.of("attempt", 1));
        for (int attempt = 2; attempt <= 5; attempt++) {
            a.clockReaches(Instant.parse(failed.text("nextAttemptAt")));
            failed = a.hears("RefundFailed", Map.of("attempt", attempt));
        }

        a.tells("Then it is for finance, whose list it is on until somebody acts.");
        a.finance().findsAmongTheRefunds("state=FAILED", refund);
        a.finance().paysByHand(refund);
        a.hears("RefundIssued", Map.of("amount", 2_900));
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", 2_900));
        a.moneyIs(5_800, 0, 2_900, 2_900);
    }
}
