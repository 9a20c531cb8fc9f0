package redress.mediation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.mediation.domain.RosterCommand.ChangeDuty;
import redress.mediation.domain.RosterCommand.FindMediator;
import redress.mediation.domain.RosterCommand.NoteAssignment;
import redress.mediation.domain.RosterCommand.NoteClosing;
import redress.mediation.domain.RosterCommand.ShowRoster;
import redress.mediation.domain.RosterEvent.ClaimDone;
import redress.mediation.domain.RosterEvent.ClaimGiven;
import redress.mediation.domain.RosterEvent.ClaimTaken;
import redress.mediation.domain.RosterEvent.ClaimWaits;
import redress.mediation.domain.RosterEvent.MediatorCameOnDuty;
import redress.mediation.domain.RosterEvent.MediatorWentOffDuty;
import redress.mediation.domain.RosterEvent.RosterOpened;
import redress.mediation.messaging.RosterDesk;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

class KeepingTheRoster {

    private static final Actor MAJA = new Actor("usr_maja", Role.MEDIATOR);
    private static final Actor MARA = new Actor("usr_mara", Role.MEDIATOR);
    private static final Actor SUPPORT = new Actor("usr_sue", Role.SUPPORT);
    private static final Actor RULE = Actor.rule("assignment-by-load");
    private static final Instant NOW = Instant.parse("2026-03-20T08:00:00Z");
    private static final ClaimId ONE = new ClaimId("clm_1");
    private static final ClaimId TWO = new ClaimId("clm_2");
    private static final ClaimId THREE = new ClaimId("clm_3");

    private AggregateTestFixture<Roster> fixture = new AggregateTestFixture<>(Roster.class);

    @BeforeEach
    void a_marketplace_without_mediators() {
        fixture = new AggregateTestFixture<>(Roster.class);
        fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
        fixture.registerAnnotatedCommandHandler(new RosterDesk(fixture.getRepository()));
    }

    @Test
    void mediators_say_that_they_are_on_duty_and_support_says_it_of_them() {
        fixture.givenNoPriorActivity()
                .when(new ChangeDuty(PersonId.of(MARA), true, MARA))
                .expectEvents(new RosterOpened(RosterId.ONLY), on(MARA, MARA));
        given(on(MARA, MARA))
                .when(new ChangeDuty(PersonId.of(MAJA), true, SUPPORT))
                .expectEvents(on(MAJA, SUPPORT));
        given(on(MARA, MARA))
                .when(new ChangeDuty(PersonId.of(MARA), true, MARA))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(on(MARA, MARA))
                .when(new ChangeDuty(PersonId.of(MARA), false, MARA))
                .expectEvents(new MediatorWentOffDuty(RosterId.ONLY, PersonId.of(MARA), PersonId.of(MARA), NOW));
        for (var other : List.of(MAJA, new Actor("usr_beto", Role.BUYER)))
            assertThatThrownBy(() -> new ChangeDuty(PersonId.of(MARA), true, other))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("role-may-not"));
    }

    @Test
    void the_one_with_the_fewest_claims_gets_the_next_and_of_equals_the_first() {
        given(on(MARA, MARA), on(MAJA, MAJA)).when(find(ONE)).expectEvents(gets(ONE, MAJA));
        given(on(MARA, MARA), on(MAJA, MAJA), gets(ONE, MAJA)).when(find(TWO)).expectEvents(gets(TWO, MARA));
        given(on(MARA, MARA), on(MAJA, MAJA), gets(ONE, MAJA), gets(TWO, MARA))
                .when(find(THREE))
                .expectEvents(gets(THREE, MAJA));
        given(on(MARA, MARA), on(MAJA, MAJA), gets(ONE, MAJA), gets(TWO, MAJA), done(TWO), done(ONE))
                .when(find(THREE))
                .expectEvents(gets(THREE, MAJA));
    }

    @Test
    void what_is_taken_by_hand_counts_too() {
        given(on(MARA, MARA), on(MAJA, MAJA))
                .when(new NoteAssignment(ONE, PersonId.of(MAJA), NOW, RULE))
                .expectEvents(takes(ONE, MAJA));
        given(on(MARA, MARA), on(MAJA, MAJA), takes(ONE, MAJA)).when(find(TWO)).expectEvents(gets(TWO, MARA));
        given(on(MAJA, MAJA), gets(ONE, MAJA))
                .when(new NoteAssignment(ONE, PersonId.of(MAJA), NOW, RULE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(on(MAJA, MAJA), gets(ONE, MAJA))
                .when(new NoteAssignment(ONE, PersonId.of(MARA), NOW, RULE))
                .expectEvents(takes(ONE, MARA));
    }

    @Test
    void what_support_leaves_with_the_one_who_is_late_does_not_wait_any_more() {
        given(on(MARA, MARA), gets(ONE, MARA), waits(ONE, MARA))
                .when(new NoteAssignment(ONE, PersonId.of(MARA), NOW, RULE))
                .expectEvents(takes(ONE, MARA));
    }

    @Test
    void never_somebody_the_claim_bars() {
        given(on(MARA, MARA), on(MAJA, MAJA)).when(find(ONE, MAJA)).expectEvents(gets(ONE, MARA));
        given(on(MAJA, MAJA)).when(find(ONE, MAJA)).expectEvents(waits(ONE, MAJA));
    }

    @Test
    void what_waits_is_given_out_when_somebody_comes_who_may_have_it() {
        given(waits(ONE), waits(TWO, MARA), waits(THREE))
                .when(new ChangeDuty(PersonId.of(MARA), true, MARA))
                .expectEvents(on(MARA, MARA), gets(ONE, MARA), gets(THREE, MARA));
        given(waits(ONE), waits(TWO, MARA), on(MARA, MARA), gets(ONE, MARA))
                .when(new ChangeDuty(PersonId.of(MAJA), true, MAJA))
                .expectEvents(on(MAJA, MAJA), gets(TWO, MAJA));
    }

    @Test
    void a_claim_that_its_mediator_let_lie_goes_to_another_or_stays_until_there_is_one() {
        given(on(MARA, MARA), on(MAJA, MAJA), gets(ONE, MAJA))
                .when(find(ONE, MAJA))
                .expectEvents(gets(ONE, MARA));
        given(on(MAJA, MAJA), gets(ONE, MAJA)).when(find(ONE, MAJA)).expectEvents(waits(ONE, MAJA));
        given(on(MAJA, MAJA), gets(ONE, MAJA), waits(ONE, MAJA))
                .when(new ChangeDuty(PersonId.of(MARA), true, MARA))
                .expectEvents(on(MARA, MARA), gets(ONE, MARA));
    }

    @Test
    void who_is_off_duty_gets_no_more_and_keeps_what_there_is() {
        given(
                        on(MARA, MARA),
                        gets(ONE, MARA),
                        new MediatorWentOffDuty(RosterId.ONLY, PersonId.of(MARA), PersonId.of(MARA), NOW))
                .when(find(TWO))
                .expectEvents(waits(TWO));
    }

    @Test
    void told_twice_it_does_nothing() {
        given(on(MARA, MARA), gets(ONE, MARA))
                .when(find(ONE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(waits(ONE)).when(find(ONE)).expectSuccessfulHandlerExecution().expectNoEvents();
        given(on(MARA, MARA), gets(ONE, MARA))
                .when(new NoteClosing(ONE, NOW, RULE))
                .expectEvents(done(ONE));
        given(on(MARA, MARA))
                .when(new NoteClosing(ONE, NOW, RULE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(waits(ONE)).when(new NoteClosing(ONE, NOW, RULE)).expectEvents(done(ONE));
    }

    @Test
    void the_list_says_who_has_how_much_and_what_waits() {
        shown(
                new RosterView(
                        List.of(
                                new RosterView.Desk(PersonId.of(MAJA), false, 1),
                                new RosterView.Desk(PersonId.of(MARA), true, 2)),
                        List.of(new ClaimId("clm_4"))),
                given(
                        on(MARA, MARA),
                        gets(ONE, MARA),
                        gets(TWO, MARA),
                        takes(THREE, MAJA),
                        waits(new ClaimId("clm_4"), MARA)));
        assertThatThrownBy(() -> new ShowRoster(new Actor("usr_beto", Role.BUYER)))
                .isInstanceOf(Refusal.class);
    }

    private static void shown(RosterView expected, TestExecutor<Roster> given) {
        given.when(new ShowRoster(SUPPORT))
                .expectResultMessageMatching(
                        Matchers.matches(message -> message.getPayload().equals(expected)))
                .expectNoEvents();
    }

    private TestExecutor<Roster> given(RosterEvent... history) {
        return fixture.given(new RosterOpened(RosterId.ONLY)).andGiven((Object[]) history);
    }

    private static FindMediator find(ClaimId claim, Actor... notBy) {
        return new FindMediator(claim, people(notBy), NOW, RULE);
    }

    private static List<PersonId> people(Actor... people) {
        return Arrays.stream(people).map(PersonId::of).toList();
    }

    static MediatorCameOnDuty on(Actor mediator, Actor by) {
        return new MediatorCameOnDuty(RosterId.ONLY, PersonId.of(mediator), PersonId.of(by), NOW);
    }

    private static ClaimGiven gets(ClaimId claim, Actor mediator) {
        return new ClaimGiven(RosterId.ONLY, claim, PersonId.of(mediator), NOW);
    }

    private static ClaimTaken takes(ClaimId claim, Actor mediator) {
        return new ClaimTaken(RosterId.ONLY, claim, PersonId.of(mediator), NOW);
    }

    private static ClaimWaits waits(ClaimId claim, Actor... notBy) {
        return new ClaimWaits(RosterId.ONLY, claim, people(notBy), NOW);
    }

    private static ClaimDone done(ClaimId claim) {
        return new ClaimDone(RosterId.ONLY, claim, NOW);
    }

    /** One of each kind, for whoever writes them down. */
    static List<RosterEvent> everyKind() {
        return List.of(
                new RosterOpened(RosterId.ONLY),
                on(MARA, SUPPORT),
                new MediatorWentOffDuty(RosterId.ONLY, PersonId.of(MARA), PersonId.of(SUPPORT), NOW),
                waits(ONE, MARA),
                gets(ONE, MAJA),
                takes(ONE, MARA),
                done(ONE));
    }
}
