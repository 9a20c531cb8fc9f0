package redress.dispute.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * The policy as it was when the dispute was opened (R60): nothing that happens later asks the policy again.
 *
 * @param respondBy end of the seller's window, exclusive (R20)
 * @param resolveBy when case management takes over (R25)
 * @param ifSellerSilent R23
 * @param shipWithin how long the buyer has to send goods back (R41)
 * @param transitAtMost after that a parcel on its way back is presumed lost (R42)
 * @param inspectWithin how long the seller has to look at what came back (R42)
 */
public record Terms(
        PolicyVersion policy,
        Instant respondBy,
        Instant resolveBy,
        Silence ifSellerSilent,
        Duration shipWithin,
        Duration transitAtMost,
        Duration inspectWithin) {}
