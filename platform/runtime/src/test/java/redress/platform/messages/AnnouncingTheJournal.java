package redress.platform.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.messages.Eventually.eventually;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.embedded.EmbeddedBroker;
import redress.platform.embedded.Ports;
import redress.platform.journal.Fact;

class AnnouncingTheJournal {

    private HikariDataSource pool;
    private Diary diary;
    private String topic;

    @BeforeEach
    void open() {
        pool = Stage.pool(Stage.database());
        diary = new Diary(pool);
        topic = Stage.fresh("told") + ".v1";
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void a_stored_event_becomes_a_cloudevent_in_kafka_binary_mode() {
        diary.write("ord_1", 1, 1);
        try (var teller = new Teller(pool, Stage.broker(), topic).start()) {
            eventually(() -> assertThat(teller.announcer.told()).isEqualTo(1));
        }
        var record = told(Stage.broker(), topic).getFirst();
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("ord_1");
        assertThat(record.partition()).isEqualTo(Neighbour.partition("ord_1"));
        assertThat(new String(record.value(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"orderId\":\"ord_1\",\"number\":1,\"size\":\"LARGE\",\"orderedAt\":\"2026-03-01T10:00:01Z\"}");
        assertThat(headers(record))
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "evt_1"),
                        Map.entry("ce_source", "/redress/toy-service"),
                        Map.entry("ce_type", "redress.toy.CupOrdered.v1"),
                        Map.entry("ce_subject", "ord_1"),
                        Map.entry("ce_time", "2026-03-01T10:00:01Z"),
                        Map.entry("content-type", "application/json"),
                        Map.entry("ce_dataschema", "urn:redress:schema:toy:CupOrdered:1"),
                        Map.entry("ce_partitionkey", "ord_1"),
                        Map.entry("ce_sequence", "1"),
                        Map.entry("ce_correlationid", "cor_ord_1"),
                        Map.entry("ce_causationid", "cau_1"),
                        Map.entry("ce_traceparent", Envelope.traceparent("cor_ord_1", "evt_1")),
                        Map.entry("ce_recordedtime", "2026-03-01T10:00:01Z"),
                        Map.entry("ce_leafhash", "0".repeat(64)))));
        assertThat(headers(record).get("ce_traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void the_place_in_a_trace_at_which_it_was_caused_is_told_as_it_was_stored() {
        var place = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
        diary.write("ord_1", 1, 1);
        Feed traced = new Feed() {
            @Override
            public long read(long after, int limit, BiConsumer<Fact, Object> each) {
                return diary.read(after, limit, (fact, event) -> each.accept(traced(fact, place), event));
            }

            @Override
            public long head() {
                return diary.head();
            }

            @Override
            public void awaitAfter(long position, Duration atMost) throws InterruptedException {
                diary.awaitAfter(position, atMost);
            }
        };
        try (var teller =
                new Teller(pool, Stage.broker(), topic, Diary::announce, Teller.lease(pool), traced).start()) {
            eventually(() -> assertThat(teller.announcer.told()).isEqualTo(1));
        }

        assertThat(headers(told(Stage.broker(), topic).getFirst())).containsEntry("ce_traceparent", place);
    }

    private static Fact traced(Fact fact, String place) {
        return new Fact(
                fact.position(),
                fact.eventId(),
                fact.streamType(),
                fact.streamId(),
                fact.sequence(),
                fact.name(),
                fact.revision(),
                fact.recordedAt(),
                fact.actor(),
                fact.correlationId(),
                fact.causationId(),
                fact.leafHash(),
                place);
    }

    @Test
    void announced_twice_it_is_the_same_to_the_last_byte() {
        diary.write("ord_1", 1, 5);
        try (var teller = new Teller(pool, Stage.broker(), topic).start()) {
            eventually(() -> assertThat(teller.announcer.told()).isEqualTo(5));
        }
        JdbcClient.create(pool).sql("update announcer set position = 0").update();
        try (var _ = new Teller(pool, Stage.broker(), topic).start()) {
            eventually(() -> assertThat(sequences(told(Stage.broker(), topic))).hasSize(10));
        }
        var all = told(Stage.broker(), topic);
        for (int i = 0; i < 5; i++) {
            assertThat(headers(all.get(i + 5))).isEqualTo(headers(all.get(i)));
            assertThat(all.get(i + 5).value()).isEqualTo(all.get(i).value());
        }
    }

    @Test
    void the_events_of_a_key_are_told_in_order_and_private_ones_not_at_all() {
        for (int order = 1; order <= 30; order++) diary.write("ord_" + order, 1, 20);
        try (var teller = new Teller(pool, Stage.broker(), topic).start()) {
            eventually(() -> assertThat(teller.announcer.told()).isEqualTo(600));
            eventually(() -> assertThat(teller.announcer.lag()).isZero());
        }
        var told = told(Stage.broker(), topic);
        assertThat(told).hasSize(540);
        var last = new HashMap<String, Long>();
        for (var record : told) {
            var key = new String(record.key(), StandardCharsets.UTF_8);
            var sequence = Long.parseLong(headers(record).get("ce_sequence"));
            assertThat(sequence).isGreaterThan(last.getOrDefault(key, 0L));
            last.put(key, sequence);
        }
    }

    @Test
    void of_two_instances_one_announces_and_the_other_follows_when_it_goes() {
        diary.write("ord_1", 1, 5);
        var first = new Teller(pool, Stage.broker(), topic).start();
        eventually(() -> assertThat(first.announcer.told()).isEqualTo(5));
        try (var second = new Teller(pool, Stage.broker(), topic).start()) {
            diary.write("ord_1", 6, 9);
            eventually(() -> assertThat(first.announcer.told()).isEqualTo(9));
            assertThat(second.announcer.holding()).isFalse();
            first.close();
            eventually(() -> assertThat(second.announcer.holding()).isTrue());
            diary.write("ord_1", 11, 14);
            eventually(() -> assertThat(sequences(told(Stage.broker(), topic))).hasSize(13));
        }
    }

    @Test
    void a_holder_that_was_frozen_is_replaced_when_its_lease_ends_and_sends_nothing_when_it_thaws() {
        diary.write("ord_1", 1, 5);
        var frozen = new AtomicBoolean();
        var thaw = new CountDownLatch(1);
        Feed freezing = new Feed() {
            @Override
            public long read(long after, int limit, BiConsumer<Fact, Object> each) {
                var last = diary.read(after, limit, each);
                if (last > 5 && frozen.compareAndSet(false, true)) await(thaw);
                return last;
            }

            @Override
            public long head() {
                return diary.head();
            }

            @Override
            public void awaitAfter(long position, Duration atMost) throws InterruptedException {
                diary.awaitAfter(position, atMost);
            }
        };
        try (var first =
                new Teller(pool, Stage.broker(), topic, Diary::announce, Teller.shortLease(pool), freezing).start()) {
            eventually(() -> assertThat(first.announcer.told()).isEqualTo(5));
            diary.write("ord_1", 6, 9);
            eventually(() -> assertThat(frozen).isTrue());
            try (var second = new Teller(pool, Stage.broker(), topic).start()) {
                eventually(() -> assertThat(second.announcer.told()).isEqualTo(9));
                thaw.countDown();
                eventually(() -> assertThat(first.announcer.holding()).isFalse());
                diary.write("ord_1", 11, 12);
                eventually(() -> assertThat(second.announcer.told()).isEqualTo(11));
                assertThat(sequences(told(Stage.broker(), topic)))
                        .as("what it had read before it froze")
                        .containsOnlyOnce("6", "7", "8", "9", "10", "11");
            }
        }
    }

    @Test
    void while_the_broker_is_away_it_waits_tells_and_loses_nothing(@TempDir Path folder) {
        var settings = EmbeddedBroker.settings().keptIn(folder);
        var broker = settings.start();
        var address = broker.bootstrapServers();
        var port = broker.port();
        diary.write("ord_1", 1, 5);
        try (var teller = new Teller(pool, address, topic).start()) {
            eventually(() -> assertThat(teller.announcer.told()).isEqualTo(5));
            broker.close();
            diary.write("ord_1", 6, 9);
            eventually(() -> assertThat(teller.announcer.trouble()).isNotNull());
            assertThat(teller.announcer.told()).isEqualTo(5);
            // somebody else may have got hold of the port for a moment
            eventually(() -> assertThat(Ports.isFree(port)).isTrue());
            try (var again =
                    EmbeddedBroker.settings().keptIn(folder).ports(port, 0).start()) {
                eventually(() -> assertThat(teller.announcer.told()).isEqualTo(9));
                eventually(() -> assertThat(teller.announcer.trouble()).isNull());
                assertThat(sequences(told(again.bootstrapServers(), topic))).hasSizeGreaterThanOrEqualTo(9);
            }
        }
    }

    @Test
    void what_cannot_be_put_into_words_holds_up_all_that_follows_until_it_can() {
        diary.write("ord_1", 1, 9);
        var fixed = new AtomicBoolean();
        Announcements broken = (event, fact) -> {
            if (fact.position() == 4 && !fixed.get()) throw new IllegalStateException("no words for it");
            return Diary.announce(event, fact);
        };
        try (var teller = new Teller(pool, Stage.broker(), topic, broken, Teller.lease(pool), diary).start()) {
            eventually(() -> assertThat(teller.announcer.trouble()).contains("no words for it"));
            assertThat(sequences(told(Stage.broker(), topic))).isEmpty();
            fixed.set(true);
            eventually(() -> assertThat(teller.announcer.told()).isEqualTo(9));
            assertThat(sequences(told(Stage.broker(), topic))).hasSize(9);
        }
    }

    @Test
    void a_late_timer_s_event_says_when_it_was_due_and_when_it_was_recorded() {
        diary.write("ord_1", 1, 1);
        Announcements late = (event, fact) ->
                Optional.of(new Announcement(Neighbour.TYPE, "ord_1", "ord_1", event, Diary.START.minusSeconds(3600)));
        try (var teller = new Teller(pool, Stage.broker(), topic, late, Teller.lease(pool), diary).start()) {
            eventually(() -> assertThat(teller.announcer.told()).isEqualTo(1));
        }
        var headers = headers(told(Stage.broker(), topic).getFirst());
        assertThat(headers.get("ce_time")).isEqualTo("2026-03-01T09:00:00Z");
        assertThat(headers.get("ce_recordedtime")).isEqualTo("2026-03-01T10:00:01Z");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything on a topic, per partition in order. */
    static List<ConsumerRecord<byte[], byte[]>> told(String broker, String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var end = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < end.getOrDefault(one, 0L)))
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            return records;
        }
    }

    static List<String> sequences(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> headers(record).getOrDefault("ce_sequence", ""))
                .toList();
    }

    static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        var headers = new TreeMap<String, String>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
