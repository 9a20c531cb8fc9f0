package redress.platform.projection;

import org.springframework.jdbc.core.RowMapper;
import redress.platform.journal.EventJson;

/** A row of a {@link Projection} as lists read it: {@code select row from …}. */
public final class StoredRow {

    private StoredRow() {}

    public static <R> RowMapper<R> as(Class<R> type) {
        var json = EventJson.mapper();
        return (found, _) -> json.readValue(found.getString("row"), type);
    }
}
