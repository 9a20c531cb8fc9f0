package redress.tools.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The buyer is reminded, gets more time and still does not send the goods: the money stays with the seller. */
final class ReturnLapsed implements Story {

    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "return-lapsed";
    }

    @Override
    public String inOneSentence() {
        return "The buyer is reminded and given more time, and still sends nothing back; the seller keeps the money.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A lamp does not work. The seller takes it back, and the buyer has ten days to send it.");
        a.buyer().orders("Reading lamp", "home", 3_900, 0);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();
        a.buyer().opensADispute("DEFECTIVE", "RETURN_AND_REFUND", 100, true, "It flickers and goes out.");
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("kind", "RETURN_AND_REFUND", "amount", 3_900));
        var awaited = a.hears("ReturnAwaited");
        var parcel = awaited.text("returnId");
        var shipBy = Instant.parse(awaited.text("shipBy"));
        a.buyer().looksAtTheReturn(parcel, "ship-return");

        a.tells("Three days before the end the buyer is reminded, and asks for more time. The seller agrees.");
        a.clockReaches(shipBy.minus(Duration.ofDays(3)).plus(A_MOMENT));
        a.hears("ReturnReminded", Map.of("step", "SHIP"));
        a.seller().givesMoreTime(parcel, 5);

        a.tells("The old end passes without an effect; before the new one there is another reminder.");
        a.clockReaches(shipBy.plus(A_MOMENT));
        a.buyer().looksAtTheReturn(parcel, "ship-return");
        a.clockReaches(shipBy.plus(Duration.ofDays(2)).plus(A_MOMENT));
        a.hears("ReturnReminded", Map.of("step", "SHIP"));

        a.tells("Nothing is sent. The return lapses, and as nothing holds the money any more, the seller is paid.");
        a.clockReaches(shipBy.plus(Duration.ofDays(5)).plus(A_MOMENT));
        a.hears("ReturnLapsed");
        a.hears("DisputeClosed", Map.of("how", "RETURN_LAPSED"));
        a.hears("ReceiptConfirmed", Map.of("confirmedBy", "SYSTEM"));
        a.hears("MoneyReleased", Map.of("amount", 3_900));
        a.buyer().triesToSendTheGoodsBack(parcel, "return-over");
        a.moneyIs(3_900, 0, 3_900, 0);
    }
}
