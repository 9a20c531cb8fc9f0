package redress.platform.messages;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import redress.platform.journal.Fact;
import redress.platform.journal.TraceParent;

/**
 * Puts an announcement into a CloudEvent in Kafka binary mode. Everything in it comes from the stored event, so the same
 * event makes the same bytes however often, and on whichever instance, it is announced.
 */
final class Envelope {

    /** Below a broker's default limit of 1 MiB for a batch: what is larger would be refused and hold up all that follows. */
    static final int LARGEST = 1_000_000;

    private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");

    private final String topic;

    Envelope(String topic) {
        this.topic = topic;
    }

    /** @throws IllegalStateException where the data is larger than a broker takes */
    ProducerRecord<String, byte[]> seal(Announcement said, Fact fact) {
        var type = EventType.of(said.type());
        var data = MessageJson.write(said.data());
        if (data.length > LARGEST)
            throw new IllegalStateException("%s at position %d is %d bytes long, more than a broker takes"
                    .formatted(said.type(), fact.position(), data.length));
        var recorded = fact.recordedAt().atOffset(ZoneOffset.UTC);
        var time = said.time() == null ? recorded : said.time().atOffset(ZoneOffset.UTC);
        var event = CloudEventBuilder.v1()
                .withId(fact.eventId())
                .withSource(URI.create(type.source()))
                .withType(said.type())
                .withSubject(said.subject())
                .withTime(time)
                .withDataSchema(URI.create(type.dataschema()))
                .withData("application/json", data)
                .withExtension("partitionkey", said.key())
                .withExtension("sequence", Long.toString(fact.position()))
                .withExtension("recordedtime", recorded)
                .withExtension("leafhash", fact.leafHash());
        if (fact.correlationId() != null) event.withExtension("correlationid", fact.correlationId());
        traceparent(fact).ifPresent(traceparent -> event.withExtension("traceparent", traceparent));
        if (fact.causationId() != null) event.withExtension("causationid", fact.causationId());
        return KafkaMessageFactory.<String>createWriter(topic, said.key()).writeBinary(event.build());
    }

    /** The place in a trace at which the event was caused; where nobody traced, what belongs together is one trace. */
    private static Optional<String> traceparent(Fact fact) {
        return TraceParent.parse(fact.traceparent())
                .map(TraceParent::toString)
                .or(() -> Optional.ofNullable(fact.correlationId())
                        .map(correlation -> traceparent(correlation, fact.eventId())));
    }

    /** A trace for what has none, whose id is the correlation id where that has the form. */
    static String traceparent(String correlationId, String eventId) {
        var trace = TRACE_ID.matcher(correlationId).matches() ? correlationId : digest(correlationId, 16);
        return "00-" + trace + "-" + digest(eventId, 8) + "-01";
    }

    private static String digest(String text, int bytes) {
        return HexFormat.of().formatHex(Digest.of(text.getBytes(StandardCharsets.UTF_8)), 0, bytes);
    }
}
