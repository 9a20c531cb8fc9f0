package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** One order, two disputes, each with an end of its own (R13). */
final class SeveralDisputes implements Story {

    @Override
    public String name() {
        return "several-disputes";
    }

    @Override
    public String inOneSentence() {
        return "A kettle comes late and dented: one dispute about the shipping, one about the kettle, two refunds.";
    }

    @Override
    public void play(Scene a) {
        a.tells("Delivery was promised within twenty days; it takes twenty-four.");
        a.buyer().orders("A copper kettle", "kitchen", 5_900, 990);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(24));
        a.carrier().delivers();

        a.tells("Two complaints that have nothing to do with each other; but one thing is in one dispute only.");
        a.buyer().opensADispute("DAMAGED", "REFUND_ONLY", 50, true, "It has a dent.");
        var kettle = a.dispute();
        a.buyer().triesToOpenAnotherAboutTheSame("line-in-dispute");
        a.buyer()
                .opensADisputeAbout("shipping", 1, "ARRIVED_LATE", "REFUND_ONLY", 100, true, "It came four days late.");

        a.tells("The seller gives the shipping back at once, and bargains about the dent.");
        a.passes(Duration.ofDays(1));
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("basis", "REQUEST", "amount", 990));
        a.isDisputedAs(kettle);
        var offer = a.seller().counters(30);
        a.refundIsMade(990);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.buyer().accepts(offer);
        a.hears("DisputeSettled", Map.of("basis", "OFFER", "amount", 1_770));
        a.refundIsMade(1_770);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.buyer().confirmsReceipt();
        a.hears("MoneyReleased", Map.of("amount", 4_130));
        a.moneyIs(6_890, 0, 4_130, 2_760);
    }
}
