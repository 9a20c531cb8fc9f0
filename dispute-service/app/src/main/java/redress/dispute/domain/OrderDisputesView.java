package redress.dispute.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.platform.values.AvailableAction;
import redress.platform.values.Money;
import redress.platform.values.Refusal;

/**
 * What of an order can be disputed and what is, for one viewer (R80).
 *
 * @param lines what was bought, shipping among it
 * @param disputes ids of all disputes of the order
 * @param reopenable the disputes that the viewer withdrew and may take up again now (R27)
 * @param advice for a buyer, before anything is done (R17)
 */
public record OrderDisputesView(
        String orderId,
        String stateInWords,
        List<Line> lines,
        List<String> disputes,
        List<String> reopenable,
        List<String> advice,
        List<AvailableAction> availableActions) {

    /**
     * @param paid what was paid for these units
     * @param refundable what of that is neither refunded nor promised
     * @param openDispute id of the dispute that is open on it; absent where none is
     * @param disputable whether a dispute may name it now, if support asks also one that comes late; else {@code whyNot}
     * @param whyNot why it cannot be disputed now, in a sentence for people
     */
    public record Line(
            String lineId,
            int quantity,
            Money paid,
            Money refundable,
            @Nullable String openDispute,
            boolean disputable,
            @Nullable String whyNot) {

        /** @param toAny what speaks against a dispute on any line of the order */
        static Line of(LineAccount account, Optional<Refusal> toAny) {
            var objection = toAny.or(account::objection);
            return new Line(
                    account.line().lineId().value(),
                    account.line().quantity(),
                    account.line().paid(),
                    account.refundable(),
                    account.dispute() == null ? null : account.dispute().value(),
                    objection.isEmpty(),
                    objection.map(refusal -> refusal.sentence()).orElse(null));
        }
    }
}
