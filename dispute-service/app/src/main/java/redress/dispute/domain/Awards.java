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
 * @param goodsGone goods were to travel back, and cannot do it again
 */
record Awards(
        Optional<Settlement> settlement,
        List<LineAmount> granted,
        List<LineAmount> accepted,
        List<LineAmount> compensated,
        boolean goodsGone) {

    Awards {
        granted = List.copyOf(granted);
        accepted = List.copyOf(accepted);
        compensated = List.copyOf(compensated);
    }

    static Awards none() {
        return new Awards(Optional.empty(), List.of(), List.of(), List.of(), false);
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
        var travel = made.remedy().kind() == Kind.RETURN_AND_REFUND;
        return new Awards(Optional.of(made), inForce, accepted, compensated, goodsGone || travel);
    }

    /** Nothing is in force any more. */
    Awards lifted() {
        return new Awards(settlement, List.of(), accepted, compensated, goodsGone);
    }

    /** All is open again (R27). */
    Awards reopened() {
        return new Awards(Optional.empty(), List.of(), accepted, compensated, goodsGone);
    }

    Awards accepting(List<ReturnLine> goods) {
        return new Awards(settlement, granted, Inspection.due(goods), compensated, goodsGone);
    }

    Awards compensating(List<LineAmount> lines) {
        return new Awards(settlement, granted, accepted, LineAmount.together(compensated, lines), goodsGone);
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

    /** What the buyer has beyond a decision on appeal and nobody has made good to the seller yet (R35). */
    List<LineAmount> surplus(Verdict decided) {
        return LineAmount.above(LineAmount.above(granted, decided.lines()), compensated);
    }
}
