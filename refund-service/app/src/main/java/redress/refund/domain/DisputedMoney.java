package redress.refund.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one dispute keeps of the order's money, and what was decided about it.
 *
 * @param frozen absent until the order is paid
 * @param settlement absent until there is one
 * @param returned the return that was accepted; absent while the goods are away, or where none travel
 */
record DisputedMoney(
        Amounts disputed,
        @Nullable Amounts frozen,
        @Nullable Settlement settlement,
        @Nullable Returned returned,
        boolean open) {

    record Settlement(SettlementKind kind, List<LineAmount> lines, FundedBy fundedBy, Instant at) {}

    record Returned(ReturnId returnId, Instant at) {}

    static DisputedMoney awaiting(Amounts disputed) {
        return new DisputedMoney(disputed, null, null, null, true);
    }

    DisputedMoney freeze(Amounts amounts) {
        return new DisputedMoney(disputed, amounts, settlement, returned, open);
    }

    DisputedMoney settle(Settlement one) {
        return new DisputedMoney(disputed, frozen, one, returned, open);
    }

    DisputedMoney receive(Returned one) {
        return new DisputedMoney(disputed, frozen, settlement, one, open);
    }

    DisputedMoney close() {
        return new DisputedMoney(disputed, Amounts.none(disputed.currency()), settlement, returned, false);
    }

    Amounts kept() {
        return frozen == null ? Amounts.none(disputed.currency()) : frozen;
    }
}
