package redress.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static redress.platform.journal.Eventually.eventually;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.journal.toy.LampCommand;
import redress.platform.journal.toy.LampId;
import redress.platform.values.Actor;
import redress.platform.values.Role;

class WakingUp {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Origin ANNA = Origin.of(new Actor("usr_anna", Role.BUYER), "cor_1");

    /** Axon's own half a second would make the median a quarter of one. */
    @Test
    void a_processor_that_slept_sees_a_new_event_long_before_half_a_second() throws Exception {
        try (var service = Lamps.start(Lamps.database(), new SettableClock())) {
            var commands = service.getBean(Commands.class);
            var sql = service.getBean(JdbcClient.class);
            var delays = new ArrayList<Duration>();
            for (int i = 0; i < 20; i++) {
                var lamp = new LampId("lmp_" + UUID.randomUUID());
                commands.perform(new LampCommand.HangLamp(lamp, "hall"), ANNA);
                long hung = System.nanoTime();
                eventually(
                        SOON,
                        () -> assertEquals(
                                1,
                                sql.sql("select count(*) from lamp_board where key = ?")
                                        .param(lamp.value())
                                        .query(Integer.class)
                                        .single()));
                if (i > 2) delays.add(Duration.ofNanos(System.nanoTime() - hung)); // the first ones warm up
            }
            delays.sort(null);
            assertTrue(delays.get(delays.size() / 2).toMillis() < 150, delays::toString);
        }
    }
}
