package redress.dispute.events;

import java.time.Instant;

/**
 * A party showed something (R15). Its bytes are never in an event.
 *
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param evidenceId the piece of evidence
 * @param by the party that showed it: {@code BUYER}, {@code SELLER}
 * @param kind what it is, as the party says: {@code PHOTO}, {@code VIDEO}, {@code UNBOXING_VIDEO}, {@code
 *     SCREENSHOT}, {@code CORRESPONDENCE}, {@code BANK_STATEMENT}, {@code OTHER}
 * @param mediaType media type of its bytes
 * @param bytes size in bytes
 * @param sha256 SHA-256 of its bytes, lower-case hexadecimal
 * @param addedAt when it was added, UTC
 */
public record EvidenceAdded(
        String disputeId,
        String orderId,
        String evidenceId,
        String by,
        String kind,
        String mediaType,
        long bytes,
        String sha256,
        Instant addedAt)
        implements DisputeNews {}
