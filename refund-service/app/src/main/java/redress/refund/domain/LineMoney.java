package redress.refund.domain;

import redress.platform.values.Money;

/**
 * Where the money of one line is. Always: captured = held + released + refunded, none of them below zero, and what went
 * back — of the order's money and of the platform's — is never more than was paid (R50). A charge-back will be one more
 * place beside {@code refunded}.
 *
 * @param price what was to be paid
 * @param guaranteed what the platform gave back out of its own pocket; not part of the captured money
 */
record LineMoney(Money price, Money captured, Money held, Money released, Money refunded, Money guaranteed) {

    LineMoney {
        if (!captured.equals(held.plus(released).plus(refunded)))
            throw new IllegalStateException("R50: " + captured + " was captured, but " + held + " held, " + released
                    + " released and " + refunded + " refunded");
        if (refunded.plus(guaranteed).compareTo(captured) > 0)
            throw new IllegalStateException(
                    "R50: " + refunded + " and " + guaranteed + " went back of only " + captured);
    }

    static LineMoney unpaid(Money price) {
        var nothing = Money.zero(price.currency());
        return new LineMoney(price, nothing, nothing, nothing, nothing, nothing);
    }

    LineMoney capture() {
        return new LineMoney(price, price, price, released, refunded, guaranteed);
    }

    LineMoney release(Money amount) {
        return new LineMoney(price, captured, held.minus(amount), released.plus(amount), refunded, guaranteed);
    }

    LineMoney refund(FundingSource source, Money amount) {
        return switch (source) {
            case ESCROW ->
                new LineMoney(price, captured, held.minus(amount), released, refunded.plus(amount), guaranteed);
            case SELLER_BALANCE ->
                new LineMoney(price, captured, held, released.minus(amount), refunded.plus(amount), guaranteed);
            case PLATFORM_GUARANTEE ->
                new LineMoney(price, captured, held, released, refunded, guaranteed.plus(amount));
        };
    }
}
