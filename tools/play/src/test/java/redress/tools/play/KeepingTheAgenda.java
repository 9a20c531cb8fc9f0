package redress.tools.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeepingTheAgenda {

    private static final Instant TEN = Instant.parse("2017-03-01T10:00:00Z");
    private final Agenda agenda = new Agenda(Duration.ofHours(1));

    @Test
    void deeds_of_one_hour_are_done_together_at_its_end() {
        add(TEN.plusSeconds(60), "a", "place");
        add(TEN.plusSeconds(1200), "b", "place");
        add(TEN.plusSeconds(4000), "a", "pay");

        assertEquals(Optional.of(TEN.plusSeconds(3600)), agenda.next());
        assertEquals(
                List.of("a", "b"), List.copyOf(agenda.due(TEN.plusSeconds(3600)).keySet()));
        assertEquals(Optional.of(TEN.plusSeconds(7200)), agenda.next());
    }

    @Test
    void deeds_of_one_order_stay_in_their_order() {
        add(TEN.plusSeconds(30), "a", "pay");
        add(TEN.plusSeconds(10), "a", "place");
        add(TEN.plusSeconds(30), "a", "ship");

        assertEquals(
                List.of("place", "pay", "ship"),
                agenda.due(TEN.plusSeconds(60)).getOrDefault("a", List.of()).stream()
                        .map(Deed::name)
                        .toList());
    }

    @Test
    void a_deed_that_needs_rest_waits_when_its_order_was_touched_and_so_does_all_behind_it() {
        add(TEN, "a", "deliver");
        agenda.add(TEN.plusSeconds(1), "a", "open dispute", "a", true, () -> true);
        add(TEN.plusSeconds(2), "a", "later");
        agenda.add(TEN.plusSeconds(1), "b", "open dispute", "b", true, () -> true);

        var first = agenda.due(TEN.plusSeconds(60));
        assertEquals(
                List.of("deliver"),
                first.getOrDefault("a", List.of()).stream().map(Deed::name).toList());
        assertTrue(first.containsKey("b"));
        assertTrue(agenda.due(TEN.plusSeconds(60)).isEmpty());

        agenda.rested();
        assertEquals(
                List.of("open dispute", "later"),
                agenda.due(TEN.plusSeconds(60)).getOrDefault("a", List.of()).stream()
                        .map(Deed::name)
                        .toList());
        assertTrue(agenda.isEmpty());
    }

    private void add(Instant at, String order, String name) {
        agenda.add(at, order, name, order, false, () -> true);
    }
}
