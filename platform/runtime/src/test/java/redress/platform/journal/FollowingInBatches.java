package redress.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static redress.platform.journal.Eventually.eventually;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.journal.toy.LampCommand;
import redress.platform.journal.toy.LampId;
import redress.platform.values.Actor;
import redress.platform.values.Role;

/** A saga that was away finds the beginning, the middle and the end of many lives in one batch. */
class FollowingInBatches {

    private static final SettableClock CLOCK = new SettableClock();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Actor ANNA = new Actor("usr_anna", Role.BUYER);
    private static final Origin HERS = Origin.of(ANNA, "cor_1");

    private static ConfigurableApplicationContext service;
    private static Commands commands;
    private static JdbcClient sql;
    private static EventProcessor timers;

    @BeforeAll
    static void start() {
        service = Lamps.start(Lamps.database(), CLOCK, "--redress.processing.batch=40");
        commands = service.getBean(Commands.class);
        sql = service.getBean(JdbcClient.class);
        timers = service.getBean(EventProcessingConfiguration.class)
                .eventProcessor("lamp-timer")
                .orElseThrow();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void away() {
        timers.shutDown();
    }

    @Test
    void what_began_and_ended_in_one_batch_leaves_neither_saga_nor_timer() throws Exception {
        var lamps = hang("brief", 150);
        for (var lamp : lamps) {
            light(lamp);
            putOut(lamp);
        }
        var one = hang("last", 1).getFirst();
        light(one);
        timers.start();
        eventually(SOON, () -> assertEquals(1, sagas("last")));
        assertEquals(0, sagas("brief"));
        assertEquals(1, timersSet());
        putOut(one);
        eventually(SOON, () -> assertEquals(0, timersSet()));
    }

    @Test
    void each_life_has_one_saga_and_one_timer_however_the_batches_fall() throws Exception {
        var lamps = hang("long", 150);
        for (int i = 0; i < lamps.size(); i++) {
            light(lamps.get(i));
            if (i % 3 == 0) putOut(lamps.get(i));
            if (i % 6 == 0) light(lamps.get(i)); // a second life
        }
        timers.start();
        eventually(SOON, () -> assertEquals(125, sagas("long")));
        eventually(SOON, () -> assertEquals(125, timersSet()));
        for (int i = 1; i < lamps.size(); i += 3) putOut(lamps.get(i)); // sagas of earlier batches, found and ended
        eventually(SOON, () -> assertEquals(75, sagas("long")));
        eventually(SOON, () -> assertEquals(75, timersSet()));
        CLOCK.forward(Duration.ofDays(6));
        eventually(SOON, () -> assertEquals(0, sagas("long")));
        assertEquals(
                75,
                sql.sql(
                                "select count(*) from journal where name = 'lamp/lamp-went-out' and payload like '%time is up%'")
                        .query(Integer.class)
                        .single());
        eventually(SOON, () -> assertEquals(0, timersSet()));
    }

    @Test
    void a_timer_that_fires_at_this_moment_cannot_be_cancelled_and_finds_nothing_to_do() throws Exception {
        var lamp = hang("late", 1).getFirst();
        timers.start();
        light(lamp);
        eventually(SOON, () -> assertEquals(1, timersSet()));
        picked(true);
        putOut(lamp);
        eventually(SOON, () -> assertEquals(0, sagas("late")));
        assertEquals(1, timersSet());

        CLOCK.forward(Duration.ofDays(6));
        picked(false);
        eventually(SOON, () -> assertEquals(0, timersSet()));
        assertEquals(
                List.of("bedtime"),
                sql.sql(
                                "select payload::jsonb ->> 'why' from journal where name = 'lamp/lamp-went-out' and stream_id = ?")
                        .param(lamp.value())
                        .query(String.class)
                        .list());
    }

    /** As if another instance were at it, which is alive and well. */
    private static void picked(boolean so) {
        sql.sql("update scheduled_tasks set picked = ?, picked_by = 'another', last_heartbeat = ?")
                .param(so)
                .param(CLOCK.instant().plus(Duration.ofDays(60)).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static List<LampId> hang(String room, int lamps) {
        var hung = new ArrayList<LampId>();
        for (int i = 0; i < lamps; i++) {
            var lamp = new LampId("lmp_" + room + i);
            commands.perform(new LampCommand.HangLamp(lamp, room), HERS);
            hung.add(lamp);
        }
        return hung;
    }

    private static void light(LampId lamp) {
        commands.perform(new LampCommand.LightLamp(lamp, Duration.ofDays(5)), HERS);
    }

    private static void putOut(LampId lamp) {
        commands.perform(new LampCommand.PutOutLamp(lamp, "bedtime", ANNA), HERS);
    }

    private static int sagas(String room) {
        return sql.sql(
                        "select count(*) from saga_association a join saga s using (saga_id) where association_value like ?")
                .param("lmp_" + room + "%")
                .query(Integer.class)
                .single();
    }

    private static int timersSet() {
        return sql.sql("select count(*) from scheduled_tasks")
                .query(Integer.class)
                .single();
    }
}
