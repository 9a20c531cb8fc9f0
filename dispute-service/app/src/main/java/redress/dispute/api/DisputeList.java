package redress.dispute.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import redress.dispute.domain.Party;
import redress.dispute.projection.DisputeBoard;
import redress.dispute.projection.DisputeBoard.ReturnState;
import redress.dispute.projection.DisputeBoard.Row;
import redress.dispute.projection.DisputeBoard.State;
import redress.platform.projection.StoredRow;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;
import redress.platform.web.Paging;
import redress.platform.web.Paging.Place;

/** Reads the dispute board. Whose cases they are is decided here and never by a filter that the client sends (R82). */
@Component
class DisputeList {

    static final String RETURNS = " and return_state is not null and return_state = :state";

    private static final Place BEGINNING = new Place(Instant.EPOCH, "");

    private final JdbcClient database;

    DisputeList(JdbcClient database) {
        this.database = database;
    }

    /** Earliest due first. */
    List<Row> of(Actor actor, @Nullable State state, @Nullable Party waitsFor, Paging paging) {
        return due(
                actor,
                (state == null ? "" : " and state = :state") + (waitsFor == null ? "" : inbox(waitsFor)),
                state,
                paging);
    }

    static String inbox(Party waitsFor) {
        return switch (waitsFor) {
            case BUYER -> " and waits_for_buyer";
            case SELLER -> " and waits_for_seller";
        };
    }

    /** Of those of which goods travel back, earliest due first. */
    List<Row> returns(Actor actor, @Nullable ReturnState state, Paging paging) {
        return due(actor, state == null ? " and return_state is not null" : RETURNS, state, paging);
    }

    private List<Row> due(Actor actor, String which, @Nullable Enum<?> state, Paging paging) {
        var after = paging.after() == null ? BEGINNING : paging.after();
        return read(
                earliestDueFirst(visible(actor) + which),
                Map.of(
                        "person", actor.id(),
                        "state", state == null ? "" : state.name(),
                        "urgency", after.at().toEpochMilli(),
                        "key", after.id(),
                        "limit", paging.fetch()));
    }

    /** What support opened for buyers, newest first. */
    List<Row> openedLate(Actor actor, Paging paging) {
        if (!actor.is(Role.SUPPORT) && !actor.is(Role.AUDITOR))
            throw Refusal.forbidden("role-may-not", "Only support and auditors see what support has opened.")
                    .by("R82");
        var after = paging.after();
        return read(
                newestLateFirst(after != null),
                Map.of(
                        "at", (after == null ? Instant.EPOCH : after.at()).atOffset(ZoneOffset.UTC),
                        "key", after == null ? "" : after.id(),
                        "limit", paging.fetch()));
    }

    static String earliestDueFirst(String which) {
        return "select row from dispute_board where " + which
                + " and (urgency, key) > (:urgency, :key) order by urgency, key limit :limit";
    }

    static String newestLateFirst(boolean further) {
        return "select row from dispute_board where opened_late"
                + (further ? " and (opened_at, key) < (:at, :key)" : "")
                + " order by opened_at desc, key desc limit :limit";
    }

    static String visible(Actor actor) {
        return switch (actor.role()) {
            case BUYER -> "buyer_id = :person";
            case SELLER -> "seller_id = :person";
            case MEDIATOR -> "escalated";
            case SUPPORT, AUDITOR -> "true";
            case FINANCE, SYSTEM ->
                throw Refusal.forbidden(
                                "role-may-not",
                                "A %s has no disputes.",
                                actor.role().name().toLowerCase(Locale.ROOT))
                        .by("R82");
        };
    }

    /** One more than asked for, so that it is seen whether there are more. */
    private List<Row> read(String sql, Map<String, ?> values) {
        return database.sql(sql)
                .params(values)
                .query(StoredRow.as(DisputeBoard.Row.class))
                .list();
    }
}
