package redress.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static redress.platform.journal.Eventually.eventually;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.journal.aged.LanternBoard;
import redress.platform.journal.aged.LanternCommand.CarryUp;
import redress.platform.journal.aged.LanternCommand.HangLantern;
import redress.platform.journal.aged.LanternEvent.LanternHung;
import redress.platform.journal.aged.LanternEvent.LanternMoved;
import redress.platform.journal.aged.LanternEvent.Place;
import redress.platform.journal.aged.LanternId;
import redress.platform.journal.aged.LanternService;
import redress.platform.projection.Rebuild;
import redress.platform.values.Actor;
import redress.platform.values.Role;

/** A lantern was hung before lanterns had floors; today's code reads it as if it had always had one. */
class ReadingAnOlderRevision {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Origin ANNA = Origin.of(new Actor("usr_anna", Role.BUYER), "cor_1");
    private static final LanternId OLD = new LanternId("ltn_old");
    private static final String STORED = "{\"lanternId\":\"ltn_old\",\"room\":\"hall\"}";

    private static ConfigurableApplicationContext service;
    private static JournalReader journal;

    @BeforeAll
    static void start() {
        var database = Lamps.migrated();
        try (var writer = AppendingFromManyThreads.writer(database)) {
            writer.append(
                    List.of(new Entry(
                            "lantern",
                            OLD.value(),
                            0,
                            "lantern/lantern-hung",
                            "1",
                            UUID.randomUUID().toString(),
                            Entry.text(Instant.parse("2024-05-01T10:00:00Z")),
                            "{\"actor\":\"buyer:usr_anna\"}",
                            STORED)),
                    List.of());
        }
        var properties = Lamps.properties(database);
        properties.put("spring.application.name", "lantern-service");
        var application = new SpringApplication(LanternService.class);
        application.setDefaultProperties(properties);
        application.addInitializers(context ->
                ((GenericApplicationContext) context).registerBean("clock", Clock.class, SettableClock::new));
        service = application.run();
        journal = service.getBean(JournalReader.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void it_goes_through_aggregate_projection_and_rebuild_and_stays_in_the_journal_as_it_was() throws Exception {
        assertEquals(List.of(new LanternHung(OLD, new Place("hall", 0))), events());

        var before = service.getBean(Commands.class).perform(new CarryUp(OLD), ANNA);

        assertEquals(new Place("hall", 0), before, "what the aggregate knew of it");
        eventually(SOON, () -> assertEquals("hall 1, moved 1", shown()));
        var sql = service.getBean(JdbcClient.class);
        sql.sql("update lantern_board set row = jsonb_set(row, '{moves}', '7')").update();
        service.getBean(Rebuild.class).of(service.getBean(LanternBoard.class));
        assertEquals("hall 1, moved 1", shown());

        var stored = rows().getFirst();
        assertEquals("1", stored.revision());
        assertEquals(STORED, stored.payload());
        assertEquals(stored.leafHash(), stored.recomputedHash());
        assertEquals(
                List.of(new LanternHung(OLD, new Place("hall", 0)), new LanternMoved(OLD, new Place("hall", 1))),
                events().subList(0, 2));
    }

    @Test
    void what_is_stored_today_has_today_s_revision() {
        var fresh = new LanternId("ltn_" + UUID.randomUUID());
        service.getBean(Commands.class).perform(new HangLantern(fresh, new Place("attic", 3)), ANNA);

        var stored = rows().stream()
                .filter(row -> row.streamId().equals(fresh.value()))
                .findFirst()
                .orElseThrow();
        assertEquals("2", stored.revision());
        assertEquals(
                "{\"lanternId\":\"%s\",\"place\":{\"room\":\"attic\",\"floor\":3}}".formatted(fresh), stored.payload());
    }

    private static List<Object> events() {
        var events = new ArrayList<Object>();
        journal.read(0, 1_000, (fact, event) -> {
            if (fact.streamId().equals(OLD.value())) events.add(event);
        });
        return events;
    }

    private static List<RawEntry> rows() {
        var rows = new ArrayList<RawEntry>();
        journal.raw(0, 1_000, rows::add);
        return rows;
    }

    private static String shown() {
        return service.getBean(JdbcClient.class)
                .sql("""
                        select (row -> 'place' ->> 'room') || ' ' || (row -> 'place' ->> 'floor') || ', moved '
                               || (row ->> 'moves') from lantern_board where key = ?""")
                .param(OLD.value())
                .query(String.class)
                .optional()
                .orElse("nowhere");
    }
}
