package redress.refund.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redress.platform.values.Money;

/** An amount for each of some lines, in the order's one currency; a line that is not there has nothing. */
record Amounts(String currency, Map<LineId, Money> byLine) {

    static Amounts none(String currency) {
        return new Amounts(currency, Map.of());
    }

    static Amounts of(String currency, List<LineAmount> lines) {
        var amounts = none(currency);
        for (var line : lines) amounts = amounts.plus(line.lineId(), line.amount());
        return amounts;
    }

    Money at(LineId line) {
        return byLine.getOrDefault(line, Money.zero(currency));
    }

    Amounts plus(LineId line, Money amount) {
        return with(line, at(line).plus(amount));
    }

    Amounts minus(LineId line, Money amount) {
        return with(line, at(line).minus(amount));
    }

    Money total() {
        return Money.sum(currency, byLine.values());
    }

    boolean isNothing() {
        return byLine.isEmpty();
    }

    List<LineAmount> list() {
        return byLine.entrySet().stream()
                .map(line -> new LineAmount(line.getKey(), line.getValue()))
                .toList();
    }

    private Amounts with(LineId line, Money amount) {
        var changed = new LinkedHashMap<>(byLine);
        if (amount.isZero()) changed.remove(line);
        else changed.put(line, amount);
        return new Amounts(currency, Collections.unmodifiableMap(changed));
    }
}
