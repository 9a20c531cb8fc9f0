package redress.platform.projection;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.platform.journal.Fact;
import redress.platform.journal.PlatformEvent;

/**
 * A read model as a fold: each event touches at most one row, and the row after it depends on nothing but the row before
 * it and the event. The same fold serves the live table, the bulk rebuild and the auditor's replay, so they cannot differ.
 *
 * <p>The table is {@code name()} with columns {@code key text primary key, row jsonb, position bigint}; what lists need to
 * filter or sort by is a stored generated column of the service's migration.
 *
 * <p>The facts it is given are bare ({@link Fact#bare()}).
 *
 * @param <R> the row, a record that JSON can hold; instants in it come from events, never from a clock
 */
public interface Projection<R> {

    /** The table's name, snake_case, as a person would call the screen: {@code dispute_board}. */
    String name();

    Class<R> row();

    /** The row that an event of the service touches; empty where it is of no interest. Who caused the event, the fact need not say here. */
    Optional<String> key(Object event, Fact fact);

    /** The row that whatever stands in the journal touches: {@link #key}, and none for what is the platform's own. */
    default Optional<String> touches(Object event, Fact fact) {
        return event instanceof PlatformEvent ? Optional.empty() : key(event, fact);
    }

    /** The row after the event. {@code before} is null where there is none yet. */
    R evolve(@Nullable R before, Object event, Fact fact);
}
