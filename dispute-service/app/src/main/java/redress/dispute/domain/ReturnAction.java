package redress.dispute.domain;

import redress.platform.values.Action;
import redress.platform.values.Role;

/** What can be done with a return, and by whom at all. {@link Return} alone knows when (R80). */
public enum ReturnAction implements Action {
    SHIP("ship-return"),
    EXTEND("extend-return"),
    REPORT_DELIVERY("report-return-delivery"),
    ACCEPT("accept-return"),
    INSPECT("inspect-return");

    private final String word;

    ReturnAction(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public boolean everOpenTo(Role role) {
        return switch (this) {
            case SHIP -> role == Role.BUYER;
            case EXTEND -> role == Role.SELLER || role == Role.SUPPORT;
            case REPORT_DELIVERY -> role == Role.SYSTEM;
            case ACCEPT, INSPECT -> role == Role.SELLER;
        };
    }
}
