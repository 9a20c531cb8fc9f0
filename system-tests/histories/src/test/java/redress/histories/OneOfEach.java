package redress.histories;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import redress.dispute.domain.Basis;
import redress.dispute.domain.DisputeEvent;
import redress.dispute.domain.DisputedLine;
import redress.mediation.domain.ClaimEvent;

/** R13, R30, R33: of everything that there may be one of at a time, there is one. */
final class OneOfEach implements Invariant {

    private final Map<String, String> disputeOnLine = new HashMap<>();
    private final Map<String, String> claimOfDispute = new HashMap<>();
    private final Set<String> settled = new HashSet<>();
    private final Set<String> decided = new HashSet<>();

    @Override
    public String sentence() {
        return "One open dispute per line, one open claim per dispute, at most one settlement or verdict in force (R13,"
                + " R30, R33).";
    }

    @Override
    public void after(Stored stored) {
        var id = stored.stream();
        switch (stored.event()) {
            case DisputeEvent.DisputeOpened e ->
                open(id, e.orderId() + "", e.request().lines());
            case DisputeEvent.DisputeReopened e -> {
                open(id, e.orderId() + "", e.request().lines());
                settled.remove(id);
            }
            case DisputeEvent.DisputeClosed _ -> disputeOnLine.values().removeIf(id::equals);
            case DisputeEvent.ClaimEscalated _ -> settled.remove(id); // what was settled has failed (R42)
            case DisputeEvent.DisputeSettled e -> {
                boolean first = settled.add(id);
                boolean replaces =
                        e.settlement().basis() == Basis.APPEAL || e.settlement().basis() == Basis.SUPERSEDED;
                require(first || replaces, "%s is settled a second time, by %s", id, e.settlement());
            }
            case ClaimEvent.ClaimOpened e ->
                require(
                        claimOfDispute.put(e.subject().disputeId().value(), id) == null,
                        "%s has an open claim already when %s is opened",
                        e.subject().disputeId(),
                        id);
            case ClaimEvent.AppealFiled e -> {
                var other = claimOfDispute.put(e.subject().disputeId().value(), id);
                require(other == null || other.equals(id), "%s and %s are open", other, id);
            }
            case ClaimEvent.ClaimClosed e ->
                claimOfDispute.remove(e.subject().disputeId().value(), id);
            case ClaimEvent.VerdictIssued e ->
                require(decided.add(id + (e.review() == null ? "" : " on appeal")), "%s is decided twice", id);
            default -> {}
        }
    }

    private void open(String dispute, String order, Iterable<DisputedLine> lines) {
        for (var line : lines) {
            var other = disputeOnLine.put(order + "/" + line.lineId(), dispute);
            require(other == null, "%s is opened on %s of %s, which is in %s", dispute, line.lineId(), order, other);
        }
    }
}
