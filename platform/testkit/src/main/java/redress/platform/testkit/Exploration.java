package redress.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Refusal;

/**
 * Goes everywhere that people, timers and neighbours can take one aggregate, and finds out at every moment whether what is
 * listed is accepted and what is not listed is refused (R80), for everybody and every action. The moments are found, breadth
 * first, from the beginnings by doing what is possible; those of which the same is told are looked at once.
 *
 * @param <V> the view that lists what the viewer may do
 */
public abstract class Exploration<V> {

    /** A history and the instant at which somebody looks at it, by its place in the list of instants. */
    public record Moment(List<Object> history, int hour) {}

    /**
     * Something that {@code by} tries. Its arguments are such that nothing but who asks and how things stand can speak against
     * it.
     *
     * @param action as a list of available actions names it
     * @param command made only when it is tried, for a role that may never do it is turned away by the making
     */
    public record Deed(String action, Actor by, Supplier<?> command) {}

    /**
     * @param moments how many were looked at
     * @param tried how many deeds
     * @param done which of them were accepted, how often
     */
    public record Found(int moments, int tried, Map<String, Integer> done) {}

    /**
     * What is explored.
     *
     * @param kind what its view is
     * @param world in which all is tried; nothing of it remains
     * @param id the aggregate in it
     * @param question what somebody asks to see it
     * @param offered what the view says that they may do
     */
    public record Subject<V>(
            Class<V> kind,
            World world,
            Object id,
            Function<Actor, Object> question,
            Function<V, List<AvailableAction>> offered) {}

    /**
     * Who looks and tries.
     *
     * @param everybody each role, those concerned and strangers
     * @param onlooker somebody who sees all
     */
    public record People(List<Actor> everybody, Actor onlooker) {}

    private static final int MOST = 5_000;

    private final Subject<V> subject;
    private final People people;
    private final List<Instant> instants;
    private final Consumer<Instant> clock;
    private final Map<String, Integer> done = new HashMap<>();
    private final ArrayDeque<Moment> open = new ArrayDeque<>();
    private int tried;

    /**
     * @param clock moves the clock that the aggregate looks at
     * @param instants the instants at which something may happen, in their order: before, at and after each deadline
     */
    protected Exploration(Subject<V> subject, People people, Consumer<Instant> clock, List<Instant> instants) {
        this.subject = subject;
        this.people = people;
        this.clock = clock;
        this.instants = List.copyOf(instants);
    }

    /** The names of all actions there are: each has to be met at least once. */
    protected abstract Set<String> actions();

    /** What this person may think of trying, {@code view} being what is to be seen by one who sees all. */
    protected abstract List<Deed> deeds(Actor by, V view, Instant now);

    /** What timers and neighbours may tell then. */
    protected abstract List<Object> news(V view, List<Object> history, Instant now);

    /**
     * What can be told of a moment: two moments of which the same is told differ in nothing that matters. What is listed is
     * no good for telling, for it may be a lie.
     */
    protected abstract Object told(V view, List<Object> history, Instant now);

    /** Whether to look at it, and to go on from there. */
    protected boolean isOfInterest(V view) {
        return true;
    }

    /** Where it begins: histories at the first instant. */
    public final Found from(List<List<Object>> beginnings) {
        var seen = new HashSet<List<Object>>();
        for (var history : beginnings) open.add(new Moment(history, 0));
        while (!open.isEmpty()) {
            var moment = open.remove();
            var now = instants.get(moment.hour());
            clock.accept(now);
            var view = view(moment, people.onlooker()).orElseThrow();
            if (!isOfInterest(view)) continue;
            if (!seen.add(List.of(moment.hour(), told(view, moment.history(), now)))) continue;
            assertThat(seen.size())
                    .as("moments told apart: too many to look at")
                    .isLessThan(MOST);
            if (moment.hour() + 1 < instants.size()) open.add(new Moment(moment.history(), moment.hour() + 1));
            for (var actor : people.everybody()) lookAndTry(moment, actor, view, now);
            for (var news : news(view, moment.history(), now)) hear(moment, news);
        }
        assertThat(new TreeSet<>(done.keySet()))
                .as("what was accepted at least once")
                .isEqualTo(new TreeSet<>(actions()));
        return new Found(seen.size(), tried, Map.copyOf(done));
    }

    private void lookAndTry(Moment moment, Actor actor, V view, Instant now) {
        var offered = view(moment, actor).map(subject.offered()).orElse(List.of());
        for (var action : offered) check(action, now);
        var listed = offered.stream().map(AvailableAction::action).collect(Collectors.toSet());
        var thinkable = new HashSet<String>();
        for (var deed : deeds(actor, view, now)) {
            thinkable.add(deed.action());
            var outcome = attempt(moment, deed);
            tried++;
            if (outcome.obeyed() != listed.contains(deed.action()))
                throw new AssertionError("%s by %s at %s is %s and %s (%s) after %s"
                        .formatted(
                                deed.action(),
                                actor,
                                now,
                                listed.contains(deed.action()) ? "listed" : "not listed",
                                outcome.obeyed() ? "accepted" : "refused",
                                outcome.failure(),
                                inShort(moment)));
            var events = outcome.history().size() - moment.history().size();
            if (outcome.obeyed() ? events == 0 : events > 0 || !(outcome.failure() instanceof Refusal))
                throw new AssertionError("%s by %s at %s came to %s and %d events after %s"
                        .formatted(deed.action(), actor, now, outcome.failure(), events, inShort(moment)));
            if (outcome.obeyed()) {
                done.merge(deed.action(), 1, Integer::sum);
                open.add(new Moment(outcome.history(), moment.hour()));
            }
        }
        assertThat(thinkable)
                .as("everything is tried that is offered to %s", actor)
                .containsAll(listed);
    }

    /** Every action says what happens otherwise, and a window that is named is still open. */
    private static void check(AvailableAction action, Instant now) {
        assertThat(action.otherwise()).as(action.action()).isNotBlank();
        var until = action.until();
        if (until != null) assertThat(until).as(action.action()).isAfter(now);
    }

    private World.Outcome attempt(Moment moment, Deed deed) {
        Object command;
        try {
            command = deed.command().get();
        } catch (Refusal never) {
            return new World.Outcome(null, never, moment.history());
        }
        return after(moment, command);
    }

    private World.Outcome after(Moment moment, Object command) {
        return subject.world().after(subject.id(), moment.history(), command);
    }

    /** What neighbours and timers tell is done or refused; it never breaks anything. */
    private void hear(Moment moment, Object news) {
        var outcome = after(moment, news);
        if (outcome.failure() != null && !(outcome.failure() instanceof Refusal))
            throw new AssertionError("%s after %s".formatted(news, inShort(moment)), outcome.failure());
        if (outcome.history().size() > moment.history().size()) open.add(new Moment(outcome.history(), moment.hour()));
    }

    private static String inShort(Moment moment) {
        var said = moment.history().stream().map(Object::toString).collect(Collectors.joining(",\n  "));
        return said.length() < 10_000 ? said : "…" + said.substring(said.length() - 10_000);
    }

    private Optional<V> view(Moment moment, Actor viewer) {
        var shown = attempt(
                moment, new Deed("look", viewer, () -> subject.question().apply(viewer)));
        if (shown.failure() != null)
            assertThat(shown.failure()).as("shown to %s", viewer).isInstanceOf(Refusal.class);
        return Optional.ofNullable(shown.result()).map(subject.kind()::cast);
    }
}
