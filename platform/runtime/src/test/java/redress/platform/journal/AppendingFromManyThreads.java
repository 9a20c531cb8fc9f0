package redress.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static redress.platform.journal.Eventually.eventually;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.Test;
import redress.platform.embedded.ServiceDatabase;
import redress.platform.journal.toy.LampCommand;
import redress.platform.journal.toy.LampId;
import redress.platform.values.Actor;

/** Two instances on one database, 64 threads: nothing is lost, nothing out of order, one conflict fails one command. */
class AppendingFromManyThreads {

    private static final int THREADS = 64;
    private static final Origin ANNA = Origin.of(Actor.rule("anna"), "cor_1");

    @Test
    void of_two_who_want_the_same_place_one_gets_it_and_nobody_else_notices() throws Exception {
        var database = Lamps.migrated();
        long rounds = 40;
        var lost = new LongAdder();
        try (var one = writer(database);
                var other = writer(database)) {
            together(new CyclicBarrier(THREADS), (thread, barrier) -> {
                var writer = thread % 2 == 0 ? one : other;
                for (int round = 0; round < rounds; round++) {
                    barrier.await();
                    writer.append(List.of(dusted("lmp_own_" + thread, round)), List.of());
                    if (thread < 2) {
                        try {
                            writer.append(List.of(dusted("lmp_contested", round)), List.of());
                        } catch (JournalWriter.StreamConflict taken) {
                            lost.increment();
                        }
                    }
                }
                return thread;
            });
            assertTrue(one.batches() + other.batches() < THREADS * rounds, "commands share commits");
        }
        assertEquals(rounds, lost.sum());
        assertEquals((THREADS + 1L) * rounds, JournalShape.checked(database));
    }

    @Test
    void a_command_of_two_streams_is_stored_whole_or_not_at_all() {
        var database = Lamps.migrated();
        try (var writer = writer(database)) {
            writer.append(List.of(dusted("lmp_a", 0)), List.of());
            assertThrows(
                    JournalWriter.StreamConflict.class,
                    () -> writer.append(List.of(dusted("lmp_b", 0), dusted("lmp_a", 0)), List.of()));
            writer.append(List.of(dusted("lmp_b", 0), dusted("lmp_a", 1)), List.of());
        }
        assertEquals(3, JournalShape.checked(database));
    }

    @Test
    void every_command_of_two_instances_takes_effect_once_however_they_meet() throws Exception {
        var database = Lamps.database();
        int lamps = 8;
        int rounds = 12;
        try (var one = Lamps.start(database, new SettableClock());
                var other = Lamps.start(database, new SettableClock())) {
            for (int i = 0; i < lamps; i++)
                one.getBean(Commands.class).perform(new LampCommand.HangLamp(new LampId("lmp_" + i), "hall"), ANNA);
            var tooBusy = new AtomicInteger();
            Map<String, LongAdder> done = new ConcurrentHashMap<>();
            together(new CyclicBarrier(THREADS), (thread, barrier) -> {
                var commands = (thread % 2 == 0 ? one : other).getBean(Commands.class);
                for (int round = 0; round < rounds; round++) {
                    var lamp = new LampId("lmp_" + (thread + round) % lamps);
                    try {
                        commands.perform(new LampCommand.DustLamp(lamp), ANNA);
                        done.computeIfAbsent(lamp.value(), none -> new LongAdder())
                                .increment();
                    } catch (org.axonframework.modelling.command.ConcurrencyException others) {
                        tooBusy.incrementAndGet();
                    }
                }
                return thread;
            });
            long head = JournalShape.checked(database);
            assertEquals(lamps + (long) THREADS * rounds - tooBusy.get(), head);
            for (int i = 0; i < lamps; i++) {
                var lamp = new LampId("lmp_" + i);
                var expected = lamp + " dark, dusted "
                        + java.util.Objects.requireNonNull(done.get(lamp.value()))
                                .sum();
                for (var instance : List.of(one, other))
                    assertEquals(
                            expected, instance.getBean(Commands.class).perform(new LampCommand.ShowLamp(lamp), ANNA));
            }
            eventually(Duration.ofMinutes(2), () -> assertEquals(List.of(), JournalShape.miscounted(database)));
        }
    }

    @Test
    void an_instance_never_answers_or_refuses_from_a_stale_cache() {
        var database = Lamps.database();
        try (var one = Lamps.start(database, new SettableClock());
                var other = Lamps.start(database, new SettableClock())) {
            var here = one.getBean(Commands.class);
            var there = other.getBean(Commands.class);
            var lamp = new LampId("lmp_" + UUID.randomUUID());
            here.perform(new LampCommand.HangLamp(lamp, "hall"), ANNA);
            assertEquals(lamp + " dark, dusted 0", there.perform(new LampCommand.ShowLamp(lamp), ANNA));
            here.perform(new LampCommand.LightLamp(lamp, Duration.ofDays(1)), ANNA);
            assertEquals(lamp + " lit, dusted 0", there.perform(new LampCommand.ShowLamp(lamp), ANNA));
            there.perform(new LampCommand.PutOutLamp(lamp, "late", Actor.rule("x")), ANNA);
            here.perform(new LampCommand.LightLamp(lamp, Duration.ofDays(1)), ANNA); // was refused on the stale one
            // a no-op by what is cached there, but not by what is true
            there.perform(
                    new LampCommand.PutOutLamp(lamp, "later", Actor.rule("x")), ANNA, new Rider.Inbox("/x", "1", "00"));
            assertEquals(lamp + " dark, dusted 0", here.perform(new LampCommand.ShowLamp(lamp), ANNA));
            assertThrows(
                    AggregateStreamCreationException.class,
                    () -> there.perform(new LampCommand.HangLamp(lamp, "hall"), ANNA));
        }
    }

    private interface Work {
        int run(int thread, CyclicBarrier barrier) throws Exception;
    }

    private static void together(CyclicBarrier barrier, Work work) throws Exception {
        try (var people = Executors.newFixedThreadPool(THREADS)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                Callable<Integer> one = () -> work.run(thread, barrier);
                running.add(people.submit(one));
            }
            for (var one : running) one.get();
        }
    }

    static JournalWriter writer(ServiceDatabase database) {
        return new JournalWriter(
                "test",
                JournalConnections.to(
                        database.url(), database.app().user(), database.app().password()),
                Duration.ofMinutes(2));
    }

    static Entry dusted(String stream, long sequence) {
        return new Entry(
                "lamp",
                stream,
                sequence,
                "lamp/lamp-dusted",
                "1",
                UUID.randomUUID().toString(),
                Entry.text(Instant.parse("2026-11-22T10:00:00Z")),
                "{}",
                "{\"lampId\":\"%s\",\"times\":%d}".formatted(stream, sequence));
    }
}
