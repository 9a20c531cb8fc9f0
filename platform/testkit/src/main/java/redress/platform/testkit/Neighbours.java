package redress.platform.testkit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The other services, as the one under test knows them: what they say and what they hear on Kafka. */
public final class Neighbours implements AutoCloseable {

    static final List<String> TOPICS = List.of("orders.v1", "disputes.v1", "mediation.v1", "refunds.v1");
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread listener;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<Announced> seen = new CopyOnWriteArrayList<>();
    private final AtomicLong sequence = new AtomicLong();
    private final Clock clock;

    Neighbours(String bootstrapServers, Clock clock) {
        this.clock = clock;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        listener = Thread.ofPlatform().daemon().name("neighbours").start(this::listen);
    }

    /**
     * Says something as the service that the type names, and waits until the broker has it.
     *
     * @param type {@code redress.order.OrderPlaced.v1}
     * @param orderId the key
     * @param data a record of the neighbour's {@code events} jar
     * @return the event's id
     */
    public String say(String topic, String type, String orderId, Object data) {
        var id = UUID.randomUUID().toString();
        say(id, topic, type, orderId, data);
        return id;
    }

    /** Says it under a given id: twice, for a message that is delivered twice. */
    public void say(String id, String topic, String type, String orderId, Object data) {
        var words = type.split("\\.", -1);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var event = CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/redress/" + words[1] + "-service"))
                .withType(type)
                .withSubject(orderId)
                .withTime(now)
                .withDataSchema(URI.create("urn:redress:schema:" + words[1] + ":" + words[2] + ":1"))
                .withData("application/json", JSON.writeValueAsBytes(data))
                .withExtension("partitionkey", orderId)
                .withExtension("sequence", Long.toString(sequence.incrementAndGet()))
                .withExtension("recordedtime", now)
                .withExtension("correlationid", id)
                .build();
        send(KafkaMessageFactory.<String>createWriter(topic, orderId).writeBinary(event));
    }

    /** Puts anything onto a topic, whether or not it makes sense. */
    public void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker did not take it", e);
        }
    }

    /** Everything that was said about the order so far, by anybody, in the order of each topic. */
    public List<Announced> heardOf(String orderId) {
        return seen.stream().filter(event -> orderId.equals(event.key())).toList();
    }

    /** The types of {@link #heardOf} without {@code redress.} and version: {@code dispute.DisputeOpened}. */
    public List<String> typesHeardOf(String orderId) {
        return heardOf(orderId).stream()
                .map(event -> event.type().replaceFirst("^redress\\.", "").replaceFirst("\\.v\\d+$", ""))
                .toList();
    }

    /** The first event of that type about the order; waits for it. */
    public Announced await(String type, String orderId) {
        Eventually.eventually(Eventually.within(10, TimeUnit.SECONDS), () -> {
            if (find(type, orderId).isEmpty())
                throw new AssertionError("No " + type + " about " + orderId + ", only " + typesHeardOf(orderId));
        });
        return find(type, orderId).getFirst();
    }

    private List<Announced> find(String type, String orderId) {
        return heardOf(orderId).stream()
                .filter(event -> event.type().equals(type))
                .toList();
    }

    private void listen() {
        var partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        try {
            while (!closed.get())
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    try {
                        seen.add(new Announced(
                                record.topic(),
                                record.key(),
                                KafkaMessageFactory.createReader(record).toEvent()));
                    } catch (RuntimeException noCloudEvent) {
                        LoggerFactory.getLogger(Neighbours.class)
                                .info("Not a CloudEvent on {}: {}", record.topic(), noCloudEvent.toString());
                    }
                }
        } catch (WakeupException stop) {
            if (!closed.get()) throw stop;
        } finally {
            consumer.close();
        }
    }

    @Override
    public void close() {
        closed.set(true);
        consumer.wakeup();
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(2));
    }
}
