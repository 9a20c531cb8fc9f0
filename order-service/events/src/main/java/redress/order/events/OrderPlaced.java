package redress.order.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A buyer ordered lines of one seller (R1, R1a); nothing is paid yet.
 *
 * @param orderId the order; also the partition key of the message
 * @param cartId the cart that this order was placed from, shared by the orders of several sellers (R1a)
 * @param buyerId the buyer, a pseudonymous subject
 * @param sellerId the seller, a pseudonymous subject
 * @param destinationCountry ISO 3166-1 alpha-2 code of the country the goods go to
 * @param currency the one payment currency of the order, ISO 4217
 * @param lines what was ordered, 1 to 100 lines
 * @param shipping price of shipping, a line of its own (R50)
 * @param total sum of quantity × unit price over the lines, and shipping
 * @param promisedBy until when delivery was promised, UTC
 * @param placedAt when it was placed, UTC
 */
public record OrderPlaced(
        String orderId,
        @Nullable String cartId,
        String buyerId,
        String sellerId,
        String destinationCountry,
        String currency,
        List<Line> lines,
        Money shipping,
        Money total,
        Instant promisedBy,
        Instant placedAt)
        implements OrderNews {

    public OrderPlaced {
        lines = List.copyOf(lines);
    }
}
