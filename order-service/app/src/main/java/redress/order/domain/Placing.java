package redress.order.domain;

import java.time.Instant;
import java.util.HashSet;
import java.util.stream.Collectors;
import redress.order.domain.OrderCommand.PlaceOrder;
import redress.platform.values.Money;
import redress.platform.values.Refusal;
import redress.platform.values.Wording;

/** What an order must be like to be placed (R1). Every refusal here is 422. */
final class Placing {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_CATEGORY = 100;

    private Placing() {}

    static Deal deal(PlaceOrder place, PlacingRules rules, PolicyVersion policy, Instant now) {
        var destination = place.destination();
        var categories = place.lines().stream().map(OrderLine::category).collect(Collectors.toUnmodifiableSet());
        var most = rules.mostLines(policy, destination, categories);
        if (place.lines().isEmpty() || place.lines().size() > most)
            throw Refusal.invalid("lines-out-of-range", "An order has 1 to %d lines.", most)
                    .under(policy.value());
        var ids = new HashSet<LineId>();
        var total = place.shipping().plus(Money.zero(place.currency()));
        for (var line : place.lines()) {
            if (!ids.add(line.lineId())) throw Refusal.invalid("line-twice", "Two lines have the same id.");
            checkLine(line, destination, rules, policy);
            total = total.plus(line.price());
        }
        if (place.sellerId().value().equals(place.by().id()))
            throw Refusal.invalid("own-goods", "Nobody buys from themselves.");
        var preparation = rules.mostPreparationDays(policy, destination, categories);
        if (place.preparationDays() < 1 || place.preparationDays() > preparation)
            throw Refusal.invalid("preparation-out-of-range", "A seller prepares in 1 to %d days.", preparation)
                    .under(policy.value());
        if (!place.promisedBy().isAfter(now))
            throw Refusal.invalid("promise-in-the-past", "Delivery is promised for a time to come.");
        var farthest = rules.farthestPromise(policy, destination, categories);
        if (place.promisedBy().isAfter(now.plus(farthest)))
            throw Refusal.invalid("promise-too-far", "Delivery is promised within %d days.", farthest.toDays())
                    .under(policy.value());
        return new Deal(
                place.origin(),
                new PersonId(place.by().id()),
                place.sellerId(),
                place.destination(),
                place.currency(),
                place.lines(),
                place.shipping(),
                total,
                place.preparationDays(),
                place.promisedBy());
    }

    private static void checkLine(OrderLine line, Country destination, PlacingRules rules, PolicyVersion policy) {
        Wording.require(line.title(), LONGEST_TITLE, "title");
        Wording.require(line.category(), LONGEST_CATEGORY, "category");
        var most = rules.mostUnitsOfALine(policy, destination, line.category());
        if (line.quantity() < 1 || line.quantity() > most)
            throw Refusal.invalid("quantity-out-of-range", "A line has 1 to %d units.", most)
                    .under(policy.value());
        if (line.unitPrice().isZero()) throw Refusal.invalid("price-zero", "A unit costs more than nothing.");
        var days = line.returnRule().days();
        var mostDays = rules.mostReturnDays(policy, destination, line.category());
        if (days < 0 || days > mostDays)
            throw Refusal.invalid("return-days-out-of-range", "Returns are offered for 0 to %d days.", mostDays)
                    .under(policy.value());
    }
}
