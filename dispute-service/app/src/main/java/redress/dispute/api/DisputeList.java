package redress.dispute.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import redress.dispute.projection.DisputeBoard;
import redress.platform.journal.EventJson;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.web.Paging;
import redress.platform.web.Paging.Place;

/** Reads the dispute board. Whose cases they are is decided here and never by a filter that the client sends (R82). */
@Component
class DisputeList {

    private static final Place BEGINNING = new Place(Instant.EPOCH, "");

    private final JdbcClient database;

    DisputeList(JdbcClient database) {
        this.database = database;
    }

    List<DisputeBoard.Row> of(Actor actor, DisputeBoard.@Nullable State state, Paging paging) {
        var visible = switch (actor.role()) {
            case BUYER -> "buyer_id = :person";
            case SELLER -> "seller_id = :person";
            case MEDIATOR -> "escalated and :person is not null";
            case SUPPORT, AUDITOR -> ":person is not null";
            case FINANCE, SYSTEM ->
                throw Refusal.forbidden(
                                "role-may-not",
                                "A %s has no disputes.",
                                actor.role().name().toLowerCase(Locale.ROOT))
                        .by("R82");
        };
        var after = paging.after() == null ? BEGINNING : paging.after();
        return database.sql("select row from dispute_board where " + visible
                        + (state == null ? "" : " and state = :state")
                        + " and (urgency, key) > (:urgency, :key) order by urgency, key limit :limit")
                .param("person", actor.id())
                .param("state", state == null ? "" : state.name())
                .param("urgency", after.at().toEpochMilli())
                .param("key", after.id())
                .param("limit", paging.fetch())
                .query((row, _) -> EventJson.mapper().readValue(row.getString("row"), DisputeBoard.Row.class))
                .list();
    }
}
