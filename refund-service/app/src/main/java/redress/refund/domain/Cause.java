package redress.refund.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why money goes back. One cause makes at most one refund, however often it is heard (R52). */
public sealed interface Cause {

    /** Stable text of the cause, and what the refund's id is derived from: {@code settlement:dsp_…}. */
    String key();

    /** The dispute it came from; a cancelled order has none. */
    Optional<DisputeId> dispute();

    /** Parties agreed, silence granted it, or a verdict said so, and no goods travel (any more). */
    record Settlement(DisputeId disputeId) implements Cause {
        @Override
        public String key() {
            return "settlement:" + disputeId;
        }

        @Override
        public Optional<DisputeId> dispute() {
            return Optional.of(disputeId);
        }
    }

    /** The goods, or some of them, are back with the seller (R43). */
    record GoodsReturned(ReturnId returnId, DisputeId disputeId) implements Cause {
        @Override
        public String key() {
            return "return:" + returnId;
        }

        @Override
        public Optional<DisputeId> dispute() {
            return Optional.of(disputeId);
        }
    }

    /** An appeal gave the buyer more than the verdict had (R35). */
    record Appeal(DisputeId disputeId) implements Cause {
        @Override
        public String key() {
            return "appeal:" + disputeId;
        }

        @Override
        public Optional<DisputeId> dispute() {
            return Optional.of(disputeId);
        }
    }

    /** The buyer's bank gave a part of a refund, which therefore was not made; this is the other part (R57). */
    record Rest(RefundId refundId, @Nullable DisputeId disputeId) implements Cause {
        @Override
        public String key() {
            return "rest:" + refundId;
        }

        @Override
        public Optional<DisputeId> dispute() {
            return Optional.ofNullable(disputeId);
        }
    }

    /** The order was cancelled: all of it goes back (R5, R6). */
    record Cancellation(OrderId orderId) implements Cause {
        @Override
        public String key() {
            return "cancellation:" + orderId;
        }

        @Override
        public Optional<DisputeId> dispute() {
            return Optional.empty();
        }
    }

    /** The goods did not come within the delivery guarantee: what has not gone back yet goes back (R7). */
    record Guarantee(OrderId orderId) implements Cause {
        @Override
        public String key() {
            return "guarantee:" + orderId;
        }

        @Override
        public Optional<DisputeId> dispute() {
            return Optional.empty();
        }
    }
}
