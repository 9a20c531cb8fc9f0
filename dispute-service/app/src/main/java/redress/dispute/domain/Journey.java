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
        Course course) {

    /** Whether it goes on. */
    enum Course {
        UNDER_WAY,
        COMPLETED,
        CALLED_OFF
    }

    static Journey placed(Instant promisedBy) {
        return new Journey(promisedBy, null, null, null, null, Course.UNDER_WAY);
    }

    Journey shipped(Instant at) {
        return new Journey(promisedBy, at, deliveredAt, receivedAt, disputableUntil, course);
    }

    Journey delivered(Instant at) {
        return new Journey(promisedBy, shippedAt, at, receivedAt, disputableUntil, course);
    }

    Journey received(Instant at, Instant until) {
        return new Journey(promisedBy, shippedAt, deliveredAt, at, until, course);
    }

    /** What was called off stays so: goods that come after all are received and completed like any other (R9). */
    Journey ended() {
        if (course == Course.CALLED_OFF) return this;
        return new Journey(promisedBy, shippedAt, deliveredAt, receivedAt, disputableUntil, Course.COMPLETED);
    }

    Journey calledOff() {
        return new Journey(promisedBy, shippedAt, deliveredAt, receivedAt, disputableUntil, Course.CALLED_OFF);
    }

    boolean completed() {
        return course == Course.COMPLETED;
    }

    boolean offAlready() {
        return course == Course.CALLED_OFF;
    }

    /** When the goods were there: as the carrier says, or else as the buyer does. */
    @Nullable
    Instant cameAt() {
        return deliveredAt != null ? deliveredAt : receivedAt;
    }

    /**
     * Why no dispute may be opened at an instant, if so (R10).
     *
     * @param late whether being too late is no objection, because support opens it
     */
    Optional<Refusal> objectionToOpening(Instant now, boolean late) {
        if (course == Course.CALLED_OFF)
            return Optional.of(Refusal.conflict(
                    "order-called-off", "The order was cancelled or never came: all of it is refunded anyway."));
        if (shippedAt == null && deliveredAt == null && receivedAt == null)
            return Optional.of(Refusal.conflict(
                    "not-shipped", "Nothing was shipped yet: an order that has not left can be cancelled."));
        if (late) return Optional.empty();
        var until = disputableUntil;
        if (until != null && !now.isBefore(until))
            return Optional.of(Refusal.conflict(
                    "dispute-window-closed", "The order is final: a dispute could be opened until %s.", until));
        if (course == Course.COMPLETED)
            return Optional.of(Refusal.conflict("dispute-window-closed", "The order is final."));
        return Optional.empty();
    }

    String inWords() {
        return switch (course) {
            case COMPLETED -> "The order is completed.";
            case CALLED_OFF -> "The order was called off: all of it is refunded.";
            case UNDER_WAY -> {
                if (disputableUntil != null)
                    yield "The goods were received; disputes are possible until " + disputableUntil + ".";
                if (deliveredAt != null) yield "The order is shown as delivered since " + deliveredAt + ".";
                yield shippedAt != null ? "The order is on its way." : "The order has not been shipped.";
            }
        };
    }
}
