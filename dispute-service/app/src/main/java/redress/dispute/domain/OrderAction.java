package redress.dispute.domain;

import redress.platform.values.Role;

/** What people can do with an order's lines. {@link DisputableOrder} alone knows when (R80). */
public enum OrderAction {
    OPEN_DISPUTE("open-dispute"),
    REOPEN_DISPUTE("reopen-dispute");

    private final String word;

    OrderAction(String word) {
        this.word = word;
    }

    /** As the API calls it. */
    public String word() {
        return word;
    }

    boolean everOpenTo(Role role) {
        return switch (this) {
            case OPEN_DISPUTE -> role == Role.BUYER || role == Role.SUPPORT;
            case REOPEN_DISPUTE -> role == Role.BUYER;
        };
    }
}
