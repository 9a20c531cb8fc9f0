package redress.dispute.domain;

/**
 * What the seller found of some units of a line after they travelled back (R42).
 *
 * @param finding what was found of them
 */
public record Finding(LineId lineId, int quantity, Found finding) {

    /** In which state units came back, if they did. */
    public enum Found {
        /** Nothing came. */
        NOT_RECEIVED,
        /** It is damaged. */
        DAMAGED,
        /** The parcel was empty, or something else is in it. */
        EMPTY_OR_DIFFERENT,
        /** Something of it is missing. */
        MISSING_ITEMS,
        /** as it should be */
        RECEIVED
    }
}
