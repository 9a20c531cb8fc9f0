package redress.refund.domain;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import redress.platform.values.Actor;
import redress.platform.values.Money;

/**
 * What a seller's account is told. What orders tell comes in the order of this service's journal, one after the other, with
 * its position there: what is not later than the last that was heard is heard again and changes nothing.
 */
public sealed interface SellerAccountCommand {

    SellerId sellerId();

    record CreditSeller(
            @TargetAggregateIdentifier SellerId sellerId,
            OrderId orderId,
            SellerEntry why,
            Money amount,
            long position,
            Actor by)
            implements SellerAccountCommand {}

    record DebitSeller(
            @TargetAggregateIdentifier SellerId sellerId,
            OrderId orderId,
            SellerEntry why,
            Money amount,
            long position,
            Actor by)
            implements SellerAccountCommand {}

    record ReserveSellerFunds(
            @TargetAggregateIdentifier SellerId sellerId,
            OrderId orderId,
            RefundId refundId,
            int ask,
            Money amount,
            long position,
            Actor by)
            implements SellerAccountCommand {}

    /** Finance's, or the payout feed's: the money went to the seller. The same reference again is the same payout. */
    record RecordPayout(@TargetAggregateIdentifier SellerId sellerId, String reference, Money amount, Actor by)
            implements SellerAccountCommand {}

    /** Asks for a {@link SellerBalance}. */
    record ShowBalance(@TargetAggregateIdentifier SellerId sellerId, Actor by) implements SellerAccountCommand {}
}
