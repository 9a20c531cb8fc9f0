package redress.platform.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One published event.
 *
 * @param type CloudEvents type, {@code redress.dispute.DisputeOpened.v1}
 * @param subject id of the aggregate it speaks of
 * @param key partition key: the order id, so that all news of one order stays in order
 * @param data a record of the service's {@code events} jar, written as JSON
 * @param time when it happened, where that is not when it was recorded: a timer that fired late (R71)
 */
public record Announcement(
        String type,
        String subject,
        String key,
        Object data,
        @Nullable Instant time) {

    public Announcement(String type, String subject, String key, Object data) {
        this(type, subject, key, data, null);
    }
}
