package redress.refund.domain;

import java.util.Optional;
import redress.platform.values.Action;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/** What a person, or the provider's feed, may do with an order's money. The command and the list ask the same method (R80). */
enum MoneyAction implements Action {
    OPEN_CHARGEBACK("open-chargeback", "The money stays as it is.") {
        @Override
        void check(Books books) {
            var _ = books.payment("chargeback");
            if (books.chargeable().isZero())
                throw Refusal.conflict("all-charged-back", "Banks have asked for everything that was paid already.");
        }
    },
    DECIDE_CHARGEBACK("decide-chargeback", "Nothing of the order is released or refunded until the bank has decided.") {
        @Override
        void check(Books books) {
            if (!books.isOnHold())
                throw Refusal.conflict("no-open-chargeback", "No chargeback of this order waits for a decision.");
        }
    };

    private final String action;
    private final String otherwise;

    MoneyAction(String action, String otherwise) {
        this.action = action;
        this.otherwise = otherwise;
    }

    @Override
    public String word() {
        return action;
    }

    /** @throws Refusal 409, where the state does not allow it */
    abstract void check(Books books);

    /** @throws Refusal 403 {@code role-may-not} to everyone but finance and the provider's feed; 409 as {@link #check} */
    void demand(Books books, Actor by) {
        demandBank(by);
        check(books);
    }

    /** @throws Refusal 403 {@code role-may-not} to whoever cannot speak for a bank */
    static void demandBank(Actor by) {
        if (!speaksForABank(by.role()))
            throw Refusal.forbidden("role-may-not", "Only finance and the bank's feed speak of chargebacks.");
    }

    @Override
    public boolean everOpenTo(Role role) {
        return speaksForABank(role);
    }

    private static boolean speaksForABank(Role role) {
        return role == Role.FINANCE || role == Role.SYSTEM;
    }

    Optional<AvailableAction> offer(Books books, Actor viewer) {
        try {
            demand(books, viewer);
            return Optional.of(new AvailableAction(action, null, otherwise));
        } catch (Refusal notNow) {
            return Optional.empty();
        }
    }
}
