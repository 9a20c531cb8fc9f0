package redress.platform.messages;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import redress.platform.messages.Reading.News;
import redress.platform.messages.Reading.Poison;
import redress.platform.messages.Reading.Unasked;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Tells what a record is, from its bytes alone: nothing is looked up, fetched or loaded by a name that it gives. The
 * reasons it knows: {@code unexpected-tombstone}, {@code not-a-cloudevent}, {@code wrong-topic}, {@code wrong-source},
 * {@code bad-key}, {@code tampered}, {@code undecodable}, {@code schema}.
 */
final class Intake {

    private static final int LARGEST = 1 << 20;
    private static final int LONGEST_ATTRIBUTE = 500;
    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");
    private static final Pattern LEAF_HASH = Pattern.compile("[0-9a-f]{64}");

    private final Subscriptions subscriptions;
    private final Schemas schemas;
    private final int partitions;

    Intake(Subscriptions subscriptions, Schemas schemas, int partitions) {
        this.subscriptions = subscriptions;
        this.schemas = schemas;
        this.partitions = partitions;
        for (var type : subscriptions.all().keySet()) schemas.of(EventType.of(type));
    }

    Reading read(ConsumerRecord<byte[], byte[]> record) {
        var chain = chain(record);
        if (record.value() == null)
            return new Poison(
                    record,
                    rawHash(record),
                    chain,
                    null,
                    null,
                    null,
                    "unexpected-tombstone",
                    "a record without a value");
        CloudEvent event;
        try {
            event = open(record);
        } catch (NotOne no) {
            return new Poison(
                    record,
                    rawHash(record),
                    chain,
                    null,
                    null,
                    null,
                    "not-a-cloudevent",
                    String.valueOf(no.getMessage()));
        }
        var type = event.getType();
        var hash = Digest.ofParts(
                utf8(type), utf8(String.valueOf(event.getSubject())), bytes(record.key()), record.value());
        var heard = subscriptions.of(type);
        if (heard == null) return new Unasked(record, hash, chain, type);
        var spoilt = new Spoilt(record, hash, chain, event);
        if (!record.topic().equals(heard.topic()))
            return spoilt.by("wrong-topic", type + " belongs on " + heard.topic());
        if (!event.getSource().toString().equals(EventType.of(type).source()))
            return spoilt.by(
                    "wrong-source", type + " is said by " + EventType.of(type).source() + " only");
        var misplaced = misplaced(record, event);
        if (misplaced.isPresent()) return spoilt.by("bad-key", misplaced.get());
        // Whether it is the right one only the speaker's journal can tell, to the auditor; but one that is none is
        // forged.
        var leafHash = event.getExtension("leafhash");
        if (leafHash != null && !LEAF_HASH.matcher(leafHash.toString()).matches())
            return spoilt.by("tampered", "leafhash is no SHA-256 in hexadecimal digits");
        if (record.value().length > LARGEST)
            return spoilt.by("undecodable", record.value().length + " bytes are more than " + LARGEST);
        if (!"application/json".equals(mediaType(event)))
            return spoilt.by("undecodable", "the content type is " + event.getDataContentType());
        JsonNode data;
        try {
            data = MessageJson.read(record.value());
            if (data.isMissingNode()) return spoilt.by("undecodable", "the value is empty");
        } catch (CharacterCodingException notText) {
            return spoilt.by("undecodable", "the value is not UTF-8");
        } catch (JacksonException notJson) {
            return spoilt.by("undecodable", String.valueOf(notJson.getOriginalMessage()));
        }
        var breach = schemas.breach(EventType.of(type), data);
        if (breach.isPresent()) return spoilt.by("schema", breach.get());
        try {
            return new News(
                    record,
                    hash,
                    chain,
                    event.getSource().toString(),
                    event.getId(),
                    type,
                    sequence(event.getExtension("sequence")),
                    plain(event.getExtension("correlationid")),
                    plain(event.getExtension("traceparent")),
                    plain(event.getExtension("recordedtime")),
                    heard,
                    MessageJson.to(heard.data(), data));
        } catch (JacksonException unfit) {
            return spoilt.by("schema", unfit.getOriginalMessage() + " at " + unfit.getPathReference());
        }
    }

    private static CloudEvent open(ConsumerRecord<byte[], byte[]> record) throws NotOne {
        var names = new HashSet<String>();
        for (var header : record.headers()) {
            var name = header.key().toLowerCase(Locale.ROOT);
            if (!name.startsWith("ce_") && !name.equals("content-type")) continue;
            if (!names.add(name)) throw new NotOne("the header " + name + " is there twice");
            if (header.value() == null) throw new NotOne("the header " + name + " has no value");
        }
        var contentType = record.headers().lastHeader("content-type");
        if (contentType != null && text(contentType).toLowerCase(Locale.ROOT).startsWith("application/cloudevents"))
            throw new NotOne("structured mode is not spoken here, the content type is " + text(contentType));
        CloudEvent event;
        try {
            event = KafkaMessageFactory.createReader(record).toEvent();
        } catch (CloudEventRWException | IllegalArgumentException | IllegalStateException unreadable) {
            throw new NotOne(String.valueOf(unreadable.getMessage()));
        }
        if (event.getSpecVersion() != SpecVersion.V1)
            throw new NotOne("specversion is " + event.getSpecVersion() + ", not 1.0");
        if (unfit(event.getId())) throw new NotOne("ce_id is empty, too long or not text");
        if (unfit(event.getType())) throw new NotOne("ce_type is empty, too long or not text");
        if (unfit(event.getSource().toString())) throw new NotOne("ce_source is empty, too long or not text");
        return event;
    }

    private Optional<String> misplaced(ConsumerRecord<byte[], byte[]> record, CloudEvent event) {
        if (record.key() == null) return Optional.of("the record has no key");
        var said = event.getExtension("partitionkey");
        if (said == null) return Optional.of("there is no partitionkey");
        if (!said.toString().equals(keyText(record.key()).orElse(null)))
            return Optional.of("the key is not the partitionkey");
        var place = Utils.toPositive(Utils.murmur2(record.key())) % partitions;
        return record.partition() == place
                ? Optional.empty()
                : Optional.of("the key belongs on partition %d".formatted(place));
    }

    private static @Nullable String mediaType(CloudEvent event) {
        var type = event.getDataContentType();
        if (type == null) return null;
        var semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    private static String chain(ConsumerRecord<byte[], byte[]> record) {
        return (record.key() == null ? Optional.<String>empty() : keyText(record.key()))
                .orElseGet(() -> "@%s/%d/%d".formatted(record.topic(), record.partition(), record.offset()));
    }

    private static Optional<String> keyText(byte[] key) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
            return unfit(text) ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static boolean unfit(@Nullable String attribute) {
        return attribute == null
                || attribute.isBlank()
                || attribute.length() > LONGEST_ATTRIBUTE
                || attribute.chars().anyMatch(Character::isISOControl);
    }

    private static @Nullable String plain(@Nullable Object extension) {
        return extension != null && PLAIN.matcher(extension.toString()).matches() ? extension.toString() : null;
    }

    private static @Nullable Long sequence(@Nullable Object extension) {
        return extension != null && SEQUENCE.matcher(extension.toString()).matches()
                ? Long.valueOf(extension.toString())
                : null;
    }

    /** Of a record that says nothing intelligible: all its bytes. */
    private static String rawHash(ConsumerRecord<byte[], byte[]> record) {
        var parts = new java.util.ArrayList<byte[]>();
        parts.add(bytes(record.key()));
        parts.add(bytes(record.value()));
        for (var header : record.headers()) {
            parts.add(utf8(header.key()));
            parts.add(bytes(header.value()));
        }
        return Digest.ofParts(parts.toArray(byte[][]::new));
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(byte @Nullable [] some) {
        return some == null ? new byte[0] : some;
    }

    private record Spoilt(ConsumerRecord<byte[], byte[]> record, String hash, String chain, CloudEvent event) {

        Poison by(String reason, String detail) {
            return new Poison(
                    record, hash, chain, event.getSource().toString(), event.getId(), event.getType(), reason, detail);
        }
    }

    private static final class NotOne extends Exception {
        NotOne(String why) {
            super(why, null, false, false);
        }
    }
}
