package redress.mediation.domain;

import java.util.Optional;
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

    /** The side that somebody is on; none where they are on no side. */
    public static Optional<Party> ofParty(Actor actor) {
        return isOne(actor) ? Optional.of(of(actor)) : Optional.empty();
    }

    static Party of(Actor actor) {
        return actor.is(Role.BUYER) ? BUYER : SELLER;
    }
}
