package redress.mediation.domain;

import redress.platform.values.Grounds;

/** On what ground something about a claim is refused (R81). */
public final class ClaimGrounds {

    public static final Grounds ALL = Grounds.none()
            .policy("R15", "evidence-most", "evidence-too-much")
            .policy("R15", "evidence-largest", "evidence-size")
            .policy("R15", "evidence-media-types", "evidence-media-type")
            .rule("R15", "evidence-twice")
            .rule("R30", "already-completed")
            .policy("R30", "complaint-completion", "completion-window-over")
            .rule(
                    "R31",
                    "already-answered",
                    "already-assigned",
                    "conflict-of-interest",
                    "kind-missing",
                    "kind-twice",
                    "not-assigned",
                    "nothing-asked")
            .policy("R31", "most-questions", "questions-too-many")
            .policy("R31", "information-due", "answer-window-over")
            .rule(
                    "R32",
                    "claim-closed",
                    "nothing-proposed",
                    "proposal-replaced",
                    "verdict-in-force",
                    "verdict-proposed")
            .policy("R32", "proposal-answer", "proposal-expired")
            .rule(
                    "R33",
                    "amount-above-disputed",
                    "amount-missing",
                    "evidence-malformed",
                    "full-is-all",
                    "funding-missing",
                    "line-not-disputed",
                    "line-twice",
                    "no-refund-gives",
                    "nothing-to-confirm",
                    "nothing-to-return",
                    "partial-is-less",
                    "reason-missing",
                    "reason-twice",
                    "return-payer-missing",
                    "return-payer-unexpected",
                    "verdict-replaced")
            .policy("R33", "most-by-one-mediator", "amount-above-limit", "second-mediator-required")
            .policy("R33", "verdict-reasons", "reason-unknown")
            .rule(
                    "R35",
                    "already-appealed",
                    "another-mediator-required",
                    "appeal-decided",
                    "no-verdict",
                    "no-verdict-yet",
                    "nothing-to-appeal",
                    "verdict-set-aside")
            .policy("R35", "appeal-window", "appeal-window-over")
            .policy("R40", "complaints-whose-return-the-buyer-may-pay", "buyer-never-pays-return")
            .form("mediator-missing", "person-id-malformed");

    private ClaimGrounds() {}
}
