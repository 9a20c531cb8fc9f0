package redress.dispute.domain;

import java.time.Instant;

/** How far a {@link Dispute} has come. */
sealed interface Stage {

    /**
     * Between the parties (R20–R25).
     *
     * @param reminded how many times the seller was reminded to answer (R20)
     */
    record Negotiating(SellersTurn seller, int reminded) implements Stage {

        Negotiating(SellersTurn seller) {
            this(seller, 0);
        }
    }

    /** With case management; the parties may still agree until the verdict (R32). */
    record Claimed() implements Stage {}

    /** Settled; the money waits for the goods. */
    record Returning(Settlement settlement, ReturnId returnId) implements Stage {}

    /** Settled; nothing is missing for the money. */
    record RefundDue(Settlement settlement) implements Stage {}

    record Closed(Ending how, Instant at) implements Stage {}

    /** Whether the seller has spoken. */
    enum SellersTurn {
        AWAITED,
        COUNTERED,
        REJECTED,
        SILENT
    }

    default boolean awaitsSeller() {
        return this instanceof Negotiating it && it.seller() == SellersTurn.AWAITED;
    }

    default boolean awaitsGoods(ReturnId back) {
        return this instanceof Returning it && it.returnId().equals(back);
    }

    default boolean settled() {
        return this instanceof Returning || this instanceof RefundDue;
    }
}
