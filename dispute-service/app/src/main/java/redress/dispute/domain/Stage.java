package redress.dispute.domain;

import java.time.Instant;

/** How far a {@link Dispute} has come. */
sealed interface Stage {

    record Unopened() implements Stage {}

    /** Between the parties (R20–R25). */
    record Negotiating(SellersTurn seller) implements Stage {}

    /** With case management; the parties may still agree until the verdict (R32). */
    record Claimed(int round, Trigger trigger) implements Stage {}

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
}
