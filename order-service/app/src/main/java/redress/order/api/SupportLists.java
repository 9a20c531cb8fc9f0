package redress.order.api;

import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import redress.order.domain.Backoffice;
import redress.order.projection.ForceMajeureBoard;
import redress.order.projection.LateDeliveries;
import redress.platform.projection.StoredRow;
import redress.platform.values.Actor;
import redress.platform.web.Paging;

/** Reads the screens that only the marketplace's own people see, newest first. */
@Component
class SupportLists {

    private final JdbcClient database;

    SupportLists(JdbcClient database) {
        this.database = database;
    }

    List<LateDeliveries.Row> lateDeliveries(Actor actor, Paging paging) {
        Backoffice.mustBeOf(actor);
        return newest("late_deliveries", "delivered_at", LateDeliveries.Row.class, paging);
    }

    List<ForceMajeureBoard.Row> forceMajeure(Actor actor, Paging paging) {
        Backoffice.mustBeOf(actor);
        return newest("force_majeure_board", "declared_at", ForceMajeureBoard.Row.class, paging);
    }

    /** One more than asked for, so that it is seen whether there are more. */
    private <R> List<R> newest(String table, String at, Class<R> type, Paging paging) {
        var after = paging.after();
        return database.sql("select row from " + table
                        + (after == null ? "" : " where (" + at + ", key) < (:at, :id)")
                        + " order by " + at + " desc, key desc limit :most")
                .param("at", after == null ? null : after.at().atOffset(ZoneOffset.UTC))
                .param("id", after == null ? null : after.id())
                .param("most", paging.fetch())
                .query(StoredRow.as(type))
                .list();
    }
}
