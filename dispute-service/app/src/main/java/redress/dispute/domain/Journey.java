package redress.dispute.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Refusal;

/** How far the goods of an order have come, as far as it was heard; what is absent was not heard yet. */
record Journey(
        Instant promisedBy,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant receivedAt,
        @Nullable Instant disputableUntil,
        boolean completed) {

    static Journey placed(Instant promisedBy) {
        return new Journey(promisedBy, null, null, null, null, false);
    }

    Journey shipped(Instant at) {
        return new Journey(promisedBy, at, deliveredAt, receivedAt, disputableUntil, completed);
    }

    Journey delivered(Instant at) {
        return new Journey(promisedBy, shippedAt, at, receivedAt, disputableUntil, completed);
    }

    Journey received(Instant at, Instant until) {
        return new Journey(promisedBy, shippedAt, deliveredAt, at, until, completed);
    }

    Journey ended() {
        return new Journey(promisedBy, shippedAt, deliveredAt, receivedAt, disputableUntil, true);
    }

    /** When the goods were there: as the carrier says, or else as the buyer does. */
    @Nullable
    Instant cameAt() {
        return deliveredAt != null ? deliveredAt : receivedAt;
    }

    /** Why no dispute may be opened at an instant, if so (R10). */
    Optional<Refusal> objectionToOpening(Instant now) {
        if (shippedAt == null && deliveredAt == null && receivedAt == null)
            return Optional.of(Refusal.conflict(
                    "not-shipped", "Nothing was shipped yet: an order that has not left can be cancelled."));
        var until = disputableUntil;
        if (until != null && !now.isBefore(until))
            return Optional.of(Refusal.conflict(
                    "dispute-window-closed", "The order is final: a dispute could be opened until %s.", until));
        if (completed) return Optional.of(Refusal.conflict("dispute-window-closed", "The order is final."));
        return Optional.empty();
    }

    String inWords() {
        if (completed) return "The order is completed.";
        if (disputableUntil != null)
            return "The goods were received; disputes are possible until " + disputableUntil + ".";
        if (deliveredAt != null) return "The order is shown as delivered since " + deliveredAt + ".";
        return shippedAt != null ? "The order is on its way." : "The order has not been shipped.";
    }
}
