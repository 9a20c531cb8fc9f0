package redress.tools.story;

import java.time.Duration;
import java.util.Map;

/** The buyer no longer wants what nothing is wrong with: not cancelled any more, and sent back at the own cost (R6, R40). */
final class ChangedMind implements Story {

    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "changed-mind";
    }

    @Override
    public String inOneSentence() {
        return "The seller refuses to cancel; the buyer sends it back at the own cost, and the silence of the seller accepts it.";
    }

    @Override
    public void play(Scene a) {
        a.tells(
                "Trainers are paid. Two days later the buyer finds the old ones and asks to cancel; it is too late for that.");
        a.buyer().orders("Trainers, size 42", "shoes", 8_000, 0);
        a.buyer().pays();
        a.passes(Duration.ofDays(2));
        a.buyer().asksToCancel();
        a.seller().refusesToCancel();
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();

        a.tells(
                "A refused cancellation takes nothing away: what is delivered can still be disputed. The parcel back would cost"
                        + " twelve euro, and the seller would hardly give more than seventy per cent for nothing.");
        a.buyer().asksWhetherToReturn(8_000, 1_200, 70);
        a.buyer()
                .opensADispute(
                        "NO_LONGER_NEEDED", "RETURN_AND_REFUND", 100, true, "I have worn them for an afternoon.");
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("kind", "RETURN_AND_REFUND", "amount", 8_000));

        a.tells(
                "The line promised free returns, of what is new and unused. These were worn: the buyer pays the way back.");
        var parcel = a.hears("ReturnAwaited", Map.of("paidBy", "BUYER", "rule", "return-cost-used"))
                .text("returnId");
        a.passes(Duration.ofDays(2));
        a.buyer().sendsTheGoodsBack(parcel);
        a.passes(Duration.ofDays(4));
        a.carrier().bringsBack(parcel);

        a.tells(
                "The seller has three days to look at them, is reminded on the second, and says nothing. That is a yes.");
        a.passes(Duration.ofDays(2).plus(A_MOMENT));
        a.hears("ReturnReminded", Map.of("step", "INSPECT"));
        a.passes(Duration.ofDays(1));
        a.hears("ReturnAccepted", Map.of("by", "SILENCE"));
        a.refundIsMade(8_000);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.moneyIs(8_000, 0, 0, 8_000);
    }
}
