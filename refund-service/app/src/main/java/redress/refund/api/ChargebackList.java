package redress.refund.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import redress.platform.projection.StoredRow;
import redress.platform.values.Actor;
import redress.platform.web.Paging;
import redress.platform.web.Paging.Place;
import redress.refund.domain.Viewers;
import redress.refund.projection.ChargebackDesk.Row;
import redress.refund.projection.ChargebackDesk.State;

/** Reads the chargebacks of all orders, longest open first. Parties see those of an order with its money. */
@Component
class ChargebackList {

    private static final Place BEGINNING = new Place(Instant.EPOCH, "");

    private final JdbcClient database;

    ChargebackList(JdbcClient database) {
        this.database = database;
    }

    List<Row> of(Actor actor, @Nullable State state, Paging paging) {
        Viewers.admitOffices(actor);
        var after = paging.after() == null ? BEGINNING : paging.after();
        return database.sql(sql(state != null))
                .param("state", state == null ? "" : state.name())
                .param("at", after.at().atOffset(ZoneOffset.UTC))
                .param("key", after.id())
                .param("limit", paging.fetch())
                .query(StoredRow.as(Row.class))
                .list();
    }

    static String sql(boolean ofState) {
        return "select row from chargeback_desk where " + (ofState ? "state = :state and " : "")
                + "(opened_at, key) > (:at, :key) order by opened_at, key limit :limit";
    }
}
