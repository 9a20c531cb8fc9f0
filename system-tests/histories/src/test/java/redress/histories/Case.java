package redress.histories;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;

/**
 * Something that people look at and do things to: an order, a dispute, a refund.
 *
 * @param <V> what is seen of it
 */
abstract class Case<V> {

    final Service service;
    final String id;
    private final Class<V> view;

    Case(Service service, String id, Class<V> view) {
        this.service = service;
        this.id = id;
        this.view = view;
    }

    /** Who has to do with it. */
    abstract List<Actor> people();

    abstract Object question(Actor by);

    abstract List<AvailableAction> listed(V seen);

    /** All that could ever be listed. */
    abstract List<String> actions();

    /** The action as a sensible person would do it, after what they see; null where there is no sensible way to say it. */
    abstract @Nullable Object command(String action, V seen, Actor by, Chance chance, String fresh);

    /** How likely a person is to choose it among others. */
    int weight(String action) {
        return 4;
    }

    V look(Object answer) {
        return view.cast(answer);
    }

    @Override
    public String toString() {
        return id;
    }
}
