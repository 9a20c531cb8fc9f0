package redress.refund.domain;

import redress.platform.values.Grounds;

/** On what ground something about money is refused (R81). */
public final class MoneyGrounds {

    public static final Grounds ALL = Grounds.none()
            .rule("R3", "payment-data-refused")
            .rule("R4", "balance-empty", "balance-insufficient", "order-unpaid", "payout-differs", "payout-of-nothing")
            .rule("R14", "dispute-closed", "dispute-unknown")
            .rule("R35", "not-the-seller")
            .rule("R43", "no-return-settled")
            .rule(
                    "R50",
                    "already-paid",
                    "line-twice",
                    "line-unknown",
                    "payment-differs",
                    "refund-above-paid",
                    "return-above-disputed",
                    "total-differs")
            .rule("R52", "refund-of-nothing", "refund-unknown")
            .rule("R54", "provider-being-asked", "refund-not-failed")
            .rule("R55", "trace-open")
            .policy("R55", "refund-expected-by-days", "refund-not-overdue")
            .policy("R55", "refund-statement-types", "statement-media-type")
            .policy("R55", "refund-statement-most-bytes", "statement-size")
            .rule(
                    "R57",
                    "all-charged-back",
                    "chargeback-above-asked",
                    "chargeback-above-paid",
                    "chargeback-decided",
                    "chargeback-differs",
                    "chargeback-of-nothing",
                    "no-open-chargeback",
                    "refund-on-hold",
                    "refund-overtaken")
            .form("amount-not-expected", "notice-unreadable", "sha256-malformed");

    private MoneyGrounds() {}
}
