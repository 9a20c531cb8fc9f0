package redress.platform.messages;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a statement unnests them: an array for each column, so that one round trip does however many there are.
 *
 * @param <T> what a row is made of
 */
final class Columns<T> {

    private record Column<T>(String type, Function<T, ? extends @Nullable Object> of) {}

    private final List<Column<T>> columns;

    private Columns(List<Column<T>> columns) {
        this.columns = columns;
    }

    /** Of none yet. */
    static <T> Columns<T> none() {
        return new Columns<>(List.of());
    }

    Columns<T> text(Function<T, @Nullable String> of) {
        return and("text", of);
    }

    Columns<T> int4(Function<T, Integer> of) {
        return and("int4", of);
    }

    Columns<T> int8(Function<T, Long> of) {
        return and("int8", of);
    }

    Columns<T> bytea(Function<T, byte @Nullable []> of) {
        return and("bytea", of);
    }

    private Columns<T> and(String type, Function<T, ? extends @Nullable Object> of) {
        var all = new ArrayList<>(columns);
        all.add(new Column<>(type, of));
        return new Columns<>(List.copyOf(all));
    }

    /** Sets the statement's parameters from number {@code first} on; the number after the last one. */
    int set(PreparedStatement statement, int first, Collection<? extends T> rows) throws SQLException {
        int at = first;
        for (var column : columns) {
            @Nullable Object[] values = column.type.equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
            int row = 0;
            for (var each : rows) values[row++] = column.of.apply(each);
            statement.setArray(at++, statement.getConnection().createArrayOf(column.type, values));
        }
        return at;
    }
}
