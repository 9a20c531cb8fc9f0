package redress.order.domain;

/** Where an order comes from (R1a). */
public sealed interface Origin {

    /** It was placed on its own. */
    record Direct() implements Origin {}

    /** It is one seller's part of a cart that other sellers may have a part in. */
    record FromCart(CartId cartId) implements Origin {}
}
