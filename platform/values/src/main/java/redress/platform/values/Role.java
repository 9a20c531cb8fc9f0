package redress.platform.values;

/** What a person may be to the marketplace. SYSTEM is a timer, an automatic rule or a feed such as the carrier's. */
public enum Role {
    BUYER,
    SELLER,
    MEDIATOR,
    SUPPORT,
    FINANCE,
    AUDITOR,
    SYSTEM
}
