package redress.tools.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Nobody can reach the provider for weeks; the refund is overdue, and the buyer has it traced (R55). */
final class Overdue implements Story {

    @Override
    public String name() {
        return "overdue";
    }

    @Override
    public String inOneSentence() {
        return "The payment provider is away for weeks; the refund is overdue, the buyer shows a bank statement and has it traced.";
    }

    @Override
    public void play(Scene a) {
        a.tells("A rug smells, and the seller agrees to give a part back. Nobody can reach the payment provider.");
        a.buyer().orders("A rug", "home", 9_600, 0);
        a.buyer().pays();
        a.seller().ships();
        a.passes(Duration.ofDays(3));
        a.carrier().delivers();
        a.buyer().opensADispute("POOR_QUALITY", "REFUND_ONLY", 100, true, "It smells of petrol.");
        a.provider().willAlwaysFail("AWAY", "plays a provider that nobody can reach");
        a.seller().acceptsTheRequest();
        a.hears("DisputeSettled", Map.of("basis", "REQUEST", "amount", 9_600));
        var requested = a.hears("RefundRequested", Map.of("amount", 9_600));
        var refund = requested.text("refundId");
        a.provider().leavesUsWithoutAnswer(refund);

        a.tells(
                "It is expected within twenty working days of the buyer's country. They pass, and it is said that it is late.");
        a.clockReaches(Instant.parse(requested.text("expectedBy")));
        a.hears("RefundOverdue");
        a.finance().findsAmongTheRefunds("concern=OVERDUE", refund);
        a.buyer().looksAtTheRefund(refund, "open-trace");
        a.buyer().hasItTraced(refund);
        a.finance().findsAmongTheRefunds("concern=TRACED", refund);

        a.tells(
                "The provider is back. It is asked before anything is sent, and never heard of it: so it is sent, once.");
        a.provider().willFail("TELL", "lets it be reached again");
        a.passes(Duration.ofHours(2));
        a.hears("RefundSubmitted");
        a.refundIsIssued(9_600);
        a.provider().hasItOnce(refund);
        a.hears("DisputeClosed", Map.of("how", "REFUNDED"));
        a.hears("ReceiptConfirmed", Map.of("confirmedBy", "SYSTEM"));
        a.moneyIs(9_600, 0, 0, 9_600);
    }
}
