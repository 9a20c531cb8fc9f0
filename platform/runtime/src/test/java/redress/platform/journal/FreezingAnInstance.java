package redress.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static redress.platform.journal.Eventually.eventually;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import redress.platform.embedded.ServiceDatabase;
import redress.platform.journal.toy.LampCommand;
import redress.platform.journal.toy.LampId;
import redress.platform.values.Actor;

/**
 * An instance may stop at any moment of an append: the others append on while it is frozen, after the two seconds at most
 * that the server lets a transaction last, and no event is missed.
 */
@DisabledOnOs(OS.WINDOWS)
class FreezingAnInstance {

    private static final Origin ANNA = Origin.of(Actor.rule("anna"), "cor_1");
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration MOST = Duration.ofSeconds(2);

    @Test
    void neither_stops_the_others_nor_makes_a_processor_miss_an_event() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var database = Lamps.database();
        try (var here = Lamps.start(database, new SettableClock());
                var other = LampProcess.start(database, Duration.ZERO, true)) {
            var commands = here.getBean(Commands.class);
            for (int round = 0; round < 12; round++) {
                awaitWorkOfTheOther(database);
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(200_000))); // any moment
                other.freeze();
                for (int i = 0; i < 25; i++) hang(commands); // it is thawed only after all of them are durable
                if (round == 5) {
                    // long enough for its segments to be taken over from here
                    eventually(SOON, () -> assertEquals(List.of(), JournalShape.miscounted(database)));
                }
                other.thaw();
                hang(commands);
            }
            other.finish();
            assertEquals(JournalShape.checked(database), byTheOther(database) + 12 * 26);
            eventually(SOON, () -> assertEquals(List.of(), JournalShape.miscounted(database)));
        }
    }

    /** The unluckiest moment: its statement has run, and what would end its transaction was never sent. */
    @Test
    void while_it_holds_the_head_it_is_the_server_that_ends_its_transaction_in_less_than_two_seconds()
            throws Exception {
        var database = Lamps.migrated();
        try (var frozen = database.connect(database.app());
                var writer = AppendingFromManyThreads.writer(database)) {
            writer.append(List.of(AppendingFromManyThreads.dusted("lmp_a", 0)), List.of());
            JournalWriter.limit(frozen);
            assertThat(transactionTimeout(frozen)).isPositive().isLessThan(MOST);
            frozen.setAutoCommit(false);
            try (var statement = frozen.createStatement()) {
                statement.executeUpdate("update journal_head set position = position + 1");
            }

            writer.append(List.of(AppendingFromManyThreads.dusted("lmp_a", 1)), List.of());
        }
        assertEquals(2, JournalShape.checked(database));
    }

    private static void hang(Commands commands) {
        commands.perform(new LampCommand.HangLamp(new LampId("lmp_" + UUID.randomUUID()), "hall"), ANNA);
    }

    private static Duration transactionTimeout(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select setting::int from pg_settings where name = 'transaction_timeout'")) {
            row.next();
            return Duration.ofMillis(row.getInt(1));
        }
    }

    private static void awaitWorkOfTheOther(ServiceDatabase database) throws Exception {
        long before = byTheOther(database);
        eventually(SOON, () -> assertTrue(byTheOther(database) > before, "it appends nothing"));
    }

    private static long byTheOther(ServiceDatabase database) {
        return JournalShape.number(
                JournalShape.as(database, database.audit()),
                "select count(*) from journal where metadata like '%\"" + LampProcess.CORRELATION + "\"%'");
    }
}
