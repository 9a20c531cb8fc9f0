package redress.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static redress.platform.journal.Eventually.eventually;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.journal.toy.LampBoard;
import redress.platform.journal.toy.LampCommand;
import redress.platform.journal.toy.LampId;
import redress.platform.projection.Rebuild;
import redress.platform.values.Actor;
import redress.platform.values.Role;

class RebuildingAProjection {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Origin ANNA = Origin.of(new Actor("usr_anna", Role.BUYER), "cor_1");

    private static ConfigurableApplicationContext service;
    private static Commands commands;
    private static JdbcClient sql;

    @BeforeAll
    static void start() {
        service = Lamps.start(Lamps.database(), new SettableClock());
        commands = service.getBean(Commands.class);
        sql = service.getBean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void what_was_spoiled_is_as_it_was_and_nothing_that_happens_meanwhile_is_lost() throws Exception {
        var lamps = new ArrayList<LampId>();
        for (int i = 0; i < 40; i++) {
            var lamp = new LampId("lmp_" + UUID.randomUUID() + "\t\\ \n'\"");
            commands.perform(new LampCommand.HangLamp(lamp, "hall"), ANNA);
            lamps.add(lamp);
        }
        LampBoard.POISON.add(lamps.getFirst().value());
        for (var lamp : lamps) commands.perform(new LampCommand.DustLamp(lamp), ANNA);
        eventually(SOON, () -> assertEquals(1, deadLetters()));
        eventually(
                SOON,
                () -> assertEquals(39, (int) sql.sql("select count(*) from lamp_board where row ->> 'dusted' = '1'")
                        .query(Integer.class)
                        .single()));
        LampBoard.POISON.clear();
        sql.sql("update lamp_board set row = jsonb_set(row, '{state}', '\"stolen\"'), position = 1000000")
                .update();

        var rebuild = service.getBean(Rebuild.class);
        try (var people = Executors.newFixedThreadPool(4)) {
            List<Future<?>> dusting = new ArrayList<>();
            for (int p = 0; p < 4; p++) {
                int first = p;
                dusting.add(people.submit(() -> {
                    for (int round = 0; round < 20; round++)
                        for (int i = first; i < lamps.size(); i += 4)
                            commands.perform(new LampCommand.DustLamp(lamps.get(i)), ANNA);
                }));
            }
            var report = rebuild.of(service.getBean(LampBoard.class));
            assertEquals(40, report.rows());
            for (var one : dusting) one.get();
        }
        eventually(
                SOON,
                () -> assertEquals(
                        lamps.stream().collect(Collectors.toMap(LampId::value, lamp -> "dark 21")), board()));
        assertEquals(0, deadLetters());
    }

    private static Map<String, String> board() {
        return sql
                .sql("select key, (row ->> 'state') || ' ' || (row ->> 'dusted') as shown from lamp_board")
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static int deadLetters() {
        return sql.sql("select count(*) from dead_letter_entry")
                .query(Integer.class)
                .single();
    }
}
