package redress.platform.policy;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import redress.platform.policy.PolicyCommand.ApprovePolicy;
import redress.platform.policy.PolicyCommand.LapseProposal;
import redress.platform.policy.PolicyCommand.ProposePolicy;
import redress.platform.policy.PolicyCommand.RefusePolicy;
import redress.platform.policy.PolicyEvent.ProposalLapsed;
import redress.platform.policy.PolicyEvent.ProposalRefused;
import redress.platform.policy.PolicyEvent.VersionProposed;
import redress.platform.policy.PolicyEvent.VersionPublished;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Refusal;

/**
 * The versions of one profile beyond those that came with the release (R60). Somebody proposes a document whole; another
 * person approves it, and so it is published, a notice before it takes effect; or somebody refuses it, or nobody does
 * anything and it lapses. One proposal is looked at at a time. A name is used once, whatever became of it, and what was
 * published is never changed nor taken back: the next version is how one changes one's mind.
 */
@Aggregate(type = "policy", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init") // the first event fills the fields
public class Policy {

    @AggregateIdentifier
    private PolicyId id;

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** A version with what became of it. */
    record Entry(
            VersionProposed proposed,
            @Nullable VersionPublished published,
            @Nullable ProposalRefused refused,
            boolean lapsed) {

        boolean isUndecided() {
            return published == null && refused == null && !lapsed;
        }

        boolean open(Instant now) {
            return isUndecided() && now.isBefore(proposed.approveBy());
        }
    }

    /** For Axon, which then tells it its history. */
    protected Policy() {}

    /** @throws Refusal as {@link #propose} */
    Policy(ProposePolicy propose, PolicyBook book, PolicyBook.Page inForce, Instant now) {
        id = propose.policyId();
        propose(propose, book, inForce, now);
    }

    /**
     * @param book the versions that came with the release
     * @param inForce whose notice is kept
     * @throws Refusal 409 {@code proposal-pending}, {@code version-used}; 422 {@code notice-too-short}, {@code
     *     effective-too-early}
     */
    void propose(ProposePolicy propose, PolicyBook book, PolicyBook.Page inForce, Instant now) {
        objection(PolicyAction.PROPOSE_POLICY, null, propose.by(), now).ifPresent(Policy::refuse);
        var page = propose.document().page();
        if (entries.containsKey(page.version()) || book.shipped(page.version()).isPresent())
            throw Refusal.conflict("version-used", "There is or was a version %s; take another name.", page.version());
        var last = last(book);
        if (!page.effectiveFrom().isAfter(last))
            throw Refusal.invalid(
                    "effective-too-early", "It takes effect after every version that is published, after %s.", last);
        var notice = notice(inForce);
        var latestApproval = page.effectiveFrom().minus(notice);
        if (!latestApproval.isAfter(now))
            throw Refusal.invalid(
                            "notice-too-short", "A version is approved at least %s before it takes effect.", notice)
                    .under(inForce.version());
        var lapses = now.plus(inForce.everywhere().period("policy-proposal-stands"));
        apply(new VersionProposed(
                id,
                page.version(),
                page.effectiveFrom(),
                propose.document().text(),
                propose.document().sha256(),
                propose.by(),
                propose.reason(),
                lapses.isBefore(latestApproval) ? lapses : latestApproval,
                now));
    }

    /**
     * @throws Refusal 404 {@code no-such-policy}; 409 {@code own-proposal}, {@code proposal-decided}, {@code
     *     proposal-lapsed}, {@code proposal-outdated}
     */
    void approve(ApprovePolicy approve, PolicyForm form, Instant now) {
        var proposed = entry(approve.version()).proposed();
        objection(PolicyAction.APPROVE_POLICY, approve.version(), approve.by(), now)
                .ifPresent(Policy::refuse);
        try {
            form.accept(PolicyDocument.JSON.readTree(proposed.document()));
        } catch (FlawedPolicy outdated) {
            throw Refusal.conflict(
                    "proposal-outdated",
                    "This release asks for another document: %s",
                    String.valueOf(outdated.getMessage()));
        }
        apply(new VersionPublished(
                id,
                approve.version(),
                proposed.effectiveFrom(),
                proposed.document(),
                proposed.sha256(),
                proposed.by(),
                approve.by(),
                now));
    }

    /** @throws Refusal 404 {@code no-such-policy}; 409 {@code proposal-decided}, {@code proposal-lapsed} */
    void refuse(RefusePolicy refuse, Instant now) {
        var proposed = entry(refuse.version()).proposed();
        objection(PolicyAction.REFUSE_POLICY, refuse.version(), refuse.by(), now)
                .ifPresent(Policy::refuse);
        apply(new ProposalRefused(id, refuse.version(), proposed.sha256(), refuse.by(), refuse.reason(), now));
    }

    /** What a person may still decide, and what is decided, is left as it is. */
    void lapse(LapseProposal lapse, Instant now) {
        var entry = entry(lapse.version());
        if (!entry.isUndecided() || entry.open(now)) return;
        var proposed = entry.proposed();
        apply(new ProposalLapsed(id, lapse.version(), proposed.sha256(), proposed.approveBy(), lapse.by(), now));
    }

    private static void refuse(Refusal refusal) {
        throw refusal;
    }

    /** The one place that says what may be done; commands ask it, and so does the view (R80). */
    Optional<Refusal> objection(PolicyAction action, @Nullable String version, Actor by, Instant now) {
        if (action == PolicyAction.PROPOSE_POLICY)
            return entries.values().stream().anyMatch(entry -> entry.open(now))
                    ? Optional.of(Refusal.conflict(
                            "proposal-pending", "Another proposal is being looked at; one is decided at a time."))
                    : Optional.empty();
        var entry = entries.get(version);
        if (entry == null) return Optional.of(unknown());
        if (entry.published() != null || entry.refused() != null)
            return Optional.of(Refusal.conflict("proposal-decided", "It was approved or refused before."));
        if (!entry.open(now))
            return Optional.of(Refusal.conflict(
                    "proposal-lapsed",
                    "It could be approved until %s.",
                    entry.proposed().approveBy()));
        if (action == PolicyAction.APPROVE_POLICY && entry.proposed().by().id().equals(by.id()))
            return Optional.of(Refusal.conflict("own-proposal", "Nobody approves what they proposed themselves."));
        return Optional.empty();
    }

    List<AvailableAction> actions(Entry entry, Actor by, Instant now) {
        return Arrays.stream(PolicyAction.values())
                .filter(action -> action != PolicyAction.PROPOSE_POLICY)
                .filter(action ->
                        objection(action, entry.proposed().version(), by, now).isEmpty())
                .map(action ->
                        new AvailableAction(action.kebab(), entry.proposed().approveBy(), action.otherwise()))
                .toList();
    }

    List<Entry> entries() {
        return new ArrayList<>(entries.values());
    }

    private Entry entry(String version) {
        var entry = entries.get(version);
        if (entry == null) throw unknown();
        return entry;
    }

    static Refusal unknown() {
        return Refusal.unknown("no-such-policy", "There is no version of this name.");
    }

    /** When the last version that is published takes effect. */
    private Instant last(PolicyBook book) {
        var last = book.lastShipped(id.profile());
        for (var entry : entries.values())
            if (entry.published() != null && entry.published().effectiveFrom().isAfter(last))
                last = entry.published().effectiveFrom();
        return last;
    }

    /** What the version in force asks for, and never less than other instances need to learn of it. */
    private static Duration notice(PolicyBook.Page inForce) {
        var asked = inForce.everywhere().period("policy-notice");
        return asked.compareTo(PolicyBook.SHORTEST_NOTICE) < 0 ? PolicyBook.SHORTEST_NOTICE : asked;
    }

    @EventSourcingHandler
    void evolve(PolicyEvent event) {
        switch (event) {
            case VersionProposed e -> {
                id = e.policyId();
                entries.put(e.version(), new Entry(e, null, null, false));
            }
            case VersionPublished e ->
                entries.computeIfPresent(e.version(), (same, entry) -> new Entry(entry.proposed(), e, null, false));
            case ProposalRefused e ->
                entries.computeIfPresent(e.version(), (same, entry) -> new Entry(entry.proposed(), null, e, false));
            case ProposalLapsed e ->
                entries.computeIfPresent(e.version(), (same, entry) -> new Entry(entry.proposed(), null, null, true));
        }
    }
}
