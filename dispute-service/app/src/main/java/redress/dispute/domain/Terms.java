package redress.dispute.domain;

import java.time.Instant;

/**
 * The policy as it was when the dispute was opened (R60): nothing that happens later asks the policy again.
 *
 * @param respondBy end of the seller's window, exclusive (R20)
 * @param resolveBy when case management takes over (R25)
 * @param ifSellerSilent R23
 * @param returns for goods that travel back (R41, R42)
 */
public record Terms(
        PolicyVersion policy, Instant respondBy, Instant resolveBy, Silence ifSellerSilent, ReturnWindows returns) {}
