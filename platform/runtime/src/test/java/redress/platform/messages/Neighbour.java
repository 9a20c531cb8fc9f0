package redress.platform.messages;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import redress.platform.messages.toy.CupOrdered;

/** The service next door, which may say anything, also nonsense. */
final class Neighbour implements AutoCloseable {

    static final String TYPE = "redress.toy.CupOrdered.v1";
    static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;

    Neighbour(String broker, String topic) {
        this.topic = topic;
        producer = new KafkaProducer<>(
                new HashMap<>(Map.of("bootstrap.servers", broker, "acks", "all")),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    static byte @Nullable [] utf8(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** A message on its way, right until a test spoils it. */
    final class Letter {

        final Map<String, byte @Nullable []> headers = new LinkedHashMap<>();
        byte @Nullable [] key;
        byte @Nullable [] value;

        @Nullable
        Integer partition;

        Letter with(String header, @Nullable String text) {
            if (text == null) headers.remove(header);
            else headers.put(header, utf8(text));
            return this;
        }

        Letter value(byte @Nullable [] bytes) {
            value = bytes;
            return this;
        }

        Letter value(String text) {
            return value(utf8(text));
        }

        Letter key(@Nullable String text) {
            key = utf8(text);
            return this;
        }

        Letter on(int number) {
            partition = number;
            return this;
        }

        void send() {
            var record = new ProducerRecord<>(topic, partition, key, value);
            headers.forEach((name, bytes) -> record.headers().add(name, bytes));
            try {
                producer.send(record).get();
            } catch (InterruptedException | ExecutionException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    Letter letter(String id, String order, int number, String note) {
        var letter = new Letter();
        letter.key(order).value(MessageJson.write(new CupOrdered(order, number, "LARGE", THEN, note)));
        return letter.with("content-type", "application/json")
                .with("ce_specversion", "1.0")
                .with("ce_id", id)
                .with("ce_source", "/redress/toy-service")
                .with("ce_type", TYPE)
                .with("ce_subject", order)
                .with("ce_time", THEN.toString())
                .with("ce_dataschema", "urn:redress:schema:toy:CupOrdered:1")
                .with("ce_partitionkey", order)
                .with("ce_sequence", Integer.toString(number))
                .with("ce_correlationid", "cor_1")
                .with("ce_recordedtime", THEN.toString())
                .with("ce_leafhash", "0".repeat(64));
    }

    void orders(String id, String order, int number) {
        letter(id, order, number, "").send();
    }

    /** Where a key belongs. */
    static int partition(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % 6;
    }

    @Override
    public void close() {
        producer.close();
    }
}
