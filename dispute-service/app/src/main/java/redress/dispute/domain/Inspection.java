package redress.dispute.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import redress.dispute.domain.Finding.Found;
import redress.platform.values.Refusal;

/**
 * What the seller found in the parcel, against what should be in it (R42). Every unit is accounted for exactly once: the
 * accepted ones are refunded at once, about the others case management decides.
 *
 * @param expected what should be in it
 * @param findings what was, per line and finding
 */
record Inspection(List<ReturnLine> expected, List<Finding> findings) {

    /**
     * @throws Refusal {@code line-not-returned}, {@code quantity-out-of-range}, {@code finding-named-twice} or
     *     {@code units-unaccounted}
     */
    static Inspection of(List<ReturnLine> expected, List<Finding> findings) {
        var named = new HashSet<String>();
        for (var finding : findings) {
            if (expected.stream().noneMatch(line -> line.lineId().equals(finding.lineId())))
                throw Refusal.invalid("line-not-returned", "%s does not travel back.", finding.lineId());
            if (finding.quantity() < 1)
                throw Refusal.invalid("quantity-out-of-range", "A finding is about at least one unit.")
                        .by("R42");
            if (!named.add(finding.lineId() + " " + finding.finding()))
                throw Refusal.invalid(
                        "finding-named-twice", "%s of %s is said twice.", finding.finding(), finding.lineId());
        }
        for (var line : expected) {
            var accounted = findings.stream()
                    .filter(finding -> finding.lineId().equals(line.lineId()))
                    .mapToLong(Finding::quantity)
                    .sum();
            if (accounted != line.quantity())
                throw Refusal.invalid(
                        "units-unaccounted",
                        "Of %s %d units travel back; the findings are about %d.",
                        line.lineId(),
                        line.quantity(),
                        accounted);
        }
        return new Inspection(expected, List.copyOf(findings));
    }

    boolean allIsWell() {
        return objections().isEmpty();
    }

    List<Finding> objections() {
        return findings.stream()
                .filter(finding -> finding.finding() != Found.RECEIVED)
                .toList();
    }

    /** The units that came back as they should, and the money for them. */
    List<ReturnLine> accepted() {
        var accepted = new ArrayList<ReturnLine>();
        for (var line : expected)
            for (var finding : findings)
                if (finding.lineId().equals(line.lineId()) && finding.finding() == Found.RECEIVED)
                    accepted.add(line.first(finding.quantity()));
        return List.copyOf(accepted);
    }

    /** What is due at once; lines for which nothing is due are left out. */
    static List<LineAmount> due(List<ReturnLine> accepted) {
        return accepted.stream()
                .filter(part -> !part.amount().isZero())
                .map(ReturnLine::asAmount)
                .toList();
    }
}
