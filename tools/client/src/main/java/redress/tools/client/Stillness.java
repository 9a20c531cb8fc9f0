package redress.tools.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the whole system stands still at the clock's time: every event handled, announced and heard everywhere, no timer
 * due. Each service answers for itself ({@code GET /local/idle}, local set-ups only). All four idle in two rounds with the
 * same journal heads in both is what counts: a message on its way in the first round would have moved a head by the second.
 */
public final class Stillness {

    private final Redress redress;

    Stillness(Redress redress) {
        this.redress = redress;
    }

    /** Waits until everything stands still; what is known then. @throws Unexpected with what was still going on */
    public Still await(Duration within) {
        var last = new ArrayList<>(List.of(look()));
        return Eventually.eventually(
                within,
                "the system to come to rest",
                () -> {
                    var before = last.getFirst();
                    if (!before.waitsFor().isEmpty()) {
                        last.set(0, look());
                        return Optional.empty();
                    }
                    var now = look();
                    last.set(0, now);
                    return now.waitsFor().isEmpty() && now.heads().equals(before.heads())
                            ? Optional.of(now)
                            : Optional.empty();
                },
                () -> last.getFirst().waitsFor().toString());
    }

    private Still look() {
        var heads = new EnumMap<Service, Long>(Service.class);
        var waitsFor = new ArrayList<String>();
        var timers = new ArrayList<Instant>();
        Arrays.stream(Service.values()).forEach(service -> {
            var answer = redress.ask(service, "/local/idle").body();
            heads.put(service, answer.path("head").asLong());
            if (!answer.path("idle").asBoolean()) waitsFor.add(service + ": " + answer.path("waitsFor"));
            if (answer.path("nextTimer").isString())
                timers.add(Instant.parse(answer.path("nextTimer").asString()));
        });
        return new Still(heads, waitsFor, timers.stream().min(Instant::compareTo));
    }

    /**
     * @param heads the last position of each journal
     * @param nextTimer the earliest timer that is pending anywhere
     */
    public record Still(Map<Service, Long> heads, List<String> waitsFor, Optional<Instant> nextTimer) {}
}
