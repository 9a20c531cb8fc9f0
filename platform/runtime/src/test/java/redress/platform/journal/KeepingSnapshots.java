package redress.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.journal.toy.LampCommand;
import redress.platform.journal.toy.LampId;
import redress.platform.values.Actor;

/** A snapshot is a cache: it saves time where it fits today's code, and is passed over where it does not. */
class KeepingSnapshots {

    private static final Origin ANNA = Origin.of(Actor.rule("anna"), "cor_1");

    private static ConfigurableApplicationContext service;
    private static Commands commands;
    private static JdbcClient sql;

    @BeforeAll
    static void start() {
        service = Lamps.start(Lamps.database(), new SettableClock(), "--redress.journal.snapshot-every=10");
        commands = service.getBean(Commands.class);
        sql = service.getBean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void of_a_long_stream_spares_reading_its_beginning() {
        var lamp = dusted(25);
        assertEquals(
                1,
                sql.sql("select count(*) from snapshot where stream_id = ?")
                        .param(lamp.value())
                        .query(Integer.class)
                        .single());
        sql.sql(
                        "update snapshot set payload = convert_to(replace(convert_from(payload, 'UTF8'), '\"lit\":false', '\"lit\":true'), 'UTF8') where stream_id = ?")
                .param(lamp.value())
                .update();
        service.getBean(AggregateCache.class).removeAll();
        assertEquals(lamp + " lit, dusted 25", shown(lamp), "no event says so: it is the snapshot that was read");
    }

    @Test
    void of_other_code_is_passed_over() {
        var lamp = dusted(25);
        for (var spoilt :
                new String[] {"set revision = 'other'", "set name = 'redress.Moved', payload = convert_to('{', 'UTF8')"
                }) {
            sql.sql("update snapshot " + spoilt + " where stream_id = ?")
                    .param(lamp.value())
                    .update();
            service.getBean(AggregateCache.class).removeAll();
            assertEquals(lamp + " dark, dusted 25", shown(lamp));
        }
    }

    private static LampId dusted(int times) {
        var lamp = new LampId("lmp_" + UUID.randomUUID());
        commands.perform(new LampCommand.HangLamp(lamp, "hall"), ANNA);
        for (int i = 0; i < times; i++) commands.perform(new LampCommand.DustLamp(lamp), ANNA);
        return lamp;
    }

    private static Object shown(LampId lamp) {
        return java.util.Objects.requireNonNull(commands.perform(new LampCommand.ShowLamp(lamp), ANNA));
    }
}
