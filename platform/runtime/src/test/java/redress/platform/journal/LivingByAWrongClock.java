package redress.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static redress.platform.journal.Eventually.eventually;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader's clock ten minutes ahead or behind makes it miss nothing: positions are dense, and no clock is asked. */
class LivingByAWrongClock {

    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "PT-10M"})
    void no_reader_misses_an_event(String ahead) throws Exception {
        var database = Lamps.migrated();
        try (var reader = LampProcess.start(database, Duration.parse(ahead), false);
                var one = AppendingFromManyThreads.writer(database);
                var other = AppendingFromManyThreads.writer(database);
                var people = Executors.newFixedThreadPool(16)) {
            List<Future<?>> appending = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                var writer = i % 2 == 0 ? one : other;
                appending.add(people.submit(() -> {
                    for (int lamp = 0; lamp < 40; lamp++) {
                        var stream = "lmp_" + UUID.randomUUID();
                        for (int sequence = 0; sequence < 5; sequence++)
                            writer.append(List.of(AppendingFromManyThreads.dusted(stream, sequence)), List.of());
                    }
                }));
            }
            for (var done : appending) done.get();
            assertEquals(16 * 40 * 5, JournalShape.checked(database));
            eventually(
                    Duration.ofMinutes(2),
                    () -> assertEquals(List.of(), JournalShape.miscounted(database), reader::told));
            reader.finish();
        }
    }
}
