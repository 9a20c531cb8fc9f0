package redress.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static redress.platform.journal.Eventually.eventually;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import redress.platform.journal.toy.LampCommand;
import redress.platform.journal.toy.LampId;
import redress.platform.values.Actor;

/** An instance may stop at any moment of an append: the others are held up for less than two seconds, and no event is missed. */
@DisabledOnOs(OS.WINDOWS)
class FreezingAnInstance {

    private static final Origin ANNA = Origin.of(Actor.rule("anna"), "cor_1");
    private static final Duration MOST = Duration.ofSeconds(2);

    @Test
    void neither_blocks_the_others_nor_makes_a_processor_miss_an_event() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var database = Lamps.database();
        try (var here = Lamps.start(database, new SettableClock());
                var other = LampProcess.start(database, Duration.ZERO, true)) {
            var commands = here.getBean(Commands.class);
            long slowest = 0;
            for (int round = 0; round < 12; round++) {
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(200_000))); // any moment
                other.freeze();
                for (int i = 0; i < 25; i++) slowest = Math.max(slowest, hang(commands));
                if (round == 5) {
                    // long enough for its segments to be taken over from here
                    eventually(
                            Duration.ofSeconds(30), () -> assertEquals(List.of(), JournalShape.miscounted(database)));
                }
                other.thaw();
                slowest = Math.max(slowest, hang(commands));
            }
            other.finish();
            System.out.println("slowest append beside a frozen instance: " + slowest / 1_000_000 + " ms");
            assertTrue(slowest < MOST.toNanos(), "slowest append: " + slowest / 1_000_000 + " ms, seed " + seed);
            assertTrue(JournalShape.checked(database) > 12 * 26 + 50);
            eventually(Duration.ofSeconds(30), () -> assertEquals(List.of(), JournalShape.miscounted(database)));
        }
    }

    /** The unluckiest moment: its statement has run, and what would end its transaction was never sent. */
    @Test
    void while_it_holds_the_head_costs_less_than_two_seconds() throws Exception {
        var database = Lamps.migrated();
        try (var frozen = database.connect(database.app());
                var writer = AppendingFromManyThreads.writer(database)) {
            writer.append(List.of(AppendingFromManyThreads.dusted("lmp_a", 0)), List.of());
            JournalWriter.limit(frozen);
            frozen.setAutoCommit(false);
            try (var statement = frozen.createStatement()) {
                statement.executeUpdate("update journal_head set position = position + 1");
            }
            long start = System.nanoTime();
            writer.append(List.of(AppendingFromManyThreads.dusted("lmp_a", 1)), List.of());
            long took = System.nanoTime() - start;
            assertTrue(took < MOST.toNanos(), took / 1_000_000 + " ms");
        }
        assertEquals(2, JournalShape.checked(database));
    }

    private static long hang(Commands commands) {
        long start = System.nanoTime();
        commands.perform(new LampCommand.HangLamp(new LampId("lmp_" + UUID.randomUUID()), "hall"), ANNA);
        return System.nanoTime() - start;
    }
}
