package redress.dispute.domain;

import java.time.Duration;
import java.time.Instant;
import redress.dispute.domain.ReturnEvent.RunningWindow;

/**
 * How long the steps of a return may take (R41, R42).
 *
 * @param ship how long the buyer has to send the goods
 * @param shipReminder how long before the end of that the buyer is reminded
 * @param extension by how much it can be extended in all
 * @param transit after that a parcel on its way is presumed lost
 * @param inspection how long the seller has to look at what came back
 * @param inspectionReminder how long before the end of that the seller is reminded
 */
public record ReturnWindows(
        Duration ship,
        Duration shipReminder,
        Duration extension,
        Duration transit,
        Duration inspection,
        Duration inspectionReminder) {

    /** The buyer's time to send the goods. */
    RunningWindow.Shipping shipping(Instant from) {
        var until = from.plus(ship);
        return new RunningWindow.Shipping(until.minus(shipReminder), until, until.plus(extension));
    }
}
