package redress.dispute.domain;

import redress.platform.values.Role;

/** What can be done with a return, and by whom at all. {@link Return} alone knows when (R80). */
public enum ReturnAction {
    SHIP("ship-return", Role.BUYER),
    REPORT_DELIVERY("report-return-delivery", Role.SYSTEM),
    ACCEPT("accept-return", Role.SELLER);

    private final String word;
    private final Role role;

    ReturnAction(String word, Role role) {
        this.word = word;
        this.role = role;
    }

    /** As the API calls it. */
    public String word() {
        return word;
    }

    Role role() {
        return role;
    }
}
