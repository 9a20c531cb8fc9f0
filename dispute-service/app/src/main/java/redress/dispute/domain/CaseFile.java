package redress.dispute.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import redress.dispute.domain.DisputeEvent.DisputeOpened;
import redress.dispute.domain.DisputeEvent.EvidenceAdded;
import redress.dispute.domain.DisputeEvent.MessageSent;
import redress.platform.values.Ids;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/**
 * What is on record in a {@link Dispute}: who it is between, what the buyer asks now, what was shown and what was said.
 *
 * @param requestVersion 1 for the request of the opening: whoever grants it names it, and grants nothing unseen (R22)
 */
record CaseFile(
        DisputeOpened opened,
        Request request,
        int requestVersion,
        Deadlines deadlines,
        List<Exhibit> evidence,
        List<Said> said) {

    CaseFile {
        evidence = List.copyOf(evidence);
        said = List.copyOf(said);
    }

    /** A piece of evidence and its number in the file. */
    record Exhibit(EvidenceId id, Role by, Evidence evidence) {}

    static CaseFile of(DisputeOpened opened) {
        var shown = new ArrayList<Exhibit>();
        for (var piece : opened.evidence()) {
            var id = Ids.derived("evd_", opened.disputeId() + "#" + shown.size());
            shown.add(new Exhibit(new EvidenceId(id), Role.BUYER, piece));
        }
        return new CaseFile(opened, opened.request(), 1, opened.terms().deadlines(), List.copyOf(shown), List.of())
                .hearing(Role.BUYER, opened.request().remark(), opened.openedAt());
    }

    DisputeId disputeId() {
        return opened.disputeId();
    }

    OrderId orderId() {
        return opened.orderId();
    }

    String buyerId() {
        return opened.buyerId();
    }

    String sellerId() {
        return opened.sellerId();
    }

    Terms terms() {
        return opened.terms();
    }

    String currency() {
        return request.disputed().currency();
    }

    /**
     * The request as it was seen by whoever grants it (R22).
     *
     * @throws Refusal {@code request-amended}
     */
    Request asSeen(int version) {
        if (version != requestVersion)
            throw Refusal.conflict(
                    "request-amended", "The request was amended: look at the dispute before granting it.");
        return request;
    }

    CaseFile asking(Request other, Deadlines moved) {
        return new CaseFile(opened, other, requestVersion + 1, moved, evidence, said);
    }

    /** What a claim is about: after a return that did not go well only the units in question (R42). */
    CaseFile claiming(Request about) {
        return new CaseFile(opened, about, requestVersion, deadlines, evidence, said);
    }

    CaseFile due(Deadlines moved) {
        return new CaseFile(opened, request, requestVersion, moved, evidence, said);
    }

    CaseFile showing(EvidenceAdded added) {
        var more = new ArrayList<>(evidence);
        more.add(new Exhibit(added.evidenceId(), role(added.by()), added.evidence()));
        return new CaseFile(opened, request, requestVersion, deadlines, more, said);
    }

    CaseFile hearing(Role by, Remark remark, Instant at) {
        return remark instanceof Remark.Written written
                ? hearing(new Said(by, at, written.text(), Optional.empty(), Optional.empty()))
                : this;
    }

    CaseFile hearing(MessageSent sent) {
        return hearing(new Said(
                role(sent.by()),
                sent.sentAt(),
                sent.text(),
                Optional.of(sent.messageId()),
                Optional.of(sent.language())));
    }

    private CaseFile hearing(Said one) {
        var more = new ArrayList<>(said);
        more.add(one);
        return new CaseFile(opened, request, requestVersion, deadlines, evidence, more);
    }

    int shownBy(Party party) {
        return (int) evidence.stream().filter(one -> one.by() == role(party)).count();
    }

    int messagesOf(Party party) {
        return (int) said.stream()
                .filter(one -> one.message().isPresent() && one.by() == role(party))
                .count();
    }

    private static Role role(Party party) {
        return party == Party.BUYER ? Role.BUYER : Role.SELLER;
    }
}
