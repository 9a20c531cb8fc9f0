package redress.dispute.domain;

import redress.platform.values.Grounds;

/** On what ground a dispute, a return, or the opening of a dispute is refused (R81). */
public final class DisputeGrounds {

    public static final Grounds ALL = Grounds.none()
            .rule("R10", "dispute-window-closed", "not-shipped", "not-shown-delivered", "shown-delivered")
            .policy("R10", "delivered-not-received", "too-late-for-reason")
            .rule("R11", "line-named-twice", "no-lines", "no-such-line", "quantity-out-of-range")
            .rule("R12", "no-difference", "not-late", "nothing-to-return")
            .policy(
                    "R12",
                    "reasons",
                    "evidence-needed",
                    "goods-arrived",
                    "goods-not-arrived",
                    "kind-not-allowed",
                    "text-needed")
            .rule("R13", "line-decided", "line-in-dispute", "line-settled", "nothing-refundable")
            .policy("R15", "evidence-most", "too-much-evidence")
            .policy("R15", "evidence-largest", "evidence-size")
            .policy("R15", "evidence-media-types", "evidence-media-type")
            .rule("R16", "language-unknown")
            .policy("R16", "messages-most", "too-many-messages")
            .rule("R20", "already-responded", "reason-needed")
            .policy("R20", "seller-responds", "response-window-over")
            .rule("R21", "no-offer-to-accept", "offer-replaced", "own-offer")
            .policy("R21", "seller-responds", "seller-answers-first")
            .rule("R22", "nothing-amended", "request-amended")
            .rule("R24", "claim-filed")
            .policy("R24", "seller-responds", "seller-still-has-time")
            .policy("R25", "dispute-resolved", "claim-files-itself")
            .rule("R26", "dispute-closed", "dispute-settled")
            .rule("R27", "acknowledgement-needed", "not-withdrawn")
            .rule("R33", "verdict-on-other-line")
            .rule("R40", "not-theirs-to-give", "return-days-over", "return-never-by-buyer", "returns-not-offered")
            .rule("R41", "return-not-shipped", "return-shipped")
            .policy("R41", "return-ship-by", "ship-by-passed")
            .policy("R41", "return-extension", "extension-exhausted", "extension-out-of-range")
            .rule(
                    "R42",
                    "finding-named-twice",
                    "line-not-returned",
                    "return-delivered",
                    "return-not-delivered",
                    "return-over",
                    "return-with-case-management",
                    "units-unaccounted")
            .policy("R42", "return-transit", "return-overdue")
            .policy("R42", "return-inspection", "inspection-over")
            .rule("R50", "more-than-disputed")
            .rule("R51", "amount-zero")
            .rule("R57", "dispute-on-hold", "settled-externally")
            .rule("R58", "order-called-off")
            .form("offer-needed", "offer-not-expected", "percent-or-amount", "reason-not-expected");

    private DisputeGrounds() {}
}
