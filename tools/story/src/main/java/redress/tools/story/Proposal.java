package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** A mediator asks both sides, proposes the middle, and both say yes. */
final class Proposal implements Story {

    @Override
    public String name() {
        return "proposal";
    }

    @Override
    public String inOneSentence() {
        return "A jacket has a tear; a mediator asks, proposes half, and both sides take it.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A jacket arrives with a tear in the lining. The buyer wants everything back, the seller nothing.");
        a.buyer().orders("A rain jacket", "clothing", 12_000, 0);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();
        a.buyer().opensADispute("DAMAGED", "REFUND_ONLY", 100, true, "The lining is torn.");
        a.passes(Duration.ofDays(1));
        a.seller().rejects("It left our house without a tear.");
        a.buyer().filesAClaim();
        var claim = a.hears("ClaimOpened").text("claimId");

        a.tells("A mediator comes on duty, and what waits is given out by itself: to whoever has the fewest cases.");
        var mediator = a.mediator();
        mediator.comesOnDuty();
        try {
            a.hears("MediatorAssigned");
        } finally {
            mediator.goesOffDuty();
        }
        a.buyer().completesTheComplaint(claim, "Here is the lining, and the parcel as it came.");

        a.tells("The mediator wants to know one thing of the seller, who has three days to say it.");
        var question =
                mediator.asksTheSeller(claim, "PHOTO", "Is there a photo of the jacket from before it was packed?");
        a.passes(Duration.ofDays(1));
        a.seller().answers(claim, question, "There is none. We pack three hundred a day.");

        a.tells("Nobody can prove how the tear came to be. The mediator proposes half; it settles only if both agree.");
        var proposal = mediator.proposes(claim, 6_000, "You keep the jacket, and share what the tear costs.");
        a.buyer().acceptsTheProposal(claim, proposal);
        a.passes(Duration.ofHours(20));
        a.seller().acceptsTheProposal(claim, proposal);
        a.hears("ProposalAgreed", Map.of("amount", 6_000));
        a.hears("ClaimClosed", Map.of("why", "PROPOSAL"));
        a.hears("DisputeSettled", Map.of("basis", "PROPOSAL", "amount", 6_000));
        a.refundIsMade(6_000);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.moneyIs(12_000, 6_000, 0, 6_000);
    }
}
