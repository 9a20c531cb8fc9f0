package redress.refund.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import redress.platform.values.Money;

/**
 * The part of a refund of one line that comes from one source.
 *
 * @param source whose money it is
 * @param amount of this line from this source
 */
public record Funding(LineId lineId, FundingSource source, Money amount) {

    private record From(LineId lineId, FundingSource source) {}

    /**
     * As much of {@code parts} as {@code amount} says: the order's own money first, the platform's last; of one source in
     * proportion.
     */
    static List<Funding> first(List<Funding> parts, Money amount) {
        var taken = new ArrayList<Funding>();
        var left = amount;
        for (var source : FundingSource.values()) {
            var of = parts.stream().filter(part -> part.source() == source).toList();
            var weights = of.stream().map(Funding::amount).toList();
            var some = left.least(Money.sum(amount.currency(), weights));
            if (some.isZero()) continue;
            left = left.minus(some);
            var shares = some.split(weights);
            for (int i = 0; i < shares.size(); i++)
                if (!shares.get(i).isZero()) taken.add(new Funding(of.get(i).lineId(), source, shares.get(i)));
        }
        return List.copyOf(taken);
    }

    /** What is left of {@code parts} without {@code gone}, which is a part of them. */
    static List<Funding> less(List<Funding> parts, List<Funding> gone) {
        var left = new LinkedHashMap<From, Money>();
        for (var part : parts) left.merge(part.from(), part.amount(), Money::plus);
        for (var part : gone) left.merge(part.from(), part.amount(), Money::minus);
        return left.entrySet().stream()
                .filter(part -> !part.getValue().isZero())
                .map(part -> new Funding(part.getKey().lineId(), part.getKey().source(), part.getValue()))
                .toList();
    }

    /** One part for each line and source. */
    static List<Funding> merged(List<Funding> parts) {
        return less(parts, List.of());
    }

    static List<Funding> of(FundingSource source, List<Funding> parts) {
        return parts.stream().filter(part -> part.source() == source).toList();
    }

    static List<Funding> as(FundingSource source, List<Funding> parts) {
        return parts.stream()
                .map(part -> new Funding(part.lineId(), source, part.amount()))
                .toList();
    }

    /** {@code parts}, of which the seller's account does not have {@code shortfall}: the platform gives that. */
    static List<Funding> guaranteed(List<Funding> parts, List<Funding> shortfall) {
        var all = new ArrayList<>(less(parts, as(FundingSource.SELLER_BALANCE, shortfall)));
        all.addAll(shortfall);
        return merged(all);
    }

    /** The same parts as they were before the seller's account was asked. */
    static List<Funding> beforeAsking(List<Funding> parts, List<Funding> shortfall) {
        var all = new ArrayList<>(less(parts, shortfall));
        all.addAll(as(FundingSource.SELLER_BALANCE, shortfall));
        return merged(all);
    }

    private From from() {
        return new From(lineId, source);
    }
}
