package redress.dispute.domain;

/** Why the buyer disagrees (R12). What each allows and needs is policy: see {@link ReasonRule}. */
public enum Reason {
    NOT_RECEIVED,
    DELIVERED_NOT_RECEIVED,
    NOT_AS_DESCRIBED,
    WRONG_ITEM,
    WRONG_VARIANT,
    POOR_QUALITY,
    DAMAGED,
    DEFECTIVE,
    ARRIVED_LATE,
    COUNTERFEIT,
    WRONG_QUANTITY,
    WRONG_DELIVERY_METHOD,
    ORDERED_BY_MISTAKE,
    CHEAPER_ELSEWHERE,
    NO_LONGER_NEEDED,
    DISLIKED,
    OTHER;

    /** The buyer has nothing in hand. */
    boolean goodsNeverCame() {
        return this == NOT_RECEIVED || this == DELIVERED_NOT_RECEIVED;
    }
}
