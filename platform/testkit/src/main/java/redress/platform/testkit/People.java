package redress.platform.testkit;

import redress.platform.values.Actor;
import redress.platform.values.Role;

/** The people of the local set-up, two of each role, and the carrier's and payment provider's feed. */
public final class People {

    public static final Actor BUYER_1 = new Actor("usr_buyer1", Role.BUYER);
    public static final Actor BUYER_2 = new Actor("usr_buyer2", Role.BUYER);
    public static final Actor SELLER_1 = new Actor("usr_seller1", Role.SELLER);
    public static final Actor SELLER_2 = new Actor("usr_seller2", Role.SELLER);
    public static final Actor MEDIATOR_1 = new Actor("usr_mediator1", Role.MEDIATOR);
    public static final Actor MEDIATOR_2 = new Actor("usr_mediator2", Role.MEDIATOR);
    public static final Actor SUPPORT_1 = new Actor("usr_support1", Role.SUPPORT);
    public static final Actor SUPPORT_2 = new Actor("usr_support2", Role.SUPPORT);
    public static final Actor FINANCE_1 = new Actor("usr_finance1", Role.FINANCE);
    public static final Actor FINANCE_2 = new Actor("usr_finance2", Role.FINANCE);
    public static final Actor AUDITOR_1 = new Actor("usr_auditor1", Role.AUDITOR);
    public static final Actor AUDITOR_2 = new Actor("usr_auditor2", Role.AUDITOR);
    public static final Actor FEED = new Actor("usr_feed1", Role.SYSTEM);

    private People() {}
}
