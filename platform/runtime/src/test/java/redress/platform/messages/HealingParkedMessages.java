package redress.platform.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;
import redress.platform.web.Paging;

class HealingParkedMessages {

    private static final Actor SUPPORT = new Actor("usr_support1", Role.SUPPORT);

    private HikariDataSource pool;
    private Parking parking;
    private ParkedMessages desk;

    private static final Paging ALL = new Paging(10, null);

    @BeforeEach
    void open() {
        pool = Stage.pool(Stage.database());
        parking = new Parking(new JdbcTemplate(pool));
        desk = new ParkedMessages(parking);
        parking.park(List.of(poison(1, "schema"), poison(2, "behind"), poison(3, "behind")));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void support_and_auditors_see_them_oldest_first_page_by_page() {
        var first = desk.list(SUPPORT, new Paging(2, null));
        assertThat(first.items()).extracting(Parking.Parked::offset).containsExactly(1L, 2L);
        assertThat(first.items().getFirst().reason()).isEqualTo("schema");
        assertThat(first.items().getFirst().key()).isEqualTo("ord_1");
        assertThat(first.next()).isNotNull();
        var last = ParkedMessages.place(first.items().getLast());
        var second = desk.list(new Actor("usr_auditor1", Role.AUDITOR), new Paging(2, last));
        assertThat(second.items()).extracting(Parking.Parked::offset).containsExactly(3L);
        assertThat(second.next()).as("that was all").isNull();
    }

    @Test
    void nobody_else_sees_or_touches_them() {
        var id = desk.list(SUPPORT, ALL).items().getFirst().id();
        for (var role : List.of(Role.BUYER, Role.SELLER, Role.MEDIATOR, Role.FINANCE, Role.SYSTEM)) {
            var actor = new Actor("usr_x", role);
            assertThatThrownBy(() -> desk.list(actor, ALL)).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> desk.release(actor, id)).isInstanceOf(Refusal.class);
        }
        var auditor = new Actor("usr_auditor1", Role.AUDITOR);
        assertThatThrownBy(() -> desk.discard(auditor, id, new ParkedMessages.Discard("because")))
                .as("auditors change nothing")
                .isInstanceOf(Refusal.class);
    }

    @Test
    void only_the_first_of_a_key_is_released_or_discarded_and_who_discarded_it_is_kept() {
        var ids =
                desk.list(SUPPORT, ALL).items().stream().map(Parking.Parked::id).toList();
        assertThatThrownBy(() -> desk.release(SUPPORT, ids.get(1)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("not-first-of-its-key"));
        assertThatThrownBy(() -> desk.release(SUPPORT, 4711))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("not-parked"));
        desk.discard(SUPPORT, ids.get(0), new ParkedMessages.Discard("said again in better words"));
        assertThat(JdbcClient.create(pool)
                        .sql("select discarded_by || ': ' || why from discarded where kafka_offset = 1")
                        .query(String.class)
                        .single())
                .isEqualTo("support:usr_support1: said again in better words");
        desk.release(SUPPORT, ids.get(1));
        assertThat(parking.count()).containsEntry("behind", 2L).doesNotContainKey("schema");
    }

    @Test
    void parking_the_same_record_again_changes_nothing() {
        parking.park(List.of(poison(1, "schema"), poison(2, "behind")));
        assertThat(desk.list(SUPPORT, ALL).items()).hasSize(3);
    }

    private static Parking.Arrival poison(long offset, String reason) {
        var record = new ConsumerRecord<>("cups.v1", 0, offset, Neighbour.utf8("ord_1"), Neighbour.utf8("{\0"));
        record.headers().add("ce_id", Neighbour.utf8("evt_" + offset));
        return new Parking.Arrival(
                new Reading.Poison(
                        record,
                        "hash" + offset,
                        "ord_1",
                        "/redress/toy-service",
                        "evt_" + offset,
                        Neighbour.TYPE,
                        reason,
                        "a detail with \0 in it"),
                reason,
                "a detail with \0 in it");
    }
}
