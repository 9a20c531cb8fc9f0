package redress.order.events;

/**
 * One line of an order (R1).
 *
 * @param lineId the line
 * @param title what was sold, in the seller's words
 * @param category category of the goods, as the marketplace names it
 * @param quantity units ordered, at least 1
 * @param unitPrice price of one unit
 * @param returnRule what the seller promised about returns
 */
public record Line(
        String lineId, String title, String category, int quantity, Money unitPrice, ReturnRule returnRule) {}
