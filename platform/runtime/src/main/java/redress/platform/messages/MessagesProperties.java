package redress.platform.messages;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service talks with its neighbours.
 *
 * @param enabled false: neither announces nor listens; for tools and tests that have no broker
 * @param topic where this service announces; needed where it has {@link Announcements}
 * @param partitions of every topic of ours; part of the contract, because it decides where a key belongs
 * @param replicas of topics that this service creates; -1: what the broker is set to
 * @param lease how long after the announcing instance's last sign of life another one takes over
 */
@ConfigurationProperties("redress.messages")
record MessagesProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String topic,
        @DefaultValue("6") int partitions,
        @DefaultValue("-1") short replicas,
        @DefaultValue("1500ms") Duration lease) {}
