package redress.refund.domain;

import java.time.Instant;

/** The rules of money, by version: one is in force, and what was begun under another keeps it (R60). */
public interface RefundPolicies {

    /** @param place where what is to be refunded belongs */
    RefundRules inForce(Instant at, Place place);

    /** The rules that a refund pinned when it was approved. */
    RefundRules pinned(PolicyVersion version, Place place);
}
