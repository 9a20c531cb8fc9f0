package redress.dispute.domain;

import java.util.List;
import redress.platform.values.Money;

/**
 * What case management decided, as far as the dispute needs it (R33).
 *
 * @param lines the amount split over the lines; empty where nothing is refunded
 */
public record Verdict(
        ClaimId claimId,
        Outcome outcome,
        Remedy remedy,
        List<LineAmount> lines,
        Money amount,
        Funder fundedBy,
        List<String> reasons,
        PolicyVersion policy) {

    public Verdict {
        lines = List.copyOf(lines);
        reasons = List.copyOf(reasons);
    }

    Settlement settlement() {
        return new Settlement(Basis.VERDICT, remedy, lines, amount, fundedBy);
    }

    /** Whether it leaves the buyer less money and no goods to send for it. */
    boolean leavesLessThan(Settlement settled) {
        return remedy.kind() == Kind.REFUND_ONLY && amount.compareTo(settled.amount()) < 0;
    }

    Cause cause() {
        return new Cause.Verdict(claimId);
    }

    /** In one word. */
    public enum Outcome {
        /** All that is disputed. */
        FULL_REFUND,
        /** A part of it. */
        PARTIAL_REFUND,
        /** Money once the goods are back. */
        RETURN_AND_REFUND,
        /** Nothing. */
        NO_REFUND
    }
}
