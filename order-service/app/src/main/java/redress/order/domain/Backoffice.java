package redress.order.domain;

import java.util.Locale;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;

/** The marketplace's own people, who look after orders of everybody. */
public final class Backoffice {

    private Backoffice() {}

    /** @throws Refusal 403 {@code role-may-not} */
    public static void mustBeOf(Actor actor) {
        var belongs = switch (actor.role()) {
            case SUPPORT, FINANCE, AUDITOR -> true;
            case BUYER, SELLER, MEDIATOR, SYSTEM -> false;
        };
        if (!belongs)
            throw Refusal.forbidden(
                            "role-may-not",
                            "This is not for a %s to see.",
                            actor.role().name().toLowerCase(Locale.ROOT))
                    .by("R82");
    }
}
