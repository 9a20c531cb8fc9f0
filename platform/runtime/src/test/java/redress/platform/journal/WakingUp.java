package redress.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static redress.platform.journal.Eventually.eventually;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;
import redress.platform.journal.toy.LampCommand;
import redress.platform.journal.toy.LampId;
import redress.platform.values.Actor;
import redress.platform.values.Role;

/** Axon's streams know no callback: without ours, who has nothing to do would look again after half a second. */
class WakingUp {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Origin ANNA = Origin.of(new Actor("usr_anna", Role.BUYER), "cor_1");

    @Test
    void whoever_waits_at_the_end_of_the_journal_is_called_when_something_is_recorded() throws Exception {
        try (var service = Lamps.start(Lamps.database(), new SettableClock())) {
            var store = service.getBean(WakingEventStore.class);
            try (var stream = store.openStream(store.createHeadToken())) {
                var calls = new AtomicInteger();
                assertTrue(stream.setOnAvailableCallback(calls::incrementAndGet));
                for (int i = 0; i < 3; i++) {
                    int before = calls.get();
                    var lamp = new LampId("lmp_" + UUID.randomUUID());
                    service.getBean(Commands.class).perform(new LampCommand.HangLamp(lamp, "hall"), ANNA);

                    eventually(SOON, () -> assertTrue(calls.get() > before, "not called"));
                    assertEquals(lamp.value(), streamOf(stream.nextAvailable()));
                }
            }
        }
    }

    private static String streamOf(EventMessage<?> message) {
        return ((DomainEventMessage<?>) message).getAggregateIdentifier();
    }
}
