package redress.tools.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Nobody answers: every deadline keeps itself, a mediator decides, and the money goes back. */
final class Silence implements Story {

    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "silence";
    }

    @Override
    public String inOneSentence() {
        return "Nothing arrives and nobody answers; day 5 passes, day 15 escalates by itself, a mediator decides.";
    }

    @Override
    public void play(Scene a) {
        a.tells("The parcel is on its way, and then nothing more is heard of it.");
        a.buyer().orders("A teapot for six", "kitchen", 2_450, 700);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(21));
        var opened = a.buyer().opensADispute("NOT_RECEIVED", "REFUND_ONLY", 100, false, "Three weeks, and no parcel.");

        a.tells("The seller has until " + Narrator.time(Instant.parse(opened.text("respondBy")))
                + " and stays silent. Silence has a consequence: the buyer may now ask a mediator.");
        var respondBy = Instant.parse(opened.text("respondBy"));
        a.sellerIsRemindedUntil(respondBy);
        a.clockReaches(respondBy.plus(A_MOMENT));
        a.hears("SellerResponseWindowElapsed", Map.of("consequence", "CLAIM_ALLOWED"));
        a.buyer().looksAtTheDispute();

        a.tells("The buyer does nothing either. No dispute may stay open for ever: on day 15 it escalates by itself.");
        a.clockReaches(Instant.parse(opened.text("resolveBy")).plus(A_MOMENT));
        a.hears("ClaimEscalated", Map.of("trigger", "TIMEOUT"));
        var claim = a.hears("ClaimOpened").text("claimId");

        a.tells("Case management has it. A mediator takes the case and decides on the file.");
        a.mediator().takes(claim);
        a.passes(Duration.ofDays(2));
        a.mediator()
                .decidesForTheBuyer(
                        claim, 2_450, "NO_PROOF_OF_DELIVERY", "The seller could not show that anything was delivered.");
        a.hears("DisputeSettled", Map.of("basis", "VERDICT", "amount", 2_450));
        a.refundIsMade(2_450);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.moneyIs(3_150, 700, 0, 2_450);
    }
}
