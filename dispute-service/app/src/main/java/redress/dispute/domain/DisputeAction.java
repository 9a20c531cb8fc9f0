package redress.dispute.domain;

import redress.platform.values.Role;

/** What people can do with a dispute. {@link Dispute} alone knows when (R80). */
public enum DisputeAction {
    RESPOND("respond"),
    MAKE_OFFER("make-offer"),
    ACCEPT_OFFER("accept-offer"),
    FILE_CLAIM("file-claim"),
    WITHDRAW("withdraw");

    private final String word;

    DisputeAction(String word) {
        this.word = word;
    }

    /** As the API calls it. */
    public String word() {
        return word;
    }

    boolean everOpenTo(Role role) {
        return switch (this) {
            case RESPOND -> role == Role.SELLER;
            case MAKE_OFFER, ACCEPT_OFFER -> role == Role.BUYER || role == Role.SELLER;
            case FILE_CLAIM, WITHDRAW -> role == Role.BUYER;
        };
    }
}
