package redress.dispute.domain;

import redress.platform.values.Action;
import redress.platform.values.Role;

/** What people can do with an order's lines. {@link DisputableOrder} alone knows when (R80). */
public enum OrderAction implements Action {
    OPEN_DISPUTE("open-dispute"),
    REOPEN_DISPUTE("reopen-dispute");

    private final String word;

    OrderAction(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public boolean everOpenTo(Role role) {
        return switch (this) {
            case OPEN_DISPUTE -> role == Role.BUYER || role == Role.SUPPORT;
            case REOPEN_DISPUTE -> role == Role.BUYER;
        };
    }
}
