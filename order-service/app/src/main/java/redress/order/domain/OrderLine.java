package redress.order.domain;

import redress.platform.values.Money;

/**
 * One line of an order (R1): so many units of one thing at one price.
 *
 * @param title what it is called
 * @param category the marketplace's category
 * @param unitPrice price of one unit
 * @param returnRule what the seller promised about sending it back
 */
public record OrderLine(
        LineId lineId, String title, String category, int quantity, Money unitPrice, ReturnRule returnRule) {

    /** Quantity × unit price. */
    public Money price() {
        return unitPrice.times(quantity);
    }
}
