package redress.mediation.api;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import redress.mediation.domain.About;
import redress.mediation.domain.ClaimState;
import redress.mediation.domain.Party;
import redress.mediation.projection.MediatorQueue;
import redress.platform.projection.StoredRow;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.web.Paging;

/** Reads the mediators' queue. Whose claims they are is decided here and never by a filter that the client sends (R82). */
@Component
class ClaimList {

    private final JdbcClient database;

    ClaimList(JdbcClient database) {
        this.database = database;
    }

    /** What somebody wants to see of what they may see; what is absent does not narrow it. */
    record Filter(
            @Nullable ClaimState state,
            @Nullable String mediatorId,
            @Nullable About about,
            @Nullable Boolean overdue,
            @Nullable Party waitsFor) {

        private String conditions() {
            return (state == null ? " and state <> 'CLOSED'" : " and state = :state")
                    + (mediatorId == null ? "" : " and mediator_id = :mediator")
                    + (about == null ? "" : " and about = :about")
                    + (overdue == null ? "" : " and overdue = :overdue")
                    + (waitsFor == null
                            ? ""
                            : switch (waitsFor) {
                                case BUYER -> " and waits_for_buyer";
                                case SELLER -> " and waits_for_seller";
                            });
        }

        private Map<String, Object> values() {
            return Map.of(
                    "state", state == null ? "" : state.name(),
                    "mediator", mediatorId == null ? "" : mediatorId,
                    "about", about == null ? "" : about.name(),
                    "overdue", overdue != null && overdue);
        }
    }

    /** One more than asked for, so that it is seen whether there are more. */
    List<MediatorQueue.Row> queue(Actor actor, Filter filter, Paging paging) {
        var party = Party.ofParty(actor);
        if (party.isPresent() && filter.waitsFor() != null && filter.waitsFor() != party.get())
            throw Refusal.forbidden(
                            "role-may-not", "What is asked of the other side is between them and case management.")
                    .by("R82");
        var after = paging.after();
        return database
                .sql("select row from mediator_queue where " + visibleTo(actor)
                        + filter.conditions()
                        + (after == null ? "" : " and (verdict_due, key) > (:at, :id)")
                        + " order by verdict_due, key limit :most")
                .param("person", actor.id())
                .params(filter.values())
                .param("at", after == null ? null : after.at().atOffset(ZoneOffset.UTC))
                .param("id", after == null ? null : after.id())
                .param("most", paging.fetch())
                .query(StoredRow.as(MediatorQueue.Row.class))
                .list()
                .stream()
                .map(row -> Party.ofParty(actor).map(row::seenBy).orElse(row))
                .toList();
    }

    List<MediatorQueue.Row> ofDispute(Actor actor, String disputeId) {
        return database
                .sql("select row from mediator_queue where dispute_id = :dispute and " + visibleTo(actor)
                        + " order by round")
                .param("dispute", disputeId)
                .param("person", actor.id())
                .query(StoredRow.as(MediatorQueue.Row.class))
                .list()
                .stream()
                .map(row -> Party.ofParty(actor).map(row::seenBy).orElse(row))
                .toList();
    }

    private static String visibleTo(Actor actor) {
        return switch (actor.role()) {
            case BUYER -> "buyer_id = :person";
            case SELLER -> "seller_id = :person";
            case MEDIATOR, SUPPORT -> "buyer_id <> :person and seller_id <> :person";
            case FINANCE, AUDITOR -> ":person is not null";
            case SYSTEM ->
                throw Refusal.forbidden(
                                "role-may-not",
                                "The %s has no claims.",
                                actor.role().name().toLowerCase(Locale.ROOT))
                        .by("R82");
        };
    }
}
