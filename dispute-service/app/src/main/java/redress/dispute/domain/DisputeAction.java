package redress.dispute.domain;

import redress.platform.values.Action;
import redress.platform.values.Role;

/** What people can do with a dispute. {@link Rights} alone knows when (R80). */
public enum DisputeAction implements Action {
    RESPOND("respond"),
    AMEND_REQUEST("amend-request"),
    MAKE_OFFER("make-offer"),
    ACCEPT_OFFER("accept-offer"),
    FILE_CLAIM("file-claim"),
    WITHDRAW("withdraw"),
    ADD_EVIDENCE("add-evidence"),
    SEND_MESSAGE("send-message");

    private final String word;

    DisputeAction(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public boolean everOpenTo(Role role) {
        return switch (this) {
            case RESPOND -> role == Role.SELLER;
            case MAKE_OFFER, ACCEPT_OFFER, ADD_EVIDENCE, SEND_MESSAGE -> role == Role.BUYER || role == Role.SELLER;
            case AMEND_REQUEST, FILE_CLAIM, WITHDRAW -> role == Role.BUYER;
        };
    }

    /** What is said and shown goes on while nothing else does. */
    boolean onlyTells() {
        return this == ADD_EVIDENCE || this == SEND_MESSAGE;
    }
}
