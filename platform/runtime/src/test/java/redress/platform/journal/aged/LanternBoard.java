package redress.platform.journal.aged;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.platform.journal.Fact;
import redress.platform.journal.aged.LanternEvent.Place;
import redress.platform.projection.Projection;

/** Where every lantern hangs. */
@Component
public class LanternBoard implements Projection<LanternBoard.Row> {

    public record Row(Place place, int moves) {}

    @Override
    public String name() {
        return "lantern_board";
    }

    @Override
    public Class<Row> row() {
        return Row.class;
    }

    @Override
    public Optional<String> key(Object event, Fact fact) {
        return event instanceof LanternEvent lantern
                ? Optional.of(lantern.lanternId().value())
                : Optional.empty();
    }

    @Override
    public Row evolve(@Nullable Row before, Object event, Fact fact) {
        return switch ((LanternEvent) event) {
            case LanternEvent.LanternHung hung -> new Row(hung.place(), 0);
            case LanternEvent.LanternMoved moved -> new Row(moved.place(), before == null ? 1 : before.moves() + 1);
        };
    }
}
