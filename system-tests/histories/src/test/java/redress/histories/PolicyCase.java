package redress.histories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.platform.policy.Policies;
import redress.platform.policy.PolicyCommand.ApprovePolicy;
import redress.platform.policy.PolicyCommand.ProposePolicy;
import redress.platform.policy.PolicyCommand.RefusePolicy;
import redress.platform.policy.PolicyCommand.ShowPolicies;
import redress.platform.policy.PolicyDocument;
import redress.platform.policy.PolicyId;
import redress.platform.policy.PolicyView;
import redress.platform.policy.PolicyView.State;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;

/** The policy of a service, as those see it who may change it, and those who may not. */
final class PolicyCase extends Case<Policies> {

    private static final Duration NOTICE = Duration.ofHours(1);

    private final String profile;
    private final List<Actor> people;
    private final World world;

    PolicyCase(World world, Service service, List<Actor> people) {
        super(service, "the policy of " + service.name, Policies.class);
        this.world = world;
        this.profile = service.rules.profile();
        this.people = people;
    }

    @Override
    List<Actor> people() {
        return people;
    }

    @Override
    Object question(Actor by) {
        return new ShowPolicies(null, by);
    }

    @Override
    List<AvailableAction> listed(Policies seen) {
        // it is listed where a version of some profile can be proposed; here it is about the profile that is followed
        var listed = new ArrayList<AvailableAction>();
        if (seen.proposable().contains(profile)) listed.addAll(seen.availableActions());
        for (var version : seen.versions()) listed.addAll(version.availableActions());
        return listed;
    }

    @Override
    List<String> actions() {
        return List.of("propose-policy", "approve-policy", "refuse-policy");
    }

    @Override
    int weight(String action) {
        return action.equals("approve-policy") ? 5 : 1;
    }

    @Override
    @Nullable
    Object command(String action, Policies seen, Actor by, Chance chance, String fresh) {
        if (action.equals("propose-policy"))
            return new ProposePolicy(PolicyId.of(profile), draft(seen, chance, fresh), "Because", by);
        var open = seen.versions().stream()
                .filter(version -> version.availableActions().stream()
                        .anyMatch(listed -> listed.action().equals(action)))
                .findFirst()
                .or(() -> seen.versions().stream()
                        .filter(version -> version.proposedBy() != null)
                        .reduce((_, last) -> last));
        if (open.isEmpty()) return null;
        var version = open.get().version();
        return action.equals("approve-policy")
                ? new ApprovePolicy(PolicyId.of(profile), version, by)
                : new RefusePolicy(PolicyId.of(profile), version, "Why?", by);
    }

    /** After every version that is published, and after the notice, or just then. */
    private PolicyDocument draft(Policies seen, Chance chance, String fresh) {
        var last = seen.versions().stream()
                .filter(version -> version.profile().equals(profile))
                .filter(version -> version.state() == State.PUBLISHED || version.state() == State.IN_FORCE)
                .map(PolicyView::effectiveFrom)
                .max(Instant::compareTo)
                .orElseThrow();
        var earliest = world.now().plus(NOTICE);
        if (last.isAfter(earliest)) earliest = last;
        return Drafts.of(service, profile + "-" + fresh)
                .from(earliest.plus(Duration.ofMinutes(1 + chance.below(chance.one(120, 60 * 24 * 10)))), chance);
    }
}
