package redress.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static redress.platform.journal.Eventually.eventually;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.journal.toy.LampCommand;
import redress.platform.journal.toy.LampId;
import redress.platform.local.Standstill;
import redress.platform.values.Actor;
import redress.platform.values.Role;

class StandingStill {

    private static final SettableClock CLOCK = new SettableClock();
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Origin ANNA = Origin.of(new Actor("usr_anna", Role.BUYER), "cor_1");

    private static final String LOCAL = "--spring.main.sources=redress.platform.local.LocalBeans";

    private static ConfigurableApplicationContext service;
    private static Standstill standstill;

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = Lamps.start(Lamps.database(), CLOCK, LOCAL, "--redress.clock.file=" + directory.resolve("clock"));
        standstill = service.getBean(Standstill.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_service_is_idle_when_its_processors_are_done_and_no_timer_is_due() throws Exception {
        var commands = service.getBean(Commands.class);
        var lamp = new LampId("lmp_" + UUID.randomUUID());
        var before = CLOCK.instant();
        commands.perform(new LampCommand.HangLamp(lamp, "hall"), ANNA);
        commands.perform(new LampCommand.LightLamp(lamp, Duration.ofDays(5)), ANNA);
        eventually(
                SOON,
                () -> assertTrue(
                        standstill.look().idle(), () -> standstill.look().toString()));
        var lit = standstill.look();
        assertEquals(2, lit.head());
        assertTrue(Objects.requireNonNull(lit.nextTimer())
                .isAfter(before.plus(Duration.ofDays(5)).minusMillis(1)));

        CLOCK.forward(Duration.ofDays(5).plusSeconds(1));
        eventually(SOON, () -> assertEquals(3, standstill.look().head()));
        eventually(SOON, () -> assertTrue(standstill.look().idle()));
        assertNull(standstill.look().nextTimer());
        assertEquals(
                "out: time is up",
                service.getBean(JdbcClient.class)
                        .sql("select state from lamp_board where key = ?")
                        .param(lamp.value())
                        .query(String.class)
                        .single());
    }

    @Test
    void without_a_clock_that_can_be_moved_nobody_answers() {
        try (var real = Lamps.start(Lamps.database(), CLOCK, LOCAL)) {
            assertFalse(
                    real.getBeanProvider(Standstill.class).stream().findAny().isPresent());
        }
    }
}
