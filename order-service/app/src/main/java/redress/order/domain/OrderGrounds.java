package redress.order.domain;

import redress.platform.values.Grounds;

/** On what ground an order, or a declaration of force majeure, is refused (R81). */
public final class OrderGrounds {

    public static final Grounds ALL = Grounds.none()
            .rule("R1", "country-unknown", "line-twice", "own-goods", "price-zero", "promise-in-the-past")
            .policy("R1", "most-lines", "lines-out-of-range")
            .policy("R1", "most-units-of-a-line", "quantity-out-of-range")
            .policy("R1", "most-preparation-days", "preparation-out-of-range")
            .policy("R1", "farthest-promise", "promise-too-far")
            .policy("R1", "most-return-days", "return-days-out-of-range")
            .rule(
                    "R2",
                    "already-delivered",
                    "already-paid",
                    "already-placed",
                    "already-shipped",
                    "amount-differs",
                    "not-paid",
                    "not-shipped",
                    "order-cancelled")
            .rule("R3", "payment-data-refused", "payment-reference-malformed")
            .rule("R5", "preparation-over")
            .rule("R6", "approval-needed", "cancellation-not-requested", "cancellation-pending", "cancellation-refused")
            .rule("R7", "end-in-the-past")
            .policy("R7", "longest-force-majeure", "end-too-far")
            .rule("R8", "already-received")
            .form("cart-id-malformed", "person-id-malformed", "scope-unclear", "tracking-number-malformed");

    private OrderGrounds() {}
}
