package redress.platform.search;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.projection.StoredRow;
import redress.platform.web.Paging;

/** Looks something up in a catalogue, newest first; every search is a range of an index. */
public final class Finder {

    private final JdbcClient database;

    public Finder(JdbcClient database) {
        this.database = database;
    }

    /**
     * One more than asked for, so that it is seen whether there are more.
     *
     * @param visible a condition of SQL on what the asker may see, with the names of {@code values}
     * @param state of what is looked for; null for any
     */
    public <R> List<R> find(
            Catalogue catalogue,
            Sought sought,
            @Nullable Enum<?> state,
            String visible,
            Map<String, Object> values,
            Class<R> row,
            Paging paging) {
        if (catalogue.columns(sought).isEmpty()) return List.of();
        var after = paging.after();
        return database.sql(sql(catalogue, sought, state != null, visible, after != null))
                .param("sought", sought.text())
                .param("behind", sought.end())
                .param("state", state == null ? "" : state.name())
                .params(values)
                .param("at", after == null ? null : after.at().atOffset(ZoneOffset.UTC))
                .param("id", after == null ? null : after.id())
                .param("most", paging.fetch())
                .query(StoredRow.as(row))
                .list();
    }

    /** The question that is put to the database. */
    public static String sql(Catalogue catalogue, Sought sought, boolean ofState, String visible, boolean further) {
        return "select row from " + catalogue.table() + " where " + catalogue.condition(sought) + " and (" + visible
                + ")" + (ofState ? " and state = :state" : "")
                + (further ? " and (" + catalogue.newest() + ", key) < (:at, :id)" : "") + " order by "
                + catalogue.newest() + " desc, key desc limit :most";
    }
}
