package redress.dispute.domain;

import java.time.Instant;
import redress.dispute.domain.Windows.Periods;

/**
 * The policy as it was when the dispute was opened (R60): nothing that happens later asks the policy again.
 *
 * @param place where the dispute belongs, whose departures from the policy hold
 * @param deadlines as they were at the opening; they may move (R22, R27, R57)
 * @param ifSellerSilent R23
 * @param evidence what is taken as evidence (R15)
 * @param messagesMost how many messages a party may send (R16)
 */
public record Terms(
        PolicyVersion policy,
        Place place,
        Deadlines deadlines,
        Silence ifSellerSilent,
        Periods periods,
        EvidenceLimits evidence,
        int messagesMost) {

    public Instant respondBy() {
        return deadlines.respondBy();
    }

    public Instant resolveBy() {
        return deadlines.resolveBy();
    }
}
