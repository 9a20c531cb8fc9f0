package redress.refund.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one dispute keeps of the order's money, and what was decided about it.
 *
 * @param frozen absent until the order is paid
 * @param settlement absent until there is one; the latest, where a return failed and was decided upon again
 * @param returned what the seller has back; absent while the goods are away, or where none travel
 * @param appeal what an appeal gave the buyer beyond that; absent where none did
 * @param heard every settlement that was heard, so that one that is heard again is known
 */
record DisputedMoney(
        Amounts disputed,
        @Nullable Amounts frozen,
        @Nullable Settlement settlement,
        @Nullable Returned returned,
        @Nullable Settlement appeal,
        Set<SettlementId> heard,
        boolean open) {

    record Settlement(SettlementKind kind, List<LineAmount> lines, FundedBy fundedBy, Instant at) {}

    /** @param lines what is refunded for the goods that are back: of all of them, or of the accepted ones */
    record Returned(ReturnId returnId, List<LineAmount> lines, FundedBy fundedBy, Instant at) {}

    static DisputedMoney awaiting(Amounts disputed) {
        return new DisputedMoney(disputed, null, null, null, null, Set.of(), true);
    }

    /** It keeps this from now on, though it may have been closed. */
    DisputedMoney freeze(Amounts amounts) {
        return new DisputedMoney(disputed, amounts, settlement, returned, appeal, heard, true);
    }

    /** Some of what it kept was promised. */
    DisputedMoney keeping(Amounts amounts) {
        return new DisputedMoney(disputed, amounts, settlement, returned, appeal, heard, open);
    }

    DisputedMoney settle(SettlementId id, Settlement one) {
        return new DisputedMoney(disputed, frozen, one, returned, appeal, and(id), open);
    }

    /** @param part what was accepted; everything that was settled, where it is empty */
    DisputedMoney receive(ReturnId id, List<LineAmount> part, Instant at) {
        if (settlement == null) throw new IllegalStateException("a return without a settlement");
        var back = new Returned(id, part.isEmpty() ? settlement.lines() : part, settlement.fundedBy(), at);
        return new DisputedMoney(disputed, frozen, settlement, back, appeal, heard, open);
    }

    DisputedMoney appeal(SettlementId id, Settlement one) {
        return new DisputedMoney(disputed, frozen, settlement, returned, one, and(id), open);
    }

    boolean hasHeard(SettlementId id) {
        return heard.contains(id);
    }

    private Set<SettlementId> and(SettlementId id) {
        var all = new LinkedHashSet<>(heard);
        all.add(id);
        return Collections.unmodifiableSet(all);
    }

    DisputedMoney close() {
        return new DisputedMoney(
                disputed, Amounts.none(disputed.currency()), settlement, returned, appeal, heard, false);
    }

    /** Overtaken by something larger (R57, R58): nothing that was decided here is carried out any more. */
    DisputedMoney supersede() {
        return new DisputedMoney(disputed, Amounts.none(disputed.currency()), null, null, null, heard, false);
    }

    /** Whether goods are to travel back first and have not come. */
    boolean isAwaitingGoods() {
        return settlement != null && settlement.kind() == SettlementKind.RETURN_AND_REFUND && returned == null;
    }

    Amounts kept() {
        return frozen == null ? Amounts.none(disputed.currency()) : frozen;
    }
}
