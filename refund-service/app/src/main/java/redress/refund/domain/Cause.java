package redress.refund.domain;

import java.util.Optional;

/** Why money goes back. One cause makes at most one refund, however often it is heard (R52). */
public sealed interface Cause {

    /** Stable text of the cause, and what the refund's id is derived from: {@code settlement:dsp_…}. */
    String key();

    /** The dispute it came from; a cancelled order has none. */
    Optional<DisputeId> dispute();

    /** Parties agreed, silence granted it, or a verdict said so, and no goods travel. */
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

    /** The goods are back with the seller (R43). */
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
}
