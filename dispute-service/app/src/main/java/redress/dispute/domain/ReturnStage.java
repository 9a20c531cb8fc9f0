package redress.dispute.domain;

import java.time.Instant;
import java.util.Optional;
import redress.dispute.domain.ReturnEvent.Conclusion;

/** How far a {@link Return} has come. */
sealed interface ReturnStage {

    /** @param remindAt empty once the buyer was reminded */
    record Awaited(Optional<Instant> remindAt, Instant shipBy) implements ReturnStage {}

    record OnItsWay(String carrier, String trackingNumber, Instant arriveBy) implements ReturnStage {}

    /** @param remindAt empty once the seller was reminded */
    record Arrived(Optional<Instant> remindAt, Instant inspectBy) implements ReturnStage {}

    record Accepted() implements ReturnStage {}

    /** The seller objects; case management decides. */
    record Contested() implements ReturnStage {}

    record Lapsed() implements ReturnStage {}

    /**
     * Case management decides.
     *
     * @param turnedUpAt when it arrived after all
     */
    record Lost(Optional<Instant> turnedUpAt) implements ReturnStage {}

    record Concluded(Conclusion how) implements ReturnStage {}

    /** Nothing can happen to it any more. */
    default boolean over() {
        return switch (this) {
            case Awaited _, OnItsWay _, Arrived _, Contested _, Lost _ -> false;
            case Accepted _, Lapsed _, Concluded _ -> true;
        };
    }

    /** Nobody is reminded twice. */
    default ReturnStage reminded() {
        return switch (this) {
            case Awaited it -> new Awaited(Optional.empty(), it.shipBy());
            case Arrived it -> new Arrived(Optional.empty(), it.inspectBy());
            case OnItsWay _, Accepted _, Contested _, Lapsed _, Lost _, Concluded _ -> this;
        };
    }

    /** When it goes on by itself. */
    default Optional<Instant> until() {
        return switch (this) {
            case Awaited it -> Optional.of(it.shipBy());
            case OnItsWay it -> Optional.of(it.arriveBy());
            case Arrived it -> Optional.of(it.inspectBy());
            case Accepted _, Contested _, Lapsed _, Lost _, Concluded _ -> Optional.empty();
        };
    }

    /** What then happens. */
    default String otherwise() {
        return switch (this) {
            case Awaited _ -> "The return lapses and the money stays with the seller.";
            case OnItsWay _ -> "The parcel is presumed lost and case management decides.";
            case Arrived _ -> "The goods count as accepted and the refund starts.";
            case Contested _, Lost _ -> "Case management decides.";
            case Accepted _, Lapsed _, Concluded _ -> "Nothing.";
        };
    }

    /** For people. */
    default String inWords() {
        return switch (this) {
            case Awaited it -> "Waiting for the buyer to send the goods until " + it.shipBy() + ".";
            case OnItsWay it -> "On its way with " + it.carrier() + "; presumed lost at " + it.arriveBy() + ".";
            case Arrived it -> "Arrived; the seller can look at it until " + it.inspectBy() + ".";
            case Accepted _ -> "Accepted; the refund is on its way.";
            case Contested _ -> "The seller objects to what came back; case management decides.";
            case Lapsed _ -> "Lapsed: the goods were not sent in time.";
            case Lost it ->
                it.turnedUpAt()
                        .map(at -> "Presumed lost, arrived after all at " + at + "; case management decides.")
                        .orElse("Presumed lost; case management decides.");
            case Concluded it ->
                switch (it.how()) {
                    case Conclusion.Refunded paid ->
                        "Over: " + paid.amount() + " is refunded by decision or agreement.";
                    case Conclusion.NotRefunded _ -> "Over: the dispute was closed and nothing more is refunded.";
                };
        };
    }

    /** As the API calls it. */
    default String name() {
        return switch (this) {
            case Awaited _ -> "AWAITING_SHIPMENT";
            case OnItsWay _ -> "IN_TRANSIT";
            case Arrived _ -> "DELIVERED";
            case Accepted _ -> "ACCEPTED";
            case Contested _ -> "CONTESTED";
            case Lapsed _ -> "LAPSED";
            case Lost _ -> "PRESUMED_LOST";
            case Concluded _ -> "CONCLUDED";
        };
    }
}
