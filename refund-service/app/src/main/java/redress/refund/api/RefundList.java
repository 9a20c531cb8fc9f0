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
import redress.refund.projection.RefundDesk;

/** Reads finance's desk. Nobody else has one: parties see the refunds of an order beside its payment (R83). */
@Component
class RefundList {

    private static final Place BEGINNING = new Place(Instant.EPOCH, "");

    private final JdbcClient database;

    RefundList(JdbcClient database) {
        this.database = database;
    }

    /** What finance asks for beside the state. */
    enum Concern {
        /** Not made on the day it was expected (R55). */
        OVERDUE("overdue"),
        /** The buyer has had it traced (R55). */
        TRACED("traced"),
        /** Made, and sent back by the bank: paid again, or about to be (R56). */
        REVERSED("reversed"),
        /** Paid in another way (R54). */
        BY_HAND("by_hand");

        private final String column;

        Concern(String column) {
            this.column = column;
        }
    }

    List<RefundDesk.Row> of(Actor actor, RefundDesk.@Nullable State state, @Nullable Concern concern, Paging paging) {
        Viewers.admitOffices(actor);
        var after = paging.after() == null ? BEGINNING : paging.after();
        return database.sql("select row from refund_desk where " + (state == null ? "" : "state = :state and ")
                        + (concern == null ? "" : concern.column + " and ")
                        + "(since, key) > (:since, :key) order by since, key limit :limit")
                .param("state", state == null ? "" : state.name())
                .param("since", after.at().atOffset(ZoneOffset.UTC))
                .param("key", after.id())
                .param("limit", paging.fetch())
                .query(StoredRow.as(RefundDesk.Row.class))
                .list();
    }
}
