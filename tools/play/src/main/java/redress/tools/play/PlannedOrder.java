package redress.tools.play;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One order to be placed with one seller; an order of the file with three sellers becomes three of these in one cart (R1a).
 *
 * @param key what its deeds are known by for ever: the file's order id and the number of the seller in it
 * @param paid what the buyer paid for it in cents: the sum of its lines and shipping, to the cent
 */
record PlannedOrder(
        String key,
        String fileOrder,
        String cartId,
        String buyerId,
        String sellerId,
        List<Line> lines,
        long shipping,
        long paid,
        String methodKind,
        int preparationDays,
        Instant promisedBy,
        Instant placedAt,
        Optional<Instant> paidAt,
        Optional<Instant> shippedAt,
        Optional<Instant> deliveredAt) {

    static final String CURRENCY = "BRL";

    PlannedOrder {
        lines = List.copyOf(lines);
    }

    /** @param unitPrice cents */
    record Line(String title, String category, int quantity, long unitPrice) {
        long amount() {
            return quantity * unitPrice;
        }
    }
}
