package redress.mediation.events;

import java.time.Instant;
import java.util.List;

/**
 * A mediator asks a party for information (R31). What was written is in no event.
 *
 * @param claimId the claim
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param requestId the request
 * @param from the party that is asked: {@code BUYER}, {@code SELLER}
 * @param kinds kinds of information, such as PROOF_OF_DELIVERY or PHOTO; the list may grow
 * @param due end of the time to answer, exclusive, UTC
 * @param requestedAt when it was asked, UTC
 */
public record InformationRequested(
        String claimId,
        String disputeId,
        String orderId,
        String requestId,
        String from,
        List<String> kinds,
        Instant due,
        Instant requestedAt)
        implements MediationNews {

    public InformationRequested {
        kinds = List.copyOf(kinds);
    }
}
