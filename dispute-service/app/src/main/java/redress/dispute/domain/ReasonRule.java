package redress.dispute.domain;

import java.util.Set;

/** One row of the table of R12. */
public record ReasonRule(
        Set<Kind> kinds,
        Proof proof,
        Arrived arrived,
        boolean textRequired,
        Suggested suggested,
        ReturnCost returnCost) {

    public ReasonRule {
        kinds = Set.copyOf(kinds);
    }

    /** Whether a photo or a video must be shown. */
    public enum Proof {
        /** Not needed. */
        NOT_NEEDED,
        /** Helps. */
        OPTIONAL,
        /** Must be shown. */
        REQUIRED
    }

    /** Whether the reason makes sense for goods that came, that did not, or for both. */
    public enum Arrived {
        YES,
        NO,
        EITHER
    }

    /** Who pays the way back: nobody, as nothing travels; always the seller; by the line's return rule (R40); as agreed or decided. */
    public enum ReturnCost {
        /** Nothing travels. */
        NOBODY,
        /** The seller, always. */
        SELLER,
        /** Whom the line's return rule names (R40). */
        RETURN_RULE,
        /** Who is agreed on or decided. */
        AGREED
    }
}
