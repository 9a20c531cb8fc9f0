package redress.dispute.policy;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redress.platform.policy.Policies;
import redress.platform.policy.Policy;
import redress.platform.policy.PolicyCharter;
import redress.platform.policy.PolicyCommand.ApprovePolicy;
import redress.platform.policy.PolicyCommand.LapseProposal;
import redress.platform.policy.PolicyCommand.ProposePolicy;
import redress.platform.policy.PolicyCommand.RefusePolicy;
import redress.platform.policy.PolicyCommand.ShowPolicies;
import redress.platform.policy.PolicyDesk;
import redress.platform.policy.PolicyDocument;
import redress.platform.policy.PolicyId;
import redress.platform.policy.PolicyView;
import redress.platform.testkit.Exploration;
import redress.platform.testkit.StandingClock;
import redress.platform.testkit.World;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Role;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is listed is accepted and what is not listed is refused (R80): for everybody who may think of proposing, approving or
 * refusing a version of a profile, whether or not new cases follow it, wherever two authors and the time can bring it.
 */
class KnowingWhoMayPublish {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration STANDS = Duration.ofDays(14);
    private static final Actor ANNA = new Actor("usr_anna", Role.SUPPORT);
    private static final Actor BERT = new Actor("usr_bert", Role.SUPPORT);

    private static final List<Actor> EVERYBODY = Stream.concat(
                    Stream.of(ANNA, BERT),
                    Stream.of(Role.values())
                            .filter(role -> role != Role.SUPPORT)
                            .map(role -> new Actor("usr_" + role.name().toLowerCase(Locale.ROOT), role)))
            .toList();

    private final StandingClock clock = new StandingClock(START);
    private final World world = world();

    private World world() {
        var made = new World(List.of(Policy.class), clock);
        var charter = new PolicyCharter(DisputePolicy.FORM, DisputePolicy.SHIPPED, Set.of(Role.SUPPORT));
        return made.with(
                new PolicyDesk(() -> made.repositoryFor(Policy.class), charter, DisputePolicy.SHIPPED, "default"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "eu"})
    void a_version_of(String profile) {
        var found = new OfAProfile(profile).from(List.of(List.of()));
        assertThat(found.moments()).isGreaterThan(50);
    }

    private class OfAProfile extends Exploration<Policies> {

        private final String profile;
        private final ObjectNode shipped;

        OfAProfile(String profile) {
            super(
                    new Subject<>(
                            Policies.class,
                            world,
                            PolicyId.of(profile),
                            viewer -> new ShowPolicies(null, viewer),
                            view -> each(profile, view)),
                    new People(EVERYBODY, new Actor("usr_otto", Role.AUDITOR)),
                    clock::set,
                    List.of(
                            START,
                            START.plus(STANDS).minusMillis(1),
                            START.plus(STANDS),
                            START.plus(STANDS.multipliedBy(3))));
            this.profile = profile;
            try (var file = getClass().getResourceAsStream("/redress/dispute/policy/" + profile + "-1.json")) {
                this.shipped = (ObjectNode) JsonMapper.shared().readTree(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static List<PolicyView> versions(String profile, Policies view) {
            return view.versions().stream()
                    .filter(one -> one.profile().equals(profile))
                    .toList();
        }

        private static List<AvailableAction> each(String profile, Policies view) {
            var each = new ArrayList<AvailableAction>();
            for (var action : view.availableActions()) {
                assertThat(view.proposable()).as(action.action()).isNotEmpty();
                if (view.proposable().contains(profile)) each.add(action);
            }
            for (var version : versions(profile, view))
                for (var action : version.availableActions())
                    each.add(new AvailableAction(
                            action.action() + " " + version.version(), action.until(), action.otherwise()));
            return each;
        }

        @Override
        protected Set<String> actions() {
            return Stream.concat(
                            Stream.of("propose-policy"),
                            IntStream.of(2, 3)
                                    .mapToObj(number -> profile + "-" + number)
                                    .flatMap(version ->
                                            Stream.of("approve-policy " + version, "refuse-policy " + version)))
                    .collect(toSet());
        }

        @Override
        protected List<Deed> deeds(Actor by, Policies view, Instant now) {
            var deeds = new ArrayList<Deed>();
            var known = versions(profile, view);
            var next = profile + "-" + (known.size() + 1);
            // after every version that may have been published before it
            var effective = now.plus(Duration.ofDays(20)).plusSeconds(known.size());
            deeds.add(new Deed(
                    "propose-policy",
                    by,
                    () -> new ProposePolicy(PolicyId.of(profile), document(next, effective), "Because", by)));
            for (var one : known) {
                var version = one.version();
                deeds.add(new Deed(
                        "approve-policy " + version, by, () -> new ApprovePolicy(PolicyId.of(profile), version, by)));
                deeds.add(new Deed(
                        "refuse-policy " + version,
                        by,
                        () -> new RefusePolicy(PolicyId.of(profile), version, "Too long", by)));
            }
            return deeds;
        }

        private PolicyDocument document(String version, Instant effective) {
            var document = shipped.deepCopy();
            document.put("version", version);
            document.put("effectiveFrom", effective.toString());
            return DisputePolicy.FORM.accept(document);
        }

        @Override
        protected boolean isOfInterest(Policies view) {
            return versions(profile, view).size() <= 3;
        }

        @Override
        protected List<Object> news(Policies view, List<Object> history, Instant now) {
            return versions(profile, view).stream()
                    .<Object>map(one -> new LapseProposal(
                            PolicyId.of(profile), one.version(), Actor.rule("policy-proposal-stands")))
                    .toList();
        }

        @Override
        protected Object told(Policies view, List<Object> history, Instant now) {
            return versions(profile, view).stream()
                    .map(one -> List.of(
                            one.state(),
                            String.valueOf(one.proposedBy()),
                            one.approveBy() != null && now.isBefore(one.approveBy())))
                    .toList();
        }
    }
}
