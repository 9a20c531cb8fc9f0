package redress.dispute.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import redress.platform.values.Money;

/** The share of an amount that falls on one line. */
public record LineAmount(LineId lineId, Money amount) {

    /** An amount over the disputed lines, in proportion to what they are worth, by largest remainder (R51). */
    static List<LineAmount> split(Money amount, List<DisputedLine> lines) {
        var parts = amount.split(lines.stream().map(DisputedLine::amount).toList());
        var shares = new ArrayList<LineAmount>(parts.size());
        for (int i = 0; i < parts.size(); i++)
            shares.add(new LineAmount(lines.get(i).lineId(), parts.get(i)));
        return List.copyOf(shares);
    }

    /** One part for each line that occurs. */
    static List<LineAmount> sum(List<LineAmount> parts) {
        var sums = new LinkedHashMap<LineId, Money>();
        for (var part : parts) sums.merge(part.lineId(), part.amount(), Money::plus);
        return sums.entrySet().stream()
                .map(line -> new LineAmount(line.getKey(), line.getValue()))
                .toList();
    }

    static Money total(String currency, List<LineAmount> parts) {
        return Money.sum(currency, parts.stream().map(LineAmount::amount).toList());
    }
}
