package redress.platform.messages;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Producers for the announcer: idempotent, acknowledged by all replicas in sync, and never giving a record up by
 * themselves, because a record given up between two that arrive would break the order.
 */
final class Producers implements Supplier<Producer<String, byte[]>> {

    private final Map<String, Object> settings;
    private final MeterRegistry meters;
    private @Nullable KafkaClientMetrics measured;

    Producers(Map<String, Object> connection, MeterRegistry meters) {
        this.meters = meters;
        settings = new HashMap<>(connection);
        settings.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        settings.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // Idempotence keeps the order of several requests in flight only where the partition knows the producer
        // already.
        // A new one whose first request comes a moment before the broker leads the partition (a topic just made, a
        // leader
        // just moved) has its second request taken, its first one refused for ever, and the order broken.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    }

    /** The one before is closed by then: its measurements end. */
    @Override
    public Producer<String, byte[]> get() {
        var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        if (measured != null) measured.close();
        measured = new KafkaClientMetrics(producer);
        measured.bindTo(meters);
        return producer;
    }
}
