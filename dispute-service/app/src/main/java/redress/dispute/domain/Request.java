package redress.dispute.domain;

import java.util.List;
import redress.platform.values.Money;

/**
 * What the buyer says and asks (R11).
 *
 * @param disputed what can still be refunded for the disputed lines: no offer and no verdict goes above it (R21)
 * @param returnNeverByBuyer the goods are faulty, wrong, fake or incomplete (R40)
 * @param arrived whether the goods came
 * @param unused stated by the buyer: the goods are new and unused (R40)
 */
public record Request(
        Reason reason,
        Remedy remedy,
        List<DisputedLine> lines,
        Money disputed,
        Money asked,
        boolean arrived,
        boolean unused,
        boolean returnable,
        boolean returnNeverByBuyer,
        Remark remark) {

    public Request {
        lines = List.copyOf(lines);
    }

    /**
     * What is left in question when goods that travelled back did not all come as they should (R42): of the settled lines
     * the units that were not accepted, and the money that was settled for them.
     */
    Request leftOf(List<LineAmount> settled, List<ReturnLine> accepted, Money left) {
        var rest = lines.stream()
                .filter(line -> settled.stream().anyMatch(part -> part.lineId().equals(line.lineId())))
                .map(line -> line.without(unitsOf(line.lineId(), accepted)))
                .filter(line -> line.quantity() > 0)
                .toList();
        return new Request(
                reason,
                remedy,
                rest,
                DisputedLine.total(rest),
                left,
                arrived,
                unused,
                returnable,
                returnNeverByBuyer,
                remark);
    }

    private static int unitsOf(LineId line, List<ReturnLine> accepted) {
        return accepted.stream()
                .filter(part -> part.lineId().equals(line))
                .mapToInt(ReturnLine::quantity)
                .sum();
    }
}
