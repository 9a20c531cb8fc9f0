package redress.platform.web;

import redress.platform.values.Grounds;

/** On what ground refuses what all services share. */
public final class ApiGrounds {

    public static final Grounds ALL = Grounds.none()
            .rule(
                    "R51",
                    "amount-negative",
                    "amount-too-large",
                    "currency-mixed",
                    "currency-unknown",
                    "nothing-to-split",
                    "percent-out-of-range",
                    "quantity-negative")
            .rule(
                    "R60",
                    "effective-too-early",
                    "own-proposal",
                    "proposal-decided",
                    "proposal-outdated",
                    "proposal-pending",
                    "version-used")
            .policy("R60", "policy-notice", "notice-too-short")
            .policy("R60", "policy-proposal-stands", "proposal-lapsed")
            .rule("R61", "profile-unknown")
            .rule("R80", "role-may-not")
            .form(
                    "idempotency-key-reused",
                    "instant-invalid",
                    "not-first-of-its-key",
                    "text-empty",
                    "text-too-long",
                    "text-unreadable",
                    "value-unknown");

    private ApiGrounds() {}
}
