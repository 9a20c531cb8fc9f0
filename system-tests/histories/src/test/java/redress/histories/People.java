package redress.histories;

import redress.platform.values.Actor;
import redress.platform.values.Role;
import redress.platform.values.TextRef;

/** Who lives in a history. */
final class People {

    static final Actor SELLER = new Actor("usr_seller", Role.SELLER);
    static final Actor OTHER_SELLER = new Actor("usr_otherseller", Role.SELLER);
    static final Actor SUPPORT = new Actor("usr_support", Role.SUPPORT);
    static final Actor SUPPORT_2 = new Actor("usr_support2", Role.SUPPORT);
    static final Actor FINANCE = new Actor("usr_finance", Role.FINANCE);
    static final Actor FINANCE_2 = new Actor("usr_finance2", Role.FINANCE);
    static final Actor AUDITOR = new Actor("usr_auditor", Role.AUDITOR);
    static final Actor CARRIER = new Actor("usr_feed", Role.SYSTEM);
    static final Actor STRANGER = new Actor("usr_stranger", Role.BUYER);

    private People() {}

    static Actor buyer(int nth) {
        return new Actor("usr_buyer" + nth, Role.BUYER);
    }

    static Actor mediator(int nth) {
        return new Actor("usr_mediator" + nth, Role.MEDIATOR);
    }

    static TextRef words() {
        return new TextRef("txt_words", "0".repeat(64));
    }
}
