package redress.platform.journal.toy;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.platform.journal.Fact;
import redress.platform.projection.Projection;

/** All lamps and what they do. */
@Component
public class LampBoard implements Projection<LampBoard.Row> {

    /** {@code seen} counts the events that came by. */
    public record Row(String lampId, String state, int dusted, int seen, String actor) {}

    /** Lamps whose dusting cannot be digested. */
    public static final Set<String> POISON = ConcurrentHashMap.newKeySet();

    @Override
    public String name() {
        return "lamp_board";
    }

    @Override
    public Class<Row> row() {
        return Row.class;
    }

    @Override
    public Optional<String> key(Object event, Fact fact) {
        return event instanceof LampEvent lamp ? Optional.of(lamp.lampId().value()) : Optional.empty();
    }

    @Override
    public Row evolve(@Nullable Row before, Object event, Fact fact) {
        var id = ((LampEvent) event).lampId().value();
        int dusted = before == null ? 0 : before.dusted();
        int seen = before == null ? 1 : before.seen() + 1;
        var state = before == null ? "dark" : before.state();
        return switch ((LampEvent) event) {
            case LampEvent.LampHung e -> new Row(id, "dark", 0, seen, fact.actor());
            case LampEvent.LampLit e -> new Row(id, "lit", dusted, seen, fact.actor());
            case LampEvent.LampWentOut e -> new Row(id, "out: " + e.why(), dusted, seen, fact.actor());
            case LampEvent.LampDusted e -> {
                if (POISON.contains(id)) throw new IllegalStateException("poison");
                yield new Row(id, state, e.times(), seen, fact.actor());
            }
        };
    }
}
