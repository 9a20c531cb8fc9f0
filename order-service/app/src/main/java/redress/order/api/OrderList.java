package redress.order.api;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import redress.order.domain.OrderState;
import redress.order.projection.OrderBoard;
import redress.platform.projection.StoredRow;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.web.Paging;

/** Reads the order board. Whose orders they are is decided here and never by a filter that the client sends (R82). */
@Component
class OrderList {

    private final JdbcClient database;

    OrderList(JdbcClient database) {
        this.database = database;
    }

    /** One more than asked for, so that it is seen whether there are more. */
    List<OrderBoard.Row> of(
            Actor actor, @Nullable OrderState state, @Nullable Boolean cancellationAsked, Paging paging) {
        var own = switch (actor.role()) {
            case BUYER -> "buyer_id = :person";
            case SELLER -> "seller_id = :person";
            case SUPPORT, FINANCE, AUDITOR -> ":person is not null";
            case MEDIATOR, SYSTEM ->
                throw Refusal.forbidden(
                                "role-may-not",
                                "A %s has no orders.",
                                actor.role().name().toLowerCase(Locale.ROOT))
                        .by("R82");
        };
        var after = paging.after();
        return database.sql("select row from order_board where " + own
                        + (state == null ? "" : " and state = :state")
                        + (cancellationAsked == null ? "" : " and cancellation_asked = :asked")
                        + (after == null ? "" : " and (placed_at, key) < (:at, :id)")
                        + " order by placed_at desc, key desc limit :most")
                .param("person", actor.id())
                .param("state", state == null ? "" : state.name())
                .param("asked", cancellationAsked != null && cancellationAsked)
                .param("at", after == null ? null : after.at().atOffset(ZoneOffset.UTC))
                .param("id", after == null ? null : after.id())
                .param("most", paging.fetch())
                .query(StoredRow.as(OrderBoard.Row.class))
                .list();
    }
}
