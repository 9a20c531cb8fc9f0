package redress.dispute.domain;

import java.util.List;
import java.util.Optional;

/**
 * What the buyer was given in a dispute.
 *
 * @param settlement what was agreed or decided last; a dispute that is reopened has none
 * @param granted what is in force of it and of those before, line by line
 * @param accepted what is due for goods that came back as they should when others did not (R42), whatever is decided of those
 * @param compensated what the platform paid the seller because an appeal found it too much (R35)
 * @param returns how many times goods were to travel back
 * @param goodsGone they were sent, or are to be, and cannot be sent again
 */
record Awards(
        Optional<Settlement> settlement,
        List<LineAmount> granted,
        List<LineAmount> accepted,
        List<LineAmount> compensated,
        int returns,
        boolean goodsGone) {

    Awards {
        granted = List.copyOf(granted);
        accepted = List.copyOf(accepted);
        compensated = List.copyOf(compensated);
    }

    static Awards none() {
        return new Awards(Optional.empty(), List.of(), List.of(), List.of(), 0, false);
    }

    /** In place of what was granted before. */
    Awards granting(Settlement made) {
        return granting(made, made.lines());
    }

    /** On top of what was granted before (R35). */
    Awards adding(Settlement made) {
        return granting(made, LineAmount.together(granted, made.lines()));
    }

    private Awards granting(Settlement made, List<LineAmount> inForce) {
        return new Awards(Optional.of(made), inForce, accepted, compensated, returns, goodsGone);
    }

    /** Goods are to travel back: another return begins. */
    Awards returning() {
        return new Awards(settlement, granted, accepted, compensated, returns + 1, true);
    }

    /** They were not sent in time, so nothing is in force any more; the buyer has them still (R41). */
    Awards lapsed() {
        return new Awards(settlement, List.of(), accepted, compensated, returns, false);
    }

    /** Nothing is in force any more. */
    Awards lifted() {
        return new Awards(settlement, List.of(), accepted, compensated, returns, goodsGone);
    }

    /** All is open again (R27). */
    Awards reopened() {
        return new Awards(Optional.empty(), List.of(), accepted, compensated, returns, goodsGone);
    }

    Awards accepting(List<ReturnLine> goods) {
        return new Awards(settlement, granted, Inspection.due(goods), compensated, returns, goodsGone);
    }

    Awards compensating(List<LineAmount> lines) {
        return new Awards(settlement, granted, accepted, LineAmount.together(compensated, lines), returns, goodsGone);
    }

    /** What the buyer is to have in all. */
    List<LineAmount> due() {
        return LineAmount.together(granted, accepted);
    }

    /** What can come of a settlement: without goods that could travel, or once they did, it is about money alone. */
    Settlement possible(Settlement wanted) {
        return goodsGone || !wanted.aboutGoods() ? wanted.moneyAlone() : wanted;
    }

    /** What a decision on appeal gives beyond what the buyer has (R35). Goods are sent back for all of the money or not at all. */
    Optional<Settlement> missing(Verdict decided) {
        var more = LineAmount.above(decided.lines(), granted);
        if (more.isEmpty()) return Optional.empty();
        var remedy = granted.isEmpty() ? decided.remedy() : new Remedy.RefundOnly();
        return Optional.of(
                Settlement.of(Basis.APPEAL, remedy, more, decided.amount().currency(), decided.fundedBy()));
    }

    /**
     * What of the buyer's money turns out on appeal not to be the seller's to give, and nobody has made good yet (R35): what
     * the decision does not give, and of the rest what it has the platform give instead of the seller. What the platform gave
     * from the beginning has cost the seller nothing; how much that is of something that was split, the books know.
     */
    List<LineAmount> surplus(Verdict decided) {
        var before = settlement.map(Settlement::fundedBy).orElse(Funder.SELLER);
        if (before == Funder.PLATFORM) return List.of();
        var tooMuch = LineAmount.above(granted, decided.lines());
        var still = LineAmount.above(granted, tooMuch);
        var relieved = switch (decided.fundedBy()) {
            case PLATFORM -> still;
            case SPLIT -> before == Funder.SELLER ? LineAmount.halves(still) : List.<LineAmount>of();
            case SELLER -> List.<LineAmount>of();
        };
        return LineAmount.above(LineAmount.together(tooMuch, relieved), compensated);
    }

    /** Whether a decision on appeal says again what was settled before. */
    boolean confirmedBy(Verdict decided) {
        return settlement.filter(decided.settlement()::bringsTheSameAs).isPresent();
    }
}
