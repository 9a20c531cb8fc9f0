package redress.platform.policy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import redress.platform.policy.Policy.Entry;
import redress.platform.policy.PolicyCommand.ApprovePolicy;
import redress.platform.policy.PolicyCommand.LapseProposal;
import redress.platform.policy.PolicyCommand.ProposePolicy;
import redress.platform.policy.PolicyCommand.RefusePolicy;
import redress.platform.policy.PolicyCommand.ShowPolicies;
import redress.platform.policy.PolicyView.State;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Refusal;

/** Where versions of a service's policy are proposed, decided and looked up. */
public final class PolicyDesk {

    private final Supplier<Repository<Policy>> policies;
    private final PolicyCharter charter;
    private final PolicyBook book;
    private final String profile;

    /** @param profile which new cases follow */
    public PolicyDesk(Supplier<Repository<Policy>> policies, PolicyCharter charter, PolicyBook book, String profile) {
        this.policies = policies;
        this.charter = charter;
        this.book = book;
        this.profile = profile;
    }

    @CommandHandler
    public PolicyView handle(ProposePolicy propose, Clock clock) throws Exception {
        charter.admitAuthor(propose.by().role());
        var now = clock.instant();
        var id = propose.policyId();
        if (!book.profiles().contains(id.profile()))
            throw Refusal.invalid("profile-unknown", "The profiles are %s.", String.join(", ", book.profiles()));
        var inForce = book.inForce(id.profile(), now); // may move the aggregate on, and so comes before it is loaded
        Aggregate<Policy> found;
        try {
            found = policies.get().load(id.value());
        } catch (AggregateNotFoundException firstOfAll) {
            found = null;
        }
        if (found == null) found = policies.get().newInstance(() -> new Policy(propose, book, inForce, now));
        else found.execute(policy -> policy.propose(propose, book, inForce, now));
        return found.invoke(policy -> decided(policy, propose.document().page().version(), propose.by(), now));
    }

    @CommandHandler
    public PolicyView handle(ApprovePolicy approve, Clock clock) {
        charter.admitAuthor(approve.by().role());
        var now = clock.instant();
        return known(approve.policyId()).invoke(policy -> {
            policy.approve(approve, charter.form(), now);
            return decided(policy, approve.version(), approve.by(), now);
        });
    }

    @CommandHandler
    public PolicyView handle(RefusePolicy refuse, Clock clock) {
        charter.admitAuthor(refuse.by().role());
        var now = clock.instant();
        return known(refuse.policyId()).invoke(policy -> {
            policy.refuse(refuse, now);
            return decided(policy, refuse.version(), refuse.by(), now);
        });
    }

    @CommandHandler
    public void handle(LapseProposal lapse, Clock clock) {
        known(lapse.policyId()).execute(policy -> policy.lapse(lapse, clock.instant()));
    }

    @CommandHandler
    public Policies handle(ShowPolicies show, Clock clock) {
        charter.admitReader(show.by().role());
        var now = clock.instant();
        var versions = new ArrayList<PolicyView>();
        var proposable = new ArrayList<String>();
        for (var one : book.profiles()) {
            var inForce = book.inForce(one, now).version();
            var policy = policy(PolicyId.of(one));
            versions.addAll(versions(one, inForce, policy, show, now));
            if (charter.authors().contains(show.by().role())
                    && policy.flatMap(it ->
                                    it.invoke(p -> p.objection(PolicyAction.PROPOSE_POLICY, null, show.by(), now)))
                            .isEmpty()) proposable.add(one);
        }
        versions.sort(Comparator.comparing(PolicyView::effectiveFrom).thenComparing(PolicyView::version));
        var propose = PolicyAction.PROPOSE_POLICY;
        return new Policies(
                profile,
                versions,
                proposable,
                proposable.isEmpty()
                        ? List.of()
                        : List.of(new AvailableAction(propose.kebab(), null, propose.otherwise())));
    }

    private List<PolicyView> versions(
            String profile, String inForce, Optional<Aggregate<Policy>> policy, ShowPolicies show, Instant now) {
        var views = new ArrayList<PolicyView>();
        for (var shipped : book.shipped())
            if (shipped.page().profile().equals(profile)
                    && wanted(show, shipped.page().version()))
                views.add(shipped(shipped, inForce, show.version() != null, now));
        policy.ifPresent(known -> views.addAll(known.invoke(it -> it.entries().stream()
                .filter(entry -> wanted(show, entry.proposed().version()))
                .map(entry -> view(
                        entry,
                        inForce,
                        charter.authors().contains(show.by().role()) ? it.actions(entry, show.by(), now) : List.of(),
                        show.version() != null,
                        now))
                .toList())));
        return views;
    }

    private static boolean wanted(ShowPolicies show, String version) {
        return show.version() == null || show.version().equals(version);
    }

    private PolicyView decided(Policy policy, String version, Actor by, Instant now) {
        var entry = policy.entries().stream()
                .filter(one -> one.proposed().version().equals(version))
                .findFirst()
                .orElseThrow();
        return view(entry, "", policy.actions(entry, by, now), false, now);
    }

    private static PolicyView shipped(PolicyDocument document, String inForce, boolean whole, Instant now) {
        var page = document.page();
        return new PolicyView(
                page.version(),
                page.profile(),
                effect(page.version(), page.effectiveFrom(), inForce, now),
                page.effectiveFrom(),
                document.sha256(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                whole ? plain(document.text()) : null,
                List.of());
    }

    private static PolicyView view(
            Entry entry, String inForce, List<AvailableAction> actions, boolean whole, Instant now) {
        var proposed = entry.proposed();
        var published = entry.published();
        var refused = entry.refused();
        return new PolicyView(
                proposed.version(),
                proposed.policyId().profile(),
                state(entry, inForce, now),
                proposed.effectiveFrom(),
                proposed.sha256(),
                proposed.by().toString(),
                proposed.proposedAt(),
                proposed.reason(),
                proposed.approveBy(),
                published == null ? null : published.approvedBy().toString(),
                published == null ? null : published.publishedAt(),
                refused == null ? null : refused.by().toString(),
                refused == null ? null : refused.refusedAt(),
                refused == null ? null : refused.reason(),
                whole ? plain(proposed.document()) : null,
                actions);
    }

    private static State state(Entry entry, String inForce, Instant now) {
        if (entry.refused() != null) return State.REFUSED;
        if (entry.published() == null) return entry.open(now) ? State.PROPOSED : State.LAPSED;
        return effect(entry.proposed().version(), entry.proposed().effectiveFrom(), inForce, now);
    }

    private static State effect(String version, Instant effectiveFrom, String inForce, Instant now) {
        if (effectiveFrom.isAfter(now)) return State.PUBLISHED;
        return version.equals(inForce) ? State.IN_FORCE : State.REPLACED;
    }

    private static @Nullable Object plain(String document) {
        return PolicyDocument.JSON.readValue(document, Object.class);
    }

    private Aggregate<Policy> known(PolicyId id) {
        return policy(id).orElseThrow(Policy::unknown);
    }

    private Optional<Aggregate<Policy>> policy(PolicyId id) {
        try {
            return Optional.of(policies.get().load(id.value()));
        } catch (AggregateNotFoundException nothingProposedYet) {
            return Optional.empty();
        }
    }
}
