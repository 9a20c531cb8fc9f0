package redress.histories;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import redress.dispute.domain.DisputeEvent;
import redress.platform.policy.PolicyBook.Departure;

/**
 * R74. What the parties do is over when they fall silent; what bounds the rest is the policy, and that those whose office it is
 * do it: a mediator decides within two days of being able to (R34: no rule ever decides instead), a second one confirms as
 * soon, a bank decides, and finance has a refund tried again that the provider declined.
 */
final class EverythingEnds implements Invariant {

    /** How long officers, the bank, the provider and timers that were late already may take, all in all. */
    private static final Duration OFFICES = Duration.ofDays(2 + 2 + 2 + 2 + 5);

    private static final Duration LATE_TIMERS = Duration.ofHours(3 * 60);

    private final Register register;
    private final Map<String, Instant> open = new LinkedHashMap<>();
    private final Map<String, Instant> closed = new LinkedHashMap<>();

    EverythingEnds(Register register) {
        this.register = register;
    }

    @Override
    public String sentence() {
        return "Whatever the parties do or omit, every dispute ends in bounded time, and so does everything else (R74).";
    }

    /** From the parties' silence to the end of the last dispute, by the most patient of all versions. */
    static Duration bound(World world) {
        return Stream.of(
                        "dispute-resolved", "return-ship-by", "return-extension", "return-transit", "return-inspection")
                .map(window -> longest(world.disputes, window))
                .reduce(Duration.ZERO, Duration::plus)
                .plus(longest(world.refunds, "refund-retries"))
                .plus(OFFICES)
                .plus(LATE_TIMERS);
    }

    private static Duration longest(Service service, String value) {
        return service.policies().stream()
                .flatMap(page -> Stream.concat(
                        Stream.of(page.values()), page.overrides().stream().map(Departure::values)))
                .filter(said -> said.containsKey(value))
                .map(said -> said.get(value))
                .map(said -> said.isArray() ? said.valueStream().toList() : List.of(said))
                .map(periods -> periods.stream()
                        .map(period -> Duration.parse(period.asString()))
                        .reduce(Duration.ZERO, Duration::plus))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    @Override
    public void after(Stored stored) {
        switch (stored.event()) {
            case DisputeEvent.DisputeOpened e -> open.put(stored.stream(), e.openedAt());
            case DisputeEvent.DisputeReopened e -> open.put(stored.stream(), e.reopenedAt());
            case DisputeEvent.DisputeClosed _ -> {
                open.remove(stored.stream());
                closed.put(stored.stream(), stored.fact().recordedAt());
            }
            default -> {}
        }
    }

    @Override
    public void atTheEnd(World world, Instant silentSince) {
        var latest = silentSince.plus(bound(world));
        require(open.isEmpty(), "these disputes never end: %s", open);
        closed.forEach((dispute, at) ->
                require(!at.isAfter(latest), "%s ended at %s, %s was the latest", dispute, at, latest));
        require(register.isQuiet(), "not over: %s", register.whatIsOpen());
        require(world.undelivered().isEmpty(), "nobody ever takes in: %s", world.undelivered());
    }
}
