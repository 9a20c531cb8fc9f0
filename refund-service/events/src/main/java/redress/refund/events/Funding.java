package redress.refund.events;

/**
 * The part of a refund that comes from one source (R14).
 *
 * @param source whose money it is: the order's own, still held; the seller's, to whom it was released; the platform's: {@code
 *     ESCROW}, {@code SELLER_BALANCE}, {@code PLATFORM_GUARANTEE}
 * @param amount the part that comes from it
 */
public record Funding(String source, Money amount) {}
