package redress.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import redress.platform.embedded.EmbeddedDatabase;
import redress.platform.embedded.ServiceDatabase;
import redress.platform.journal.Commands;
import redress.platform.journal.JournalReader;
import redress.platform.journal.Origin;
import redress.platform.policy.PolicyCommand.ApprovePolicy;
import redress.platform.policy.PolicyCommand.ProposePolicy;
import redress.platform.policy.PolicyCommand.RefusePolicy;
import redress.platform.policy.PolicyCommand.ShowPolicies;
import redress.platform.policy.PolicyEvent.VersionPublished;
import redress.platform.policy.PolicyView.State;
import redress.platform.policy.toy.LaterShopService;
import redress.platform.policy.toy.ShopService;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Refusal;
import redress.platform.values.Role;
import tools.jackson.databind.json.JsonMapper;

/** Two instances of a shop on one database, and the people who run it. */
class PublishingAPolicy {

    private static final Actor ANNA = new Actor("usr_anna", Role.SUPPORT);
    private static final Actor BERT = new Actor("usr_bert", Role.SUPPORT);
    private static final Actor AUDITOR = new Actor("usr_carl", Role.AUDITOR);
    private static final Actor BUYER = new Actor("usr_dora", Role.BUYER);
    private static final EmbeddedDatabase POSTGRES = EmbeddedDatabase.temporary();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final FreezingClock clock = new FreezingClock();
    private final ServiceDatabase database = POSTGRES.createService("shop" + DATABASES.incrementAndGet());
    private ConfigurableApplicationContext here = start();
    private @Nullable ConfigurableApplicationContext there;

    @BeforeEach
    void another_instance() {
        there = start();
    }

    @AfterEach
    void stop() {
        here.close();
        there().close();
    }

    @AfterAll
    static void end() {
        POSTGRES.close();
    }

    @Test
    void two_people_publish_a_version_and_the_log_alone_tells_all_of_it() throws Exception {
        var effective = in(Duration.ofHours(2));
        var proposed = propose(here, "shop-2", "P20D", effective, ANNA);
        assertThat(proposed.state()).isEqualTo(State.PROPOSED);
        assertThat(proposed.proposedBy()).isEqualTo("support:usr_anna");
        var published = approve(there(), "shop-2", BERT);
        assertThat(published.approvedBy()).isEqualTo("support:usr_bert");
        assertThat(published.state()).isEqualTo(State.PUBLISHED);

        var journal = here.getBean(JournalReader.class);
        var rows = journal.ofStream("pol_shop");
        assertThat(rows)
                .extracting(row -> row.name())
                .containsExactly("policy/version-proposed", "policy/version-published");
        var event = (VersionPublished) journal.decode(rows.getLast()).getFirst().event();
        assertThat(event.document())
                .isEqualTo(document("shop-2", "P20D", effective).text());
        assertThat(event.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(event.document().getBytes(StandardCharsets.UTF_8))));
        assertThat(event.proposedBy()).isEqualTo(ANNA);
        assertThat(event.approvedBy()).isEqualTo(BERT);
    }

    @Test
    void every_instance_decides_by_it_from_its_time_on_and_not_before() {
        assertThat(inForce(here)).isEqualTo("shop-1");
        assertThat(inForce(there())).isEqualTo("shop-1");
        propose(here, "shop-2", "P20D", in(Duration.ofHours(2)), ANNA);
        approve(here, "shop-2", BERT);
        clock.forward(Duration.ofMinutes(119));
        assertThat(inForce(here)).isEqualTo("shop-1");
        assertThat(inForce(there())).isEqualTo("shop-1");
        clock.forward(Duration.ofMinutes(2));
        assertThat(inForce(there())).isEqualTo("shop-2");
        assertThat(inForce(here)).isEqualTo("shop-2");
        assertThat(wait(there(), "shop-1")).isEqualTo(Duration.ofDays(15));
        assertThat(wait(there(), "shop-2")).isEqualTo(Duration.ofDays(20));
    }

    @Test
    void what_another_instance_pinned_a_moment_ago_is_found() {
        assertThat(inForce(there())).isEqualTo("shop-1");
        propose(here, "shop-2", "P20D", in(Duration.ofHours(2)), ANNA);
        approve(here, "shop-2", BERT);
        assertThat(wait(there(), "shop-2")).isEqualTo(Duration.ofDays(20));
    }

    @Test
    void a_restarted_instance_knows_what_was_published() {
        propose(here, "shop-2", "P20D", in(Duration.ofHours(2)), ANNA);
        approve(here, "shop-2", BERT);
        clock.forward(Duration.ofHours(3));
        here.close();
        here = start();
        assertThat(inForce(here)).isEqualTo("shop-2");
        assertThat(states(here)).containsExactly("shop-1 REPLACED", "shop-2 IN_FORCE");
    }

    @Test
    void nobody_approves_their_own_and_only_authors_touch_it() {
        propose(here, "shop-2", "P20D", in(Duration.ofHours(2)), ANNA);
        refused("own-proposal", () -> approve(here, "shop-2", ANNA));
        refused("role-may-not", () -> approve(here, "shop-2", AUDITOR));
        refused("role-may-not", () -> propose(here, "shop-3", "P20D", in(Duration.ofHours(2)), AUDITOR));
        refused("role-may-not", () -> all(here, BUYER));
        refused("no-such-policy", () -> approve(here, "shop-9", BERT));
        assertThat(actions(ANNA)).containsExactly("refuse-policy");
        assertThat(actions(BERT)).containsExactly("approve-policy", "refuse-policy");
        assertThat(actions(AUDITOR)).isEmpty();
        assertThat(all(here, AUDITOR).versions()).hasSize(2);
    }

    @Test
    void what_was_refused_never_takes_effect_and_its_name_is_used_up() {
        propose(here, "shop-2", "P20D", in(Duration.ofHours(2)), ANNA);
        perform(here, new RefusePolicy(PolicyId.of("shop"), "shop-2", "Too long", BERT), PolicyView.class);
        refused("proposal-decided", () -> approve(here, "shop-2", BERT));
        refused("version-used", () -> propose(here, "shop-2", "P21D", in(Duration.ofHours(2)), ANNA));
        refused("version-used", () -> propose(here, "shop-1", "P21D", in(Duration.ofHours(2)), ANNA));
        clock.forward(Duration.ofHours(3));
        assertThat(inForce(here)).isEqualTo("shop-1");
        assertThat(states(here)).containsExactly("shop-1 IN_FORCE", "shop-2 REFUSED");
    }

    @Test
    void one_proposal_is_looked_at_at_a_time_and_lapses_in_the_end() {
        propose(here, "shop-2", "P20D", in(Duration.ofDays(30)), ANNA);
        refused("proposal-pending", () -> propose(there(), "shop-3", "P21D", in(Duration.ofDays(31)), BERT));
        clock.forward(Duration.ofDays(14));
        refused("proposal-lapsed", () -> approve(here, "shop-2", BERT));
        assertThat(states(there())).containsExactly("shop-1 IN_FORCE", "shop-2 LAPSED");
        propose(there(), "shop-3", "P21D", in(Duration.ofDays(31)), BERT);
    }

    @Test
    void it_is_published_a_notice_before_and_after_every_other() {
        refused("notice-too-short", () -> propose(here, "shop-2", "P20D", in(Duration.ofMinutes(59)), ANNA));
        var proposed = propose(here, "shop-2", "P20D", in(Duration.ofHours(2)), ANNA);
        assertThat(proposed.approveBy()).isEqualTo(proposed.effectiveFrom().minus(Duration.ofHours(1)));
        approve(here, "shop-2", BERT);
        refused("effective-too-early", () -> propose(here, "shop-3", "P20D", in(Duration.ofMinutes(110)), ANNA));
        propose(here, "shop-3", "P20D", in(Duration.ofMinutes(150)), ANNA);
    }

    @Test
    void a_profile_that_the_release_does_not_know_is_not_begun() {
        var text = document("shop-2", "P20D", in(Duration.ofHours(2))).text().replace("shop", "other");
        refused(
                "profile-unknown",
                () -> perform(
                        here,
                        new ProposePolicy(PolicyId.of("other"), PolicyDocument.of(text), "Why not", ANNA),
                        PolicyView.class));
    }

    @Test
    void a_release_that_asks_for_more_reads_what_was_published_before_as_it_was_meant() {
        propose(here, "shop-2", "P20D", in(Duration.ofHours(2)), ANNA);
        approve(here, "shop-2", BERT);
        propose(here, "shop-3", "P30D", in(Duration.ofDays(2)), ANNA);
        here.close();
        here = start(LaterShopService.class);
        clock.forward(Duration.ofHours(3));

        assertThat(inForce(here)).isEqualTo("shop-2");
        for (var version : List.of("shop-1", "shop-2"))
            assertThat(here.getBean(PolicyBook.class)
                            .version(version)
                            .at("DE", "toys")
                            .period("grace"))
                    .isZero();
        var pinned = here.getBean(PinnedPolicies.class).of("shop-2", "DE", "toys");
        assertThat(pinned.places().getFirst().values())
                .extracting(value -> value.name() + " " + value.value() + " " + value.from())
                .contains(
                        "wait P20D every case",
                        "grace PT0S not said, older than the value: nobody was given more time than the wait");
        refused("proposal-outdated", () -> approve(here, "shop-3", BERT));

        // the release before goes on beside it, and does not mind what it does not know
        perform(here, new RefusePolicy(PolicyId.of("shop"), "shop-3", "Outdated", BERT), PolicyView.class);
        var whole = document("shop-4", "P30D", in(Duration.ofHours(2))).text();
        var document = LaterShopService.FORM.accept(
                JsonMapper.shared().readTree(whole.replace("\"most\":100", "\"most\":100,\"grace\":\"P3D\"")));
        perform(here, new ProposePolicy(PolicyId.of("shop"), document, "Grace", ANNA), PolicyView.class);
        approve(here, "shop-4", BERT);
        clock.forward(Duration.ofHours(3));
        assertThat(inForce(there())).isEqualTo("shop-4");
        assertThat(wait(there(), "shop-4")).isEqualTo(Duration.ofDays(30));
        assertThat(here.getBean(PolicyBook.class).version("shop-4").everywhere().period("grace"))
                .isEqualTo(Duration.ofDays(3));
    }

    @Test
    void an_approval_that_was_frozen_until_its_version_would_have_been_in_force_is_refused() throws Exception {
        propose(here, "shop-2", "P20D", in(Duration.ofHours(2)), ANNA);
        assertThat(inForce(there())).isEqualTo("shop-1");
        var approval = clock.freezeAfterDeciding(() -> approve(here, "shop-2", BERT));
        clock.forward(Duration.ofHours(2));

        assertThat(inForce(there())).isEqualTo("shop-1");
        approval.thaw();
        assertThat(approval.refusal()).isEqualTo("proposal-lapsed");
        assertThat(inForce(here)).isEqualTo("shop-1");
        assertThat(inForce(there())).isEqualTo("shop-1");
        assertThat(here.getBean(JournalReader.class).ofStream("pol_shop"))
                .extracting(row -> row.name())
                .containsExactly("policy/version-proposed", "policy/proposal-lapsed");
        assertThat(states(there())).containsExactly("shop-1 IN_FORCE", "shop-2 LAPSED");
    }

    @Test
    void one_that_is_stored_late_counts_everywhere_where_nobody_has_decided_without_it() throws Exception {
        propose(here, "shop-2", "P20D", in(Duration.ofHours(2)), ANNA);
        var approval = clock.freezeAfterDeciding(() -> approve(here, "shop-2", BERT));
        clock.forward(Duration.ofMinutes(118));
        assertThat(inForce(there())).isEqualTo("shop-1");
        approval.thaw();
        assertThat(approval.refusal()).isEmpty();
        clock.forward(Duration.ofMinutes(3)); // of the five for which a reading of the journal is trusted
        assertThat(inForce(there())).isEqualTo("shop-2");
        assertThat(inForce(here)).isEqualTo("shop-2");
    }

    private ConfigurableApplicationContext there() {
        return Objects.requireNonNull(there);
    }

    private Instant in(Duration time) {
        return clock.instant().plus(time);
    }

    private static String inForce(ConfigurableApplicationContext instance) {
        return instance.getBean(PolicyBook.class)
                .inForce("shop", instance.getBean(Clock.class).instant())
                .version();
    }

    private static Duration wait(ConfigurableApplicationContext instance, String version) {
        return instance.getBean(PolicyBook.class).version(version).everywhere().period("wait");
    }

    private static PolicyView propose(
            ConfigurableApplicationContext instance, String version, String wait, Instant effective, Actor by) {
        return perform(
                instance,
                new ProposePolicy(PolicyId.of("shop"), document(version, wait, effective), "Because", by),
                PolicyView.class);
    }

    private static PolicyView approve(ConfigurableApplicationContext instance, String version, Actor by) {
        return perform(instance, new ApprovePolicy(PolicyId.of("shop"), version, by), PolicyView.class);
    }

    private static Policies all(ConfigurableApplicationContext instance, Actor by) {
        return perform(instance, new ShowPolicies(null, by), Policies.class);
    }

    private static List<String> states(ConfigurableApplicationContext instance) {
        return all(instance, AUDITOR).versions().stream()
                .map(one -> one.version() + " " + one.state())
                .toList();
    }

    private List<String> actions(Actor by) {
        return all(here, by).versions().getLast().availableActions().stream()
                .map(AvailableAction::action)
                .toList();
    }

    private static <T> T perform(ConfigurableApplicationContext instance, PolicyCommand command, Class<T> answer) {
        return answer.cast(Objects.requireNonNull(
                instance.getBean(Commands.class).perform(command, Origin.of(command.by(), "cor_1"))));
    }

    private static void refused(String code, ThrowingCallable deed) {
        assertThat(catchThrowableOfType(Refusal.class, deed).code()).isEqualTo(code);
    }

    private static PolicyDocument document(String version, String wait, Instant effective) {
        return ShopService.FORM.accept(JsonMapper.shared().readTree("""
                {"profile": "shop", "version": "%s", "effectiveFrom": "%s",
                 "values": {"policy-notice": "PT1H", "policy-proposal-stands": "P14D", "wait": "%s", "most": 100},
                 "overrides": []}""".formatted(version, effective, wait)));
    }

    private ConfigurableApplicationContext start() {
        return start(ShopService.class);
    }

    private ConfigurableApplicationContext start(Class<?> release) {
        var properties = new HashMap<String, Object>();
        properties.put("spring.main.web-application-type", "none");
        properties.put("spring.application.name", "shop-service");
        properties.put("spring.config.name", "shop-service");
        properties.put("redress.policy.profile", "shop");
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", database.app().user());
        properties.put("spring.datasource.password", database.app().password());
        properties.put("spring.flyway.url", database.url());
        properties.put("spring.flyway.user", database.owner().user());
        properties.put("spring.flyway.password", database.owner().password());
        properties.put("spring.flyway.locations", "classpath:db/platform");
        properties.put("spring.flyway.placeholders.appRole", database.app().user());
        properties.put("spring.flyway.placeholders.auditRole", database.audit().user());
        var application = new SpringApplication(release);
        application.setDefaultProperties(properties);
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean("clock", Clock.class, () -> clock));
        return Objects.requireNonNull(application.run());
    }
}
