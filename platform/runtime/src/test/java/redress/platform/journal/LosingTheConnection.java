package redress.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Nobody is told that an append failed which did not, or that it was done when it was not. */
class LosingTheConnection {

    @Test
    void again_and_again_in_the_middle_of_appends_neither_loses_nor_doubles_nor_fails_one() throws Exception {
        var database = Lamps.migrated();
        int clients = 8;
        int losses = 5;
        var appended = new AtomicLong();
        try (var writer = AppendingFromManyThreads.writer(database);
                var people = Executors.newFixedThreadPool(clients);
                var connection = Lamps.postgres().connect(database.name());
                var kill = connection.prepareStatement(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'journal-writer' and datname = current_database()")) {
            List<Future<?>> appending = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                var stream = "lmp_" + i;
                appending.add(people.submit(() -> {
                    for (int sequence = 0; writer.reconnections() < losses; sequence++) {
                        writer.append(List.of(AppendingFromManyThreads.dusted(stream, sequence)), List.of());
                        appended.incrementAndGet();
                    }
                }));
            }
            while (writer.reconnections() < losses && appending.stream().noneMatch(Future::isDone)) {
                kill.execute();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(60));
            }
            for (var one : appending) one.get();
            assertTrue(writer.reconnections() >= losses);
        }
        assertTrue(appended.get() > 0);
        assertEquals(appended.get(), JournalShape.checked(database));
    }

    @Test
    void for_good_is_told_as_not_known_and_not_as_a_failure() {
        var database = Lamps.migrated();
        var nowhere = JournalConnections.to(
                "jdbc:postgresql://127.0.0.1:1/nowhere",
                database.app().user(),
                database.app().password());
        try (var writer = new JournalWriter("nowhere", nowhere, Duration.ofMillis(300))) {
            assertThrows(
                    JournalUnavailable.class,
                    () -> writer.append(List.of(AppendingFromManyThreads.dusted("lmp_a", 0)), List.of()));
        }
    }
}
