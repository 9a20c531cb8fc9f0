package redress.dispute.domain;

import java.time.Instant;
import java.util.Optional;

/** How far a {@link Return} has come. */
sealed interface ReturnStage {

    record Unbegun() implements ReturnStage {}

    record Awaited(Instant shipBy) implements ReturnStage {}

    record OnItsWay(String carrier, String trackingNumber, Instant arriveBy) implements ReturnStage {}

    record Arrived(Instant inspectBy) implements ReturnStage {}

    record Accepted() implements ReturnStage {}

    record Lapsed() implements ReturnStage {}

    record Lost() implements ReturnStage {}

    /** When it goes on by itself. */
    default Optional<Instant> until() {
        return switch (this) {
            case Awaited it -> Optional.of(it.shipBy());
            case OnItsWay it -> Optional.of(it.arriveBy());
            case Arrived it -> Optional.of(it.inspectBy());
            case Unbegun _, Accepted _, Lapsed _, Lost _ -> Optional.empty();
        };
    }

    /** What then happens. */
    default String otherwise() {
        return switch (this) {
            case Awaited _ -> "The return lapses and the money stays with the seller.";
            case OnItsWay _ -> "The parcel is presumed lost and case management decides.";
            case Arrived _ -> "The goods count as accepted and the refund starts.";
            case Unbegun _, Accepted _, Lapsed _, Lost _ -> "Nothing.";
        };
    }

    /** For people. */
    default String inWords() {
        return switch (this) {
            case Unbegun _ -> "There is no return yet.";
            case Awaited it -> "Waiting for the buyer to send the goods until " + it.shipBy() + ".";
            case OnItsWay it -> "On its way with " + it.carrier() + "; presumed lost at " + it.arriveBy() + ".";
            case Arrived it -> "Arrived; the seller can look at it until " + it.inspectBy() + ".";
            case Accepted _ -> "Accepted; the refund is on its way.";
            case Lapsed _ -> "Lapsed: the goods were not sent in time.";
            case Lost _ -> "Presumed lost; case management decides.";
        };
    }

    /** As the API calls it. */
    default String name() {
        return switch (this) {
            case Unbegun _ -> "UNBEGUN";
            case Awaited _ -> "AWAITING_SHIPMENT";
            case OnItsWay _ -> "IN_TRANSIT";
            case Arrived _ -> "DELIVERED";
            case Accepted _ -> "ACCEPTED";
            case Lapsed _ -> "LAPSED";
            case Lost _ -> "PRESUMED_LOST";
        };
    }
}
