package redress.order.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import redress.platform.values.Money;

/**
 * What buyer and seller agreed on when the order was placed (R1). It never changes.
 *
 * @param total the lines and the shipping, all in {@code currency}
 * @param preparationDays days of 24 hours from payment in which the seller ships
 * @param promisedBy until when delivery was promised
 */
public record Deal(
        Origin origin,
        PersonId buyerId,
        PersonId sellerId,
        Country destination,
        String currency,
        List<OrderLine> lines,
        Money shipping,
        Money total,
        int preparationDays,
        Instant promisedBy) {

    public Deal {
        lines = List.copyOf(lines);
    }

    /** The categories of the goods; where a policy differs between them, the one kinder to the buyer counts. */
    public Set<String> categories() {
        return lines.stream().map(OrderLine::category).collect(Collectors.toUnmodifiableSet());
    }
}
