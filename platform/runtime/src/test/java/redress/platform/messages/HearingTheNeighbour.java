package redress.platform.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.messages.Eventually.eventually;

import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class HearingTheNeighbour {

    private static final String TOPIC = Stage.topic();
    private static final String GROUP = Stage.fresh("hearing");
    private static final HikariDataSource POOL = Stage.pool(Stage.database());
    private static final Neighbour NEIGHBOUR = new Neighbour(Stage.broker(), TOPIC);
    private static final Listener LISTENER = new Listener(POOL, Stage.broker(), TOPIC, GROUP);

    @BeforeAll
    static void listen() {
        NEIGHBOUR.orders("before-anyone-listened", "ord_early", 1);
        LISTENER.start();
        eventually(() -> assertThat(LISTENER.poured("ord_early")).isNotEmpty());
    }

    @AfterAll
    static void stop() {
        LISTENER.close();
        NEIGHBOUR.close();
        POOL.close();
    }

    @Test
    void a_new_group_begins_at_the_beginning() {
        eventually(() -> assertThat(LISTENER.poured("ord_early")).containsExactly(1));
    }

    @Test
    void the_messages_of_a_key_are_used_in_order_and_each_once_however_often_they_come() {
        var order = "ord_" + UUID.randomUUID();
        for (int number = 1; number <= 20; number++) {
            NEIGHBOUR.orders(order + number, order, number);
            if (number % 3 == 0) NEIGHBOUR.orders(order + number, order, number);
            if (number % 5 == 0) NEIGHBOUR.orders(order + 1, order, 1);
        }
        eventually(() -> assertThat(LISTENER.poured(order))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList()));
        eventually(
                () -> assertThat(LISTENER.counted("redress.messages.duplicate")).isGreaterThanOrEqualTo(10));
        assertThat(LISTENER.reasons(order)).isEmpty();
        var origin = Objects.requireNonNull(LISTENER.kitchen.lastOrigin);
        assertThat(origin.actor()).isEqualTo("system:rule_toy-service");
        assertThat(origin.correlationId()).isEqualTo("cor_1");
        assertThat(origin.causationId()).startsWith("ord_");
    }

    @Test
    void what_nobody_asked_for_is_counted_and_skipped_even_if_it_is_nonsense() {
        var order = "ord_" + UUID.randomUUID();
        var before = LISTENER.counted("redress.messages.skipped");
        NEIGHBOUR
                .letter("unasked" + order, order, 1, "")
                .with("ce_type", "redress.toy.CupBroken.v1")
                .value("{")
                .send();
        NEIGHBOUR.orders(order, order, 2);
        eventually(() -> assertThat(LISTENER.poured(order)).containsExactly(2));
        assertThat(LISTENER.counted("redress.messages.skipped")).isGreaterThan(before);
        assertThat(LISTENER.reasons(order)).isEmpty();
    }

    @Test
    void unknown_fields_odd_times_and_a_broken_trace_change_nothing() {
        var order = "ord_" + UUID.randomUUID();
        NEIGHBOUR
                .letter(order, order, 3, "")
                .value(
                        "{\"orderId\":\"%s\",\"number\":3,\"size\":\"SMALL\",\"orderedAt\":\"1971-01-01T00:00:00Z\",\"new\":[1]}"
                                .formatted(order))
                .with("ce_time", "2099-01-01T00:00:00Z")
                .with("ce_traceparent", "nonsense")
                .with("ce_tracestate", "x".repeat(10_000))
                .with("ce_correlationid", "two words\r\nand a line")
                .with("ce_dataschema", "http://127.0.0.1:1/never-fetched")
                .send();
        eventually(() -> assertThat(LISTENER.poured(order)).containsExactly(3));
    }

    @Test
    void news_of_what_does_not_exist_yet_waits_and_is_used_in_order_once_it_does() {
        var order = "ord_" + UUID.randomUUID();
        LISTENER.kitchen.unknownOrders.add(order);
        for (int number = 1; number <= 4; number++) NEIGHBOUR.orders(order + number, order, number);
        var other = ParkingPoison.neighbourOf(order);
        NEIGHBOUR.orders(other, other, 1);
        eventually(() -> assertThat(LISTENER.poured(other)).containsExactly(1));
        eventually(() -> assertThat(LISTENER.reasons(order)).containsExactly("orphan", "behind", "behind", "behind"));
        NEIGHBOUR.orders(order + 2, order, 2);
        LISTENER.kitchen.unknownOrders.remove(order);
        NEIGHBOUR.orders(order + 5, order, 5);
        eventually(() -> assertThat(LISTENER.poured(order)).containsExactly(1, 2, 3, 4, 5));
        eventually(() -> assertThat(LISTENER.reasons(order)).isEmpty());
    }

    @Test
    void a_beginning_that_is_told_again_under_a_new_id_does_no_harm() {
        var order = "ord_" + UUID.randomUUID();
        NEIGHBOUR.orders(order + 1, order, 1);
        NEIGHBOUR.letter(order + 2, order, 2, "begin again").send();
        NEIGHBOUR.orders(order + 3, order, 3);
        NEIGHBOUR.letter(order + 2, order, 2, "begin again").send();
        NEIGHBOUR.orders(order + 4, order, 4);

        eventually(() -> assertThat(LISTENER.poured(order)).containsExactly(1, 3, 4));
        assertThat(LISTENER.reasons(order)).isEmpty();
    }

    @Test
    void what_it_causes_belongs_to_the_trace_that_it_came_with() {
        var order = "ord_" + UUID.randomUUID();
        var told = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
        NEIGHBOUR.letter(order, order, 1, "").with("ce_traceparent", told).send();

        eventually(() -> assertThat(LISTENER.poured(order)).containsExactly(1));
        assertThat(Objects.requireNonNull(LISTENER.kitchen.lastOrigin).traceparent())
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                .endsWith("-00")
                .isNotEqualTo(told);
    }

    @Test
    void while_the_database_is_away_nothing_is_lost_and_nothing_parked() {
        var order = "ord_" + UUID.randomUUID();
        LISTENER.kitchen.away = true;
        for (int number = 1; number <= 5; number++) NEIGHBOUR.orders(order + number, order, number);
        eventually(() -> assertThat(LISTENER.listening.trouble()).contains("kitchen is closed"));
        LISTENER.kitchen.away = false;
        eventually(() -> assertThat(LISTENER.poured(order)).containsExactly(1, 2, 3, 4, 5));
        assertThat(LISTENER.reasons(order)).isEmpty();
        eventually(() -> assertThat(LISTENER.listening.trouble()).isNull());
    }

    @Test
    void what_a_transaction_took_back_was_never_said() throws Exception {
        var order = "ord_" + UUID.randomUUID();
        var settings = new HashMap<String, Object>(
                Map.of("bootstrap.servers", Stage.broker(), "transactional.id", Stage.fresh("taken-back")));
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var letter = NEIGHBOUR.letter(order + 1, order, 1, "");
            var record = new ProducerRecord<>(TOPIC, letter.key, letter.value);
            letter.headers.forEach((name, bytes) -> record.headers().add(name, bytes));
            producer.send(record).get();
            producer.abortTransaction();
        }
        NEIGHBOUR.orders(order + 2, order, 2);
        eventually(() -> assertThat(LISTENER.poured(order)).containsExactly(2));
    }

    @Test
    void offsets_put_back_to_the_beginning_repeat_nothing() throws Exception {
        var topic = Stage.topic();
        var group = Stage.fresh("again");
        var order = "ord_" + UUID.randomUUID();
        try (var pool = Stage.pool(Stage.database());
                var neighbour = new Neighbour(Stage.broker(), topic)) {
            for (int number = 1; number <= 10; number++) neighbour.orders(order + number, order, number);
            neighbour.letter(order + 11, order, 11, "").value("{").send();
            try (var first = new Listener(pool, Stage.broker(), topic, group).start()) {
                eventually(() -> assertThat(first.poured(order)).hasSize(10));
                eventually(() -> assertThat(first.reasons(order)).containsExactly("undecodable"));
            }
            eventually(() -> deleteGroup(group));
            try (var second = new Listener(pool, Stage.broker(), topic, group).start()) {
                eventually(() ->
                        assertThat(second.counted("redress.messages.duplicate")).isEqualTo(11));
                assertThat(second.poured(order)).hasSize(10);
                assertThat(second.reasons(order)).containsExactly("undecodable");
                assertThat(second.counted("redress.messages.offsets.lost"))
                        .as("a lost offset is an alarm")
                        .isEqualTo(6);
            }
        }
    }

    @Test
    void what_the_broker_deleted_unheard_is_an_alarm_and_listening_goes_on() throws Exception {
        var topic = Stage.topic();
        var group = Stage.fresh("cut");
        var order = "ord_" + UUID.randomUUID();
        try (var pool = Stage.pool(Stage.database());
                var neighbour = new Neighbour(Stage.broker(), topic)) {
            try (var first = new Listener(pool, Stage.broker(), topic, group).start()) {
                neighbour.orders(order + 1, order, 1);
                eventually(() -> assertThat(first.poured(order)).containsExactly(1));
            }
            for (int number = 2; number <= 4; number++) neighbour.orders(order + number, order, number);
            try (var admin = Admin.create(Stage.connection())) {
                admin.deleteRecords(Map.of(
                                new TopicPartition(topic, Neighbour.partition(order)), RecordsToDelete.beforeOffset(3)))
                        .all()
                        .get();
            }
            try (var second = new Listener(pool, Stage.broker(), topic, group).start()) {
                eventually(() -> assertThat(second.poured(order)).containsExactly(1, 4));
                assertThat(second.counted("redress.messages.offsets.lost")).isEqualTo(1);
                assertThat(JdbcClient.create(pool)
                                .sql("select sum(offsets_lost) from heard_partition")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(1);
            }
        }
    }

    private static void deleteGroup(String group) throws Exception {
        try (var admin = Admin.create(Stage.connection())) {
            admin.deleteConsumerGroups(java.util.List.of(group)).all().get();
        }
    }
}
