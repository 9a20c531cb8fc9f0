package redress.refund.domain;

/**
 * How the order was paid, and so where every refund of it goes (R3).
 *
 * @param reference opaque to us; the provider knows what it means
 * @param methodKind {@code CARD}, {@code BOLETO} …: all that is known of the method
 */
public record Payment(String reference, String methodKind) {}
