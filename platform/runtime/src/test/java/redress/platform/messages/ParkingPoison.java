package redress.platform.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.messages.Eventually.eventually;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ParkingPoison {

    private static final String TOPIC = Stage.topic();
    private static final HikariDataSource POOL = Stage.pool(Stage.database());
    private static final Neighbour NEIGHBOUR = new Neighbour(Stage.broker(), TOPIC);
    private static final Listener LISTENER = new Listener(POOL, Stage.broker(), TOPIC, Stage.fresh("poison"));

    @BeforeAll
    static void listen() {
        LISTENER.start();
    }

    @AfterAll
    static void stop() {
        LISTENER.close();
        NEIGHBOUR.close();
        POOL.close();
    }

    static Stream<Arguments> poison() {
        return Stream.of(
                spoilt("unexpected-tombstone", "without a value", letter -> letter.value((byte[]) null)),
                spoilt("not-a-cloudevent", "id", letter -> letter.with("ce_id", null)),
                spoilt("not-a-cloudevent", "ce_id", letter -> letter.with("ce_id", "")),
                spoilt("not-a-cloudevent", "source", letter -> letter.with("ce_source", null)),
                spoilt("not-a-cloudevent", "type", letter -> letter.with("ce_type", null)),
                spoilt("not-a-cloudevent", "", letter -> letter.with("ce_specversion", null)),
                spoilt("not-a-cloudevent", "0.3", letter -> letter.with("ce_specversion", "0.3")),
                spoilt("not-a-cloudevent", "2.0", letter -> letter.with("ce_specversion", "2.0")),
                spoilt("not-a-cloudevent", "", letter -> letter.with("ce_time", "yesterday")),
                spoilt("not-a-cloudevent", "twice", letter -> letter.with("CE_ID", "another")),
                spoilt(
                        "not-a-cloudevent",
                        "structured",
                        letter -> letter.with("content-type", "application/cloudevents+json")),
                spoilt(
                        "not-a-cloudevent",
                        "structured",
                        letter -> letter.with("content-type", "Application/CloudEvents+JSON; charset=UTF-8")
                                .value("{\"specversion\":\"1.0\"}")),
                spoilt("tampered", "leafhash", letter -> letter.with("ce_leafhash", "0".repeat(63))),
                spoilt("tampered", "leafhash", letter -> letter.with("ce_leafhash", "not a hash")),
                spoilt("wrong-source", "toy-service", letter -> letter.with("ce_source", "/redress/order-service")),
                spoilt("bad-key", "partitionkey", letter -> letter.with("ce_partitionkey", "ord_other")),
                spoilt("bad-key", "no partitionkey", letter -> letter.with("ce_partitionkey", null)),
                spoilt("undecodable", "", letter -> letter.value("")),
                spoilt("undecodable", "", letter -> letter.value("{")),
                spoilt("undecodable", "", letter -> letter.value("{} {}")),
                spoilt("undecodable", "", letter -> letter.value("{\"number\":1,\"number\":2}")),
                spoilt("undecodable", "", letter -> letter.value("[".repeat(10_000))),
                spoilt("undecodable", "UTF-8", letter -> letter.value(new byte[] {'"', (byte) 0xC3, 0x28, '"'})),
                spoilt(
                        "undecodable",
                        "UTF-8",
                        letter -> letter.value(new byte[] {(byte) 0xAC, (byte) 0xED, 0, 5, 't', 0, 1, 'x'})),
                spoilt("undecodable", "content type", letter -> letter.with("content-type", "application/xml")),
                spoilt("schema", "/number", letter -> letter.value(cup("\"number\":\"one\""))),
                spoilt("schema", "/number", letter -> letter.value(cup("\"number\":0"))),
                spoilt("schema", "/size", letter -> letter.value(cup("\"number\":1,\"size\":\"HUGE\""))),
                spoilt("schema", "/orderedAt", letter -> letter.value(cup("\"number\":1,\"orderedAt\":\"noon\""))),
                spoilt("schema", "/number", letter -> letter.value(cup("\"note\":\"no number\""))),
                spoilt("schema", "", letter -> letter.value("[]")),
                spoilt("schema", "", letter -> letter.value("null")),
                spoilt("failed", "pot broke", letter -> letter.value(cup("\"number\":1,\"note\":\"break\""))),
                spoilt(
                        "refused:no-tea-left",
                        "no tea left",
                        letter -> letter.value(cup("\"number\":1,\"note\":\"refuse\""))));
    }

    private static Arguments spoilt(String reason, String detail, Consumer<Neighbour.Letter> spoil) {
        return Arguments.of(reason, detail, spoil);
    }

    /** A cup with the members given, and the others as they should be. */
    private static String cup(String members) {
        var all = new java.util.ArrayList<String>();
        all.add(members);
        all.add("\"orderId\":\"ord_x\"");
        if (!members.contains("size")) all.add("\"size\":\"SMALL\"");
        if (!members.contains("orderedAt")) all.add("\"orderedAt\":\"2026-03-01T10:00:00Z\"");
        return "{" + String.join(",", all) + "}";
    }

    @ParameterizedTest
    @MethodSource("poison")
    void poison_is_parked_with_its_reason_and_its_bytes_and_the_partition_goes_on(
            String reason, String detail, Consumer<Neighbour.Letter> spoil) {
        var order = "ord_" + UUID.randomUUID();
        var other = neighbourOf(order);
        var letter = NEIGHBOUR.letter(UUID.randomUUID().toString(), order, 1, "");
        spoil.accept(letter);
        letter.send();
        NEIGHBOUR.orders(UUID.randomUUID().toString(), other, 1);
        eventually(() -> assertThat(LISTENER.poured(other)).containsExactly(1));
        eventually(() -> assertThat(LISTENER.reasons(order)).containsExactly(reason));
        assertThat(LISTENER.poured(order)).isEmpty();
        var row = JdbcClient.create(POOL)
                .sql("select detail, record_value from parked where chain = ?")
                .param(order)
                .query()
                .singleRow();
        assertThat((String) row.get("detail")).contains(detail);
        assertThat((byte[]) row.get("record_value")).isEqualTo(letter.value);
    }

    @Test
    void a_message_without_a_key_or_on_the_wrong_partition_is_parked() {
        var order = "ord_" + UUID.randomUUID();
        NEIGHBOUR.letter("keyless-" + order, order, 1, "").key(null).on(2).send();
        var astray = "ord_" + UUID.randomUUID();
        NEIGHBOUR
                .letter("astray", astray, 1, "")
                .on((Neighbour.partition(astray) + 1) % 6)
                .send();
        eventually(() -> assertThat(LISTENER.reasons(astray)).containsExactly("bad-key"));
        eventually(() -> assertThat(JdbcClient.create(POOL)
                        .sql("select reason from parked where event_id = ?")
                        .param("keyless-" + order)
                        .query(String.class)
                        .list())
                .containsExactly("bad-key"));
    }

    @Test
    void everything_later_of_the_same_key_waits_behind_it_and_goes_on_in_order_when_it_is_discarded() {
        var order = "ord_" + UUID.randomUUID();
        NEIGHBOUR.letter(order + 1, order, 1, "").value("{").send();
        for (int number = 2; number <= 5; number++) NEIGHBOUR.orders(order + number, order, number);
        eventually(() -> assertThat(LISTENER.reasons(order))
                .containsExactly("undecodable", "behind", "behind", "behind", "behind"));
        assertThat(LISTENER.poured(order)).isEmpty();
        var first = parked(order).getFirst();
        LISTENER.parking.discard(first, "support:usr_support1", "the neighbour will say it again");
        NEIGHBOUR.orders(order + 6, order, 6);
        eventually(() -> assertThat(LISTENER.poured(order)).containsExactly(2, 3, 4, 5, 6));
        eventually(() -> assertThat(LISTENER.reasons(order)).isEmpty());
    }

    @Test
    void the_same_id_with_other_bytes_is_a_conflict() {
        var order = "ord_" + UUID.randomUUID();
        NEIGHBOUR.orders(order + 1, order, 1);
        eventually(() -> assertThat(LISTENER.poured(order)).containsExactly(1));
        NEIGHBOUR.orders(order + 1, order, 7);
        eventually(() -> assertThat(LISTENER.reasons(order)).containsExactly("id-conflict"));
        assertThat(LISTENER.poured(order)).containsExactly(1);
    }

    @Test
    void what_was_never_heard_and_comes_after_something_newer_is_parked_and_what_follows_waits() {
        var order = "ord_" + UUID.randomUUID();
        for (int number : new int[] {1, 2, 9}) NEIGHBOUR.orders(order + number, order, number); // holes say nothing
        eventually(() -> assertThat(LISTENER.poured(order)).containsExactly(1, 2, 9));

        NEIGHBOUR.orders(order + 2, order, 2); // a repetition, which is known
        NEIGHBOUR.orders(order + 5, order, 5);
        NEIGHBOUR.orders(order + 10, order, 10);

        eventually(() -> assertThat(LISTENER.reasons(order)).containsExactly("out-of-sequence", "behind"));
        assertThat(LISTENER.poured(order)).containsExactly(1, 2, 9);
        LISTENER.parking.release(parked(order).getFirst()); // a person has looked at it
        eventually(() -> assertThat(LISTENER.poured(order)).containsExactly(1, 2, 9, 5, 10));
    }

    @Test
    void a_released_message_that_is_still_unusable_stays_first() {
        var order = "ord_" + UUID.randomUUID();
        NEIGHBOUR.letter(order + 1, order, 1, "refuse").send();
        NEIGHBOUR.orders(order + 2, order, 2);
        eventually(() -> assertThat(LISTENER.reasons(order)).containsExactly("refused:no-tea-left", "behind"));
        LISTENER.parking.release(parked(order).getFirst());
        eventually(() -> assertThat(attempts(order)).containsExactly(1, 0));
        assertThat(LISTENER.reasons(order)).containsExactly("refused:no-tea-left", "behind");
        assertThat(LISTENER.poured(order)).isEmpty();
    }

    @Test
    void hundreds_of_poisonous_records_in_a_row_do_not_stop_the_others() {
        var order = "ord_" + UUID.randomUUID();
        for (int i = 0; i < 300; i++)
            NEIGHBOUR
                    .letter(order + i, "ord_" + UUID.randomUUID(), 1, "")
                    .value("{")
                    .send();
        NEIGHBOUR.orders(order, order, 1);
        eventually(() -> assertThat(LISTENER.poured(order)).containsExactly(1));
        eventually(() -> assertThat(JdbcClient.create(POOL)
                        .sql("select count(*) from parked where event_id like ?")
                        .param(order + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(300));
    }

    private static List<Long> parked(String order) {
        return JdbcClient.create(POOL)
                .sql("select id from parked where chain = ? order by id")
                .param(order)
                .query(Long.class)
                .list();
    }

    private static List<Integer> attempts(String order) {
        return JdbcClient.create(POOL)
                .sql("select attempts from parked where chain = ? order by id")
                .param(order)
                .query(Integer.class)
                .list();
    }

    /** Another order on the same partition. */
    static String neighbourOf(String order) {
        return Stream.generate(() -> "ord_" + UUID.randomUUID())
                .filter(other -> Neighbour.partition(other) == Neighbour.partition(order))
                .findFirst()
                .orElseThrow();
    }
}
