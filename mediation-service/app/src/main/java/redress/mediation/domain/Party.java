package redress.mediation.domain;

import redress.platform.values.Actor;
import redress.platform.values.Role;

/** One of the two sides of a dispute. */
public enum Party {
    /** Who bought. */
    BUYER,
    /** Who sold. */
    SELLER;

    static boolean isOne(Actor actor) {
        return actor.is(Role.BUYER) || actor.is(Role.SELLER);
    }

    static Party of(Actor actor) {
        return actor.is(Role.BUYER) ? BUYER : SELLER;
    }
}
