package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** The provider acts, does not answer, and then denies that it ever heard of it: the buyer is paid once all the same. */
final class UnknownOutcome implements Story {

    @Override
    public String name() {
        return "provider-unknown";
    }

    @Override
    public String inOneSentence() {
        return "The payment provider does not answer, and then denies what it did; the buyer is paid once.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A kettle arrives broken, and the seller agrees to give the money back.");
        a.buyer().orders("A kettle of steel", "kitchen", 3_990, 450);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(4));
        a.carrier().delivers();
        a.buyer().opensADispute("DEFECTIVE", "REFUND_ONLY", 100, true, "It does not get warm.");

        a.tells("The payment provider is about to have a bad day: it will take the refund, its answer will be lost, and"
                + " asked right after it will say that it never heard of it.");
        a.provider().willFail("HIDDEN", "plays the provider's bad day: it will act, not answer, and deny it");
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("basis", "REQUEST", "amount", 3_990));
        var refund = a.hears("RefundRequested", Map.of("amount", 3_990)).text("refundId");
        a.provider().leavesUsWithoutAnswer(refund);

        a.tells(
                "Nobody here knows whether the buyer was paid. That is not a failure, and not a reason to pay again under a"
                        + " new name: a minute later the provider is asked. It denies, so the same refund is sent under the same"
                        + " key, and now the provider remembers.");
        a.passes(Duration.ofMinutes(1));
        a.hears("RefundSubmitted");
        a.provider().hasItOnce(refund);

        a.tells("From here on it is a refund like any other.");
        a.refundIsIssued(3_990);
        a.provider().hasItOnce(refund);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.moneyIs(4_440, 450, 0, 3_990);
    }
}
