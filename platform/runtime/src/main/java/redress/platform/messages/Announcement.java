package redress.platform.messages;

/**
 * One published event.
 *
 * @param type CloudEvents type, {@code redress.dispute.DisputeOpened.v1}
 * @param subject id of the aggregate it speaks of
 * @param key partition key: the order id, so that all news of one order stays in order
 * @param data a record of the service's {@code events} jar, written as JSON
 */
public record Announcement(String type, String subject, String key, Object data) {}
