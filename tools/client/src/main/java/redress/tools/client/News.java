package redress.tools.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows the four topics on a thread of its own, keeps what it heard by order, and shows it to a watcher. It belongs
 * to no consumer group and commits nothing: listening changes nothing.
 */
public final class News implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> listener;
    private final Admin enquirer;
    private final JsonMapper json;
    private final Consumer<Event> watcher;
    private final Map<String, List<Event>> byOrder = new HashMap<>();
    private final Map<TopicPartition, Long> heardUpTo = new HashMap<>();
    private final Thread thread;
    private volatile @Nullable RuntimeException broken;

    private News(String kafka, JsonMapper json, boolean fromTheBeginning, Consumer<Event> watcher) {
        this.watcher = watcher;
        this.json = json;
        this.listener = consumer(kafka);
        this.enquirer = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
        var partitions = Arrays.stream(Service.values())
                .flatMap(service -> partitions(service.topic()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        listener.assign(partitions);
        var from = fromTheBeginning ? listener.beginningOffsets(partitions) : listener.endOffsets(partitions);
        from.forEach(listener::seek);
        heardUpTo.putAll(from);
        this.thread = Thread.ofPlatform().name("news").daemon().unstarted(this::follow);
    }

    /** Its service makes the topic, with as many partitions as are agreed; who comes earlier waits for it. */
    private List<PartitionInfo> partitions(String topic) {
        return Eventually.eventually(
                Duration.ofMinutes(1),
                topic + " to exist",
                () -> Optional.of(listener.partitionsFor(topic)).filter(found -> !found.isEmpty()),
                () -> "no such topic");
    }

    /** @throws Unreachable where no broker answers */
    static News fromNow(String kafka, JsonMapper json) {
        return listening(kafka, json, false, event -> {});
    }

    /** @throws Unreachable where no broker answers */
    static News fromTheBeginning(String kafka, JsonMapper json, Consumer<Event> watcher) {
        return listening(kafka, json, true, watcher);
    }

    private static News listening(String kafka, JsonMapper json, boolean fromTheBeginning, Consumer<Event> watcher) {
        try {
            return new News(kafka, json, fromTheBeginning, watcher).start();
        } catch (KafkaException noBroker) {
            throw new Unreachable("Kafka at " + kafka, noBroker);
        }
    }

    /** What was heard of one order so far; news of one topic stand in order. */
    public List<Event> events(String orderId) {
        synchronized (byOrder) {
            return List.copyOf(byOrder.getOrDefault(orderId, List.of()));
        }
    }

    /** The first event of the order that is so. @throws Unexpected where none comes within that time */
    public Event await(String orderId, String what, Predicate<Event> so, Duration within) {
        return Eventually.eventually(
                within,
                what,
                () -> {
                    complain();
                    return events(orderId).stream().filter(so).findFirst();
                },
                () -> "only " + events(orderId).stream().map(Event::name).toList());
    }

    /** Waits until everything that stands on the topics now has been heard and shown to the watcher. */
    public void catchUp(Duration within) {
        var ends = ends();
        Eventually.eventually(
                within,
                "to hear everything up to " + ends,
                () -> {
                    complain();
                    return upTo(ends) ? Optional.of(true) : Optional.empty();
                },
                () -> {
                    synchronized (byOrder) {
                        return heardUpTo.toString();
                    }
                });
    }

    private boolean upTo(Map<TopicPartition, Long> ends) {
        synchronized (byOrder) {
            return ends.entrySet().stream().allMatch(end -> heardUpTo.getOrDefault(end.getKey(), 0L) >= end.getValue());
        }
    }

    private Map<TopicPartition, Long> ends() {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        synchronized (byOrder) {
            heardUpTo.keySet().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        }
        try {
            var ends = new HashMap<TopicPartition, Long>();
            enquirer.listOffsets(asked).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException failed) {
            throw new Unreachable("Kafka's end of the topics", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unreachable("Kafka's end of the topics", interrupted);
        }
    }

    private News start() {
        thread.start();
        return this;
    }

    private void follow() {
        try {
            while (true) {
                for (var message : listener.poll(Duration.ofSeconds(1))) {
                    var event = event(message);
                    synchronized (byOrder) {
                        byOrder.computeIfAbsent(event.orderId(), order -> new ArrayList<>())
                                .add(event);
                    }
                    watcher.accept(event);
                    synchronized (byOrder) {
                        heardUpTo.put(new TopicPartition(message.topic(), message.partition()), message.offset() + 1);
                    }
                }
            }
        } catch (WakeupException closing) {
            listener.close();
        } catch (RuntimeException failed) {
            broken = failed;
            listener.close();
        }
    }

    private void complain() {
        var failed = broken;
        if (failed != null) throw new IllegalStateException("Listening on Kafka ended early", failed);
    }

    private Event event(ConsumerRecord<String, byte[]> message) {
        var type = header(message, "ce_type").split("\\.");
        return new Event(
                message.topic(),
                message.partition(),
                message.offset(),
                type[Math.max(0, type.length - 2)],
                header(message, "ce_id"),
                Long.parseLong(header(message, "ce_sequence")),
                message.key(),
                Instant.parse(header(message, "ce_time")),
                json.readTree(message.value()));
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        if (header == null)
            throw new Unexpected(
                    "a message with the header " + name,
                    message.headers() + " on " + message.topic() + "-" + message.partition() + " at "
                            + message.offset());
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static KafkaConsumer<String, byte[]> consumer(String kafka) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        2_000,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        60_000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        listener.wakeup();
        while (thread.isAlive() && !Thread.currentThread().isInterrupted())
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        enquirer.close();
    }
}
