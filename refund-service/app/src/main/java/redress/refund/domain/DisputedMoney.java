package redress.refund.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one dispute keeps of the order's money, and what was decided about it.
 *
 * @param frozen absent until the order is paid
 * @param settlement absent until there is one; the latest, where a return failed and was decided upon again
 * @param returned what the seller has back; absent while the goods are away, or where none travel
 * @param appeal what an appeal gave the buyer beyond that; absent where none did
 */
record DisputedMoney(
        Amounts disputed,
        @Nullable Amounts frozen,
        @Nullable Settlement settlement,
        @Nullable Returned returned,
        @Nullable Settlement appeal,
        boolean open) {

    record Settlement(SettlementKind kind, List<LineAmount> lines, FundedBy fundedBy, Instant at) {

        /** Whether it is the same settlement, heard again. */
        boolean says(EscrowCommand.CarryOutSettlement settle) {
            return kind == settle.kind()
                    && at.equals(settle.settledAt())
                    && fundedBy == settle.fundedBy()
                    && lines.equals(Amounts.of(lines.getFirst().amount().currency(), settle.lines())
                            .list());
        }
    }

    /** @param lines what is refunded for the goods that are back: of all of them, or of the accepted ones */
    record Returned(ReturnId returnId, List<LineAmount> lines, FundedBy fundedBy, Instant at) {}

    static DisputedMoney awaiting(Amounts disputed) {
        return new DisputedMoney(disputed, null, null, null, null, true);
    }

    DisputedMoney freeze(Amounts amounts) {
        return new DisputedMoney(disputed, amounts, settlement, returned, appeal, open);
    }

    DisputedMoney settle(Settlement one) {
        return new DisputedMoney(disputed, frozen, one, returned, appeal, open);
    }

    /** @param part what was accepted; everything that was settled, where it is empty */
    DisputedMoney receive(ReturnId id, List<LineAmount> part, Instant at) {
        if (settlement == null) throw new IllegalStateException("a return without a settlement");
        var back = new Returned(id, part.isEmpty() ? settlement.lines() : part, settlement.fundedBy(), at);
        return new DisputedMoney(disputed, frozen, settlement, back, appeal, open);
    }

    DisputedMoney appeal(Settlement one) {
        return new DisputedMoney(disputed, frozen, settlement, returned, one, open);
    }

    DisputedMoney close() {
        return new DisputedMoney(disputed, Amounts.none(disputed.currency()), settlement, returned, appeal, false);
    }

    /** Overtaken by something larger (R57, R58): nothing that was decided here is carried out any more. */
    DisputedMoney supersede() {
        return new DisputedMoney(disputed, Amounts.none(disputed.currency()), null, null, null, false);
    }

    /** Whether goods are to travel back first and have not come. */
    boolean isAwaitingGoods() {
        return settlement != null && settlement.kind() == SettlementKind.RETURN_AND_REFUND && returned == null;
    }

    Amounts kept() {
        return frozen == null ? Amounts.none(disputed.currency()) : frozen;
    }
}
