package redress.refund.domain;

import redress.platform.values.Money;

/**
 * Where the money of one line is. Always: captured = held + released + refunded + charged back, none of them below zero,
 * and what went back by us — of the order's money and of the platform's — is never more than was paid (R50).
 *
 * @param price what was to be paid
 * @param chargedBack what the buyer's bank took of it (R57)
 * @param guaranteed what the platform gave back out of its own pocket; not part of the captured money
 */
record LineMoney(
        Money price, Money captured, Money held, Money released, Money refunded, Money chargedBack, Money guaranteed) {

    LineMoney {
        if (!captured.equals(held.plus(released).plus(refunded).plus(chargedBack)))
            throw new IllegalStateException("R50: " + captured + " was captured, but " + held + " held, " + released
                    + " released, " + refunded + " refunded and " + chargedBack + " charged back");
        if (refunded.plus(guaranteed).compareTo(captured) > 0)
            throw new IllegalStateException(
                    "R50: " + refunded + " and " + guaranteed + " went back of only " + captured);
    }

    static LineMoney unpaid(Money price) {
        var nothing = Money.zero(price.currency());
        return new LineMoney(price, nothing, nothing, nothing, nothing, nothing, nothing);
    }

    LineMoney capture() {
        return new LineMoney(price, price, price, released, refunded, chargedBack, guaranteed);
    }

    LineMoney release(Money amount) {
        return new LineMoney(
                price, captured, held.minus(amount), released.plus(amount), refunded, chargedBack, guaranteed);
    }

    LineMoney refund(FundingSource source, Money amount) {
        return switch (source) {
            case ESCROW ->
                new LineMoney(
                        price, captured, held.minus(amount), released, refunded.plus(amount), chargedBack, guaranteed);
            case SELLER_BALANCE ->
                new LineMoney(
                        price, captured, held, released.minus(amount), refunded.plus(amount), chargedBack, guaranteed);
            case PLATFORM_GUARANTEE ->
                new LineMoney(price, captured, held, released, refunded, chargedBack, guaranteed.plus(amount));
        };
    }

    /** A made refund came back (R56): the money is where it was before. */
    LineMoney takeBack(FundingSource source, Money amount) {
        return switch (source) {
            case ESCROW ->
                new LineMoney(
                        price, captured, held.plus(amount), released, refunded.minus(amount), chargedBack, guaranteed);
            case SELLER_BALANCE ->
                new LineMoney(
                        price, captured, held, released.plus(amount), refunded.minus(amount), chargedBack, guaranteed);
            case PLATFORM_GUARANTEE ->
                new LineMoney(price, captured, held, released, refunded, chargedBack, guaranteed.minus(amount));
        };
    }

    /** @param source where the bank's money is taken from: what is held, or what the seller got */
    LineMoney chargeBack(FundingSource source, Money amount) {
        return switch (source) {
            case ESCROW ->
                new LineMoney(
                        price, captured, held.minus(amount), released, refunded, chargedBack.plus(amount), guaranteed);
            case SELLER_BALANCE ->
                new LineMoney(
                        price, captured, held, released.minus(amount), refunded, chargedBack.plus(amount), guaranteed);
            case PLATFORM_GUARANTEE ->
                throw new IllegalStateException("what the platform loses to a bank is not the order's money");
        };
    }

    /** What of the price has come to the buyer neither by us nor by their bank. */
    Money owed() {
        var gone = refunded.plus(guaranteed).plus(chargedBack);
        return price.minus(gone.least(price));
    }
}
