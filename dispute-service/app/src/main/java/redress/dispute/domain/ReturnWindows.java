package redress.dispute.domain;

import java.time.Duration;

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
        Duration inspectionReminder) {}
