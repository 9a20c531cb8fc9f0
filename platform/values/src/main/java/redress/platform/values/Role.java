package redress.platform.values;

/** What a person may be to the marketplace. SYSTEM is a timer, an automatic rule or a feed such as the carrier's. */
public enum Role {
    /** Who buys. */
    BUYER,
    /** Who sells. */
    SELLER,
    /** Who decides for case management. */
    MEDIATOR,
    /** Customer support. */
    SUPPORT,
    /** Who heals refunds by hand and hears of chargebacks. */
    FINANCE,
    /** Who reads everything and changes nothing. */
    AUDITOR,
    /** A timer, an automatic rule, or a feed such as the carrier's. */
    SYSTEM
}
