package redress.dispute.domain;

/** What the seller found of some units of a line after they travelled back (R42). */
public record Finding(LineId lineId, int quantity, Found finding) {

    /** In which state units came back, if they did. */
    public enum Found {
        NOT_RECEIVED,
        DAMAGED,
        EMPTY_OR_DIFFERENT,
        MISSING_ITEMS,
        /** as it should be */
        RECEIVED
    }
}
