package redress.dispute.domain;

import redress.platform.values.Actor;
import redress.platform.values.Role;

/** The two who disagree. */
public enum Party {
    /** Who bought. */
    BUYER,
    /** Who sold. */
    SELLER;

    static Party of(Actor by) {
        return by.is(Role.BUYER) ? BUYER : SELLER;
    }

    Party other() {
        return this == BUYER ? SELLER : BUYER;
    }
}
