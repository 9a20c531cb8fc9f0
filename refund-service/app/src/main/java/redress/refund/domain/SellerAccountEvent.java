package redress.refund.domain;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import redress.platform.values.Money;

/**
 * What happens to the account of one seller. {@code balance} and {@code owed} are those of the amount's currency after it;
 * {@code position} is that of the entry in this service's journal that caused it, by which one that is heard again is known.
 */
public sealed interface SellerAccountEvent extends StoredEvent {

    SellerId sellerId();

    Money amount();

    Money balance();

    Money owed();

    Instant at();

    /** @param recovered what of it went to the platform, because the seller owed it */
    @Revision("1")
    record SellerCredited(
            SellerId sellerId,
            OrderId orderId,
            SellerEntry why,
            Money amount,
            Money recovered,
            Money balance,
            Money owed,
            long position,
            Instant at)
            implements SellerAccountEvent {}

    /** @param fromBalance what of it was there; the rest is owed */
    @Revision("1")
    record SellerDebited(
            SellerId sellerId,
            OrderId orderId,
            SellerEntry why,
            Money amount,
            Money fromBalance,
            Money balance,
            Money owed,
            long position,
            Instant at)
            implements SellerAccountEvent {}

    /**
     * Money was set aside for a refund (R14). What was not there the platform guarantees, and the seller owes it.
     *
     * @param ask which asking of the order's escrow this answers
     */
    @Revision("1")
    record SellerFundsReserved(
            SellerId sellerId,
            OrderId orderId,
            RefundId refundId,
            int ask,
            Money amount,
            Money fromBalance,
            Money balance,
            Money owed,
            long position,
            Instant at)
            implements SellerAccountEvent {}

    /** @param reference of the payment, where it was made */
    @Revision("1")
    record SellerPaidOut(
            SellerId sellerId, String reference, Money amount, Money balance, Money owed, String by, Instant at)
            implements SellerAccountEvent {}
}
