package redress.dispute.events;

import java.time.Instant;

/**
 * A party wrote to the other (R16). The words are never in an event.
 *
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param messageId the message
 * @param by the party that wrote it: {@code BUYER}, {@code SELLER}
 * @param language the language it is written in, a BCP 47 tag
 * @param sentAt when it was sent, UTC
 */
public record MessageSent(
        String disputeId, String orderId, String messageId, String by, String language, Instant sentAt)
        implements DisputeNews {}
