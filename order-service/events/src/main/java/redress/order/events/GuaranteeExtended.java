package redress.order.events;

import java.time.Instant;

/**
 * The buyer is informed: force majeure holds the parcel up, and the delivery guarantee ends later (R7).
 *
 * @param orderId the order; also the partition key of the message
 * @param until the new end of the guarantee, exclusive, UTC
 * @param because why it was extended: {@code FORCE_MAJEURE}
 * @param declarationId the declaration of force majeure that covers the order
 * @param extendedAt when it was extended, UTC
 */
public record GuaranteeExtended(String orderId, Instant until, String because, String declarationId, Instant extendedAt)
        implements OrderNews {}
