package redress.refund.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import redress.platform.journal.EventJson;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.web.Paging;
import redress.platform.web.Paging.Place;
import redress.refund.projection.RefundDesk;

/** Reads finance's desk. Nobody else has one: parties see the refunds of an order beside its payment (R83). */
@Component
class RefundList {

    private static final Place BEGINNING = new Place(Instant.EPOCH, "");

    private final JdbcClient database;

    RefundList(JdbcClient database) {
        this.database = database;
    }

    List<RefundDesk.Row> of(Actor actor, RefundDesk.@Nullable State state, Paging paging) {
        switch (actor.role()) {
            case FINANCE, SUPPORT, AUDITOR -> {}
            case BUYER, SELLER, MEDIATOR, SYSTEM ->
                throw Refusal.forbidden("role-may-not", "Only finance has a desk with the refunds of everybody.");
        }
        var after = paging.after() == null ? BEGINNING : paging.after();
        return database.sql("select row from refund_desk where " + (state == null ? "" : "state = :state and ")
                        + "(since, key) > (:since, :key) order by since, key limit :limit")
                .param("state", state == null ? "" : state.name())
                .param("since", after.at().atOffset(ZoneOffset.UTC))
                .param("key", after.id())
                .param("limit", paging.fetch())
                .query((row, _) -> EventJson.mapper().readValue(row.getString("row"), RefundDesk.Row.class))
                .list();
    }
}
