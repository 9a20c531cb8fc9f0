package redress.dispute.domain;

/** Why the buyer disagrees (R12). What each allows and needs is policy: see {@link ReasonRule}. */
public enum Reason {
    /** Nothing came. */
    NOT_RECEIVED,
    /** Shown as delivered, never came. */
    DELIVERED_NOT_RECEIVED,
    /** Not what the description promised. */
    NOT_AS_DESCRIBED,
    /** Something else came. */
    WRONG_ITEM,
    /** Wrong colour or size. */
    WRONG_VARIANT,
    /** Badly made. */
    POOR_QUALITY,
    /** Broken on arrival. */
    DAMAGED,
    /** Does not work. */
    DEFECTIVE,
    /** After the promised day. */
    ARRIVED_LATE,
    /** A fake. */
    COUNTERFEIT,
    /** Something is missing. */
    WRONG_QUANTITY,
    /** Sent in a cheaper way than was paid. */
    WRONG_DELIVERY_METHOD,
    /** Ordered by mistake. */
    ORDERED_BY_MISTAKE,
    /** Found cheaper elsewhere. */
    CHEAPER_ELSEWHERE,
    /** Not needed any more. */
    NO_LONGER_NEEDED,
    /** Not liked. */
    DISLIKED,
    /** None of these; said in words. */
    OTHER;

    /** The buyer has nothing in hand. */
    boolean goodsNeverCame() {
        return this == NOT_RECEIVED || this == DELIVERED_NOT_RECEIVED;
    }
}
