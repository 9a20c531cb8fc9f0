package redress.order.events;

import java.time.Instant;

/**
 * The goods count as received: the buyer said so, or 15 days passed in silence (R8).
 *
 * @param orderId the order; also the partition key of the message
 * @param confirmedBy who confirmed: the buyer, or the rule of automatic confirmation: {@code BUYER}, {@code
 *     SYSTEM}
 * @param confirmedAt when receipt was confirmed, UTC
 * @param disputableUntil end of the dispute window, exclusive (R8, R70), UTC
 */
public record ReceiptConfirmed(String orderId, String confirmedBy, Instant confirmedAt, Instant disputableUntil)
        implements OrderNews {}
