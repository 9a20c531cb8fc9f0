package redress.tools.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What a seller's silence means is policy: a claim, or a yes (R23, R60). */
final class MeaningOfSilence implements Story {

    private static final String BELLS = "door bells";
    private static final String MATS = "door mats";
    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "meaning-of-silence";
    }

    @Override
    public String inOneSentence() {
        return "Policy says what silence means: for bells the claim is filed, for mats the request is granted; each at its time.";
    }

    @Override
    public void play(Scene a) {
        a.tells(
                "Where nothing else is said, a seller's silence lets the buyer file a claim. Support wants more of it for two"
                        + " kinds of goods, and a second person agrees.");
        var version = a.support().proposesWhatSilenceMeans(BELLS, MATS);
        a.clockReaches(a.support().anotherApproves(version));

        a.tells("A door bell does not ring, and its seller does not answer. The claim is filed by itself.");
        silent(a, "A door bell", BELLS, "ESCALATE", version);
        a.hears("ClaimEscalated", Map.of("trigger", "SILENCE"));
        var claim = a.hears("ClaimOpened").text("claimId");
        a.mediator().takes(claim);
        a.mediator().givesAPart(claim, 1_600, "SELLER_SILENT", "It does not ring; the cable can be used.");
        a.hears("DisputeSettled", Map.of("basis", "VERDICT", "amount", 1_600));
        refunded(a, 1_600);

        a.tells("A door mat has a hole, and nobody answers either. For mats that is a yes: the request is granted.");
        silent(a, "A door mat", MATS, "ACCEPT", version);
        a.hears("DisputeSettled", Map.of("basis", "SILENCE", "amount", 2_000));
        refunded(a, 2_000);
    }

    private static void silent(Scene a, String title, String category, String consequence, String version) {
        a.buyer().orders(title, category, 2_000, 400);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();
        var opened = a.buyer().opensADispute("DEFECTIVE", "REFUND_ONLY", 100, true, "It is not as it should be.");
        var respondBy = Instant.parse(opened.text("respondBy"));
        a.sellerIsRemindedUntil(respondBy);
        a.clockReaches(respondBy.plus(A_MOMENT));
        a.hears("SellerResponseWindowElapsed", Map.of("consequence", consequence, "policyVersion", version));
    }

    private static void refunded(Scene a, long amount) {
        a.refundIsMade(amount);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", 2_400 - amount));
        a.moneyIs(2_400, 0, 2_400 - amount, amount);
    }
}
