package redress.refund.domain;

/** What becomes of a made refund that the bank sent back (R56). */
public enum TakenBack {
    /** It is paid again. */
    PROMISED_AGAIN,
    /** It will be, if the bank that asks for the order's money decides so (R57). */
    ON_HOLD,
    /** The buyer has had it by a chargeback: the platform's loss is made good with it. */
    OVERTAKEN
}
