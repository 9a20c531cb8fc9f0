package redress.dispute.domain;

import java.util.List;
import redress.platform.values.Money;

/**
 * What the buyer says and asks (R11).
 *
 * @param disputed what can still be refunded for the disputed lines: no offer and no verdict goes above it (R21)
 * @param returnNeverByBuyer the goods are faulty, wrong, fake or incomplete (R40)
 * @param arrived whether the goods came
 */
public record Request(
        Reason reason,
        Remedy remedy,
        List<DisputedLine> lines,
        Money disputed,
        Money asked,
        boolean arrived,
        boolean returnable,
        boolean returnNeverByBuyer,
        Remark remark) {

    public Request {
        lines = List.copyOf(lines);
    }
}
