package redress.platform.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** How many messages stand on the topics that this service has not taken yet. Asked often, so it asks the broker little. */
final class Unheard implements AutoCloseable {

    private final Set<String> topics;
    private final String group;
    private final Map<String, Object> connection;
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private List<TopicPartition> partitions = List.of();
    private Set<String> found = Set.of();
    private @Nullable Consumer<byte[], byte[]> enquirer;

    /** @param group whose committed offsets say what was taken before this process began */
    Unheard(Set<String> topics, String group, Map<String, Object> connection) {
        this.topics = Set.copyOf(topics);
        this.group = group;
        var settings = new HashMap<>(connection);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.connection = Map.copyOf(settings);
    }

    /** By topic; nothing where all was taken. */
    synchronized Map<String, Long> beyond(Map<TopicPartition, Long> taken) {
        if (topics.isEmpty()) return Map.of();
        var behind = new HashMap<String, Long>();
        var asks = enquirer();
        asks.endOffsets(partitions).forEach((partition, end) -> {
            long here = Math.max(taken.getOrDefault(partition, 0L), committed.getOrDefault(partition, 0L));
            if (end > here) behind.merge(partition.topic(), end - here, Long::sum);
        });
        return behind;
    }

    private void askForCommitted() {
        try (var admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                Objects.requireNonNull(connection.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG))))) {
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> {
                        if (offset != null) committed.put(partition, offset.offset());
                    });
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Kafka does not say what was taken", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking Kafka", stopping);
        }
    }

    private Consumer<byte[], byte[]> enquirer() {
        var asks = enquirer;
        if (asks == null) {
            asks = new KafkaConsumer<>(connection, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            enquirer = asks;
        }
        if (found.size() < topics.size()) look(asks);
        return asks;
    }

    /**
     * A topic that nobody has made yet holds nothing unheard; it is looked for again the next time. What was taken before
     * this process began stays as it is: from then on the process itself knows.
     */
    private void look(Consumer<byte[], byte[]> asks) {
        askForCommitted();
        partitions = topics.stream()
                .flatMap(topic -> asks.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        asks.assign(partitions); // nothing is read; but it warns of every answer about a partition that is not its own
        found = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
    }

    @Override
    public synchronized void close() {
        if (enquirer != null) enquirer.close();
    }
}
