package redress.dispute.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return listed(byLine(parts));
    }

    static List<LineAmount> together(List<LineAmount> some, List<LineAmount> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return sum(all);
    }

    /** By how much these are above those, line by line; lines on which they are not are left out. */
    static List<LineAmount> above(List<LineAmount> these, List<LineAmount> those) {
        var known = byLine(those);
        var rest = byLine(these);
        rest.replaceAll((line, amount) -> {
            var less = known.get(line);
            return less == null ? amount : amount.minus(less.least(amount));
        });
        return listed(rest);
    }

    /** The platform's part of what is split from now on; an odd unit is the platform's. */
    static List<LineAmount> halves(List<LineAmount> lines) {
        return lines.stream()
                .map(line -> new LineAmount(line.lineId(), line.amount().percent(50)))
                .toList();
    }

    static Money total(String currency, List<LineAmount> lines) {
        return Money.sum(currency, lines.stream().map(LineAmount::amount).toList());
    }

    private static Map<LineId, Money> byLine(List<LineAmount> lines) {
        var sums = new LinkedHashMap<LineId, Money>();
        for (var part : lines) sums.merge(part.lineId(), part.amount(), Money::plus);
        return sums;
    }

    private static List<LineAmount> listed(Map<LineId, Money> sums) {
        return sums.entrySet().stream()
                .filter(entry -> !entry.getValue().isZero())
                .map(entry -> new LineAmount(entry.getKey(), entry.getValue()))
                .toList();
    }
}
