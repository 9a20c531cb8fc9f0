package redress.order.events;

import java.time.Instant;
import java.util.List;

/**
 * Goods came after they had been refunded as not received: for support to look at; nobody is debited (R9).
 *
 * @param orderId the order; also the partition key of the message
 * @param refundId the refund that was made for goods that count as not received
 * @param lineIds the refunded lines that came after all
 * @param deliveredAt when the carrier says they came, UTC
 */
public record DeliveredAfterRefund(String orderId, String refundId, List<String> lineIds, Instant deliveredAt)
        implements OrderNews {

    public DeliveredAfterRefund {
        lineIds = List.copyOf(lineIds);
    }
}
