package redress.tools.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tools.jackson.databind.JsonNode;

/**
 * Whether the whole system stands still at the clock's time: every event handled, announced and heard everywhere, no timer
 * due. Each service answers for itself ({@code GET /local/idle}, local set-ups only), as soon as it is idle or after two
 * seconds. All four idle in two rounds with the same journal heads in both is what counts: a message on its way in the
 * first round would have moved a head by the second.
 */
public final class Stillness {

    private final Redress redress;

    Stillness(Redress redress) {
        this.redress = redress;
    }

    /** Waits until everything stands still; what is known then. @throws Unexpected with what was still going on */
    public Still await(Duration within) {
        long until = System.nanoTime() + within.toNanos();
        var before = look();
        while (true) {
            var now = look();
            if (now.waitsFor().isEmpty()
                    && before.waitsFor().isEmpty()
                    && now.heads().equals(before.heads())) return now;
            if (System.nanoTime() - until > 0)
                throw new Unexpected(
                        "the system to come to rest within " + within.toSeconds() + " s",
                        now.waitsFor().toString());
            before = now;
        }
    }

    private Still look() {
        var heads = new EnumMap<Service, Long>(Service.class);
        var waitsFor = new ArrayList<String>();
        var timers = new ArrayList<Instant>();
        answers().forEach((service, answer) -> {
            heads.put(service, answer.path("head").asLong());
            if (!answer.path("idle").asBoolean()) waitsFor.add(service + ": " + answer.path("waitsFor"));
            if (answer.path("nextTimer").isString())
                timers.add(Instant.parse(answer.path("nextTimer").asString()));
        });
        return new Still(heads, waitsFor, timers.stream().min(Instant::compareTo));
    }

    /** All four at the same time: most of what an answer takes is waiting. */
    private Map<Service, JsonNode> answers() {
        var asked = new EnumMap<Service, CompletableFuture<JsonNode>>(Service.class);
        for (var service : Service.values())
            asked.put(
                    service,
                    CompletableFuture.supplyAsync(
                            () -> redress.ask(service, "/local/idle?within=PT2S")
                                    .body(),
                            Thread::startVirtualThread));
        var answers = new EnumMap<Service, JsonNode>(Service.class);
        try {
            asked.forEach((service, answer) -> answers.put(service, answer.join()));
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw failed;
        }
        return answers;
    }

    /**
     * @param heads the last position of each journal
     * @param nextTimer the earliest timer that is pending anywhere
     */
    public record Still(Map<Service, Long> heads, List<String> waitsFor, Optional<Instant> nextTimer) {}
}
