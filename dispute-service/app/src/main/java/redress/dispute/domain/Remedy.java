package redress.dispute.domain;

/** What the money is tied to: nothing, or the goods coming back, which somebody pays for. */
public sealed interface Remedy {

    record RefundOnly() implements Remedy {}

    /** @param because why they pay, under the policy that the dispute has pinned (R40) */
    record ReturnAndRefund(Payer returnPaidBy, PaidBecause because) implements Remedy {}

    default Kind kind() {
        return switch (this) {
            case RefundOnly _ -> Kind.REFUND_ONLY;
            case ReturnAndRefund _ -> Kind.RETURN_AND_REFUND;
        };
    }
}
