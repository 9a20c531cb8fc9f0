package redress.dispute.events;

/**
 * Units of a line with which something is wrong after they travelled back (R42).
 *
 * @param lineId line of the order
 * @param quantity units it is about, at least 1
 * @param finding what is wrong: {@code NOT_RECEIVED}, {@code DAMAGED}, {@code EMPTY_OR_DIFFERENT}, {@code MISSING_ITEMS}
 */
public record Finding(String lineId, int quantity, String finding) {}
