package redress.mediation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.mediation.domain.ClaimCommand.ProvideInformation;
import redress.mediation.domain.ClaimCommand.RecordSilence;
import redress.mediation.domain.ClaimCommand.RequestInformation;
import redress.mediation.domain.ClaimEvent.InformationProvided;
import redress.mediation.domain.ClaimEvent.InformationRequested;
import redress.mediation.domain.ClaimEvent.PartySilent;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

class AskingForInformation extends ClaimStory {

    private static final RequestId QUESTION = new RequestId("inf_1");
    private static final Instant ANSWER_DUE = TAKEN.plus(Duration.ofDays(3));
    private static final Actor TIMER = Actor.rule("information-due");

    @Test
    void the_mediator_asks_a_party_which_has_three_days() {
        at(TAKEN);
        given(opened(), taken()).when(ask(MARA, Party.SELLER)).expectEvents(asked(1));
    }

    @Test
    void only_the_mediator_who_has_the_claim_asks() {
        refused(given(opened(), taken()).when(ask(MIRO, Party.BUYER)), "not-assigned");
        refused(given(opened()).when(ask(MARA, Party.BUYER)), "not-assigned");
        refused(
                given(opened(), taken(), closed(ClosingReason.SETTLED, DECIDED)).when(ask(MARA, Party.BUYER)),
                "claim-closed");
        assertThatThrownBy(() -> ask(SELLER, Party.BUYER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("role-may-not"));
    }

    @Test
    void a_question_says_what_it_wants() {
        refused(given(opened(), taken()).when(ask(MARA, Party.SELLER, new InformationKind[0])), "kind-missing");
        refused(
                given(opened(), taken()).when(ask(MARA, Party.SELLER, InformationKind.PHOTO, InformationKind.PHOTO)),
                "kind-twice");
    }

    @Test
    void asking_ends_too() {
        var history = new ArrayList<>(List.<ClaimEvent>of(opened(), taken()));
        for (int i = 1; i <= 20; i++) history.add(asked(i));
        refused(given(history.toArray(new ClaimEvent[0])).when(ask(MARA, Party.SELLER)), "questions-too-many");
    }

    @Test
    void the_party_answers_with_words_and_evidence() {
        at(ANSWER_DUE.minusMillis(1));
        given(opened(), taken(), asked(1))
                .when(answer(SELLER, PHOTO))
                .expectEvents(new InformationProvided(
                        CLAIM, subject(), QUESTION, Party.SELLER, STATEMENT, ANSWER_DUE.minusMillis(1)));
    }

    @Test
    void once_and_in_time() {
        at(ANSWER_DUE);
        refused(given(opened(), taken(), asked(1)).when(answer(SELLER)), "answer-window-over");
        at(TAKEN);
        refused(given(opened(), taken(), asked(1), provided()).when(answer(SELLER)), "already-answered");
        refused(
                given(opened(), taken(), asked(1), closed(ClosingReason.WITHDRAWN, TAKEN))
                        .when(answer(SELLER)),
                "claim-closed");
    }

    @Test
    void a_question_to_the_other_side_is_none_to_answer() {
        refused(given(opened(), taken(), asked(1)).when(answer(BUYER)), "no-such-id");
        refused(given(opened(), taken()).when(answer(SELLER)), "no-such-id");
        refused(given(opened(), taken(), asked(1)).when(answer(new Actor("usr_eve", Role.SELLER))), "no-such-id");
    }

    @Test
    void silence_is_recorded_and_counts_from_when_it_was_due() {
        at(ANSWER_DUE.plusSeconds(90));
        given(opened(), taken(), asked(1))
                .when(new RecordSilence(CLAIM, QUESTION, ANSWER_DUE, TIMER))
                .expectEvents(new PartySilent(
                        CLAIM,
                        subject(),
                        QUESTION,
                        Party.SELLER,
                        automatically("information-due", ANSWER_DUE, ANSWER_DUE.plusSeconds(90))));
    }

    @Test
    void a_timer_that_comes_after_the_answer_or_again_is_nothing() {
        at(ANSWER_DUE);
        var timer = new RecordSilence(CLAIM, QUESTION, ANSWER_DUE, TIMER);
        given(opened(), taken(), asked(1), provided())
                .when(timer)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(opened(), taken(), asked(1), silent())
                .when(timer)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(opened(), taken(), asked(1), closed(ClosingReason.SETTLED, DECIDED))
                .when(timer)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        at(ANSWER_DUE.minusMillis(1));
        given(opened(), taken(), asked(1)).when(timer).expectException(IllegalStateException.class);
    }

    @Test
    void each_question_has_its_own_answer_or_silence() {
        var second = new RequestId("inf_2");
        at(DECIDED);
        given(opened(), taken(), asked(1), asked(2))
                .when(new ProvideInformation(CLAIM, second, WORDS, List.of(PHOTO), SELLER))
                .expectEvents(new InformationProvided(CLAIM, subject(), second, Party.SELLER, STATEMENT, DECIDED));
        at(ANSWER_DUE);
        given(opened(), taken(), asked(1), provided(), asked(2))
                .when(new RecordSilence(CLAIM, second, ANSWER_DUE, TIMER))
                .expectEvents(silent(2));
    }

    @Test
    void a_verdict_need_not_wait_for_an_answer() {
        at(DECIDED);
        given(opened(), taken(), asked(1))
                .when(give(Outcome.PARTIAL_REFUND, line(BAG, 100)))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void both_sides_see_what_was_asked_and_answered() {
        for (var viewer : List.of(BUYER, SELLER, MARA, SUPPORT, AUDITOR))
            assertThat(shown(viewer, DECIDED, opened(), taken(), asked(1), provided(), asked(2), silent(2))
                            .questions())
                    .satisfiesExactly(
                            first -> assertThat(first.answer()).isNotNull(),
                            second -> assertThat(second.silent()).isTrue());
    }

    @Test
    void the_party_is_told_until_when() {
        assertThat(shown(SELLER, DECIDED, opened(), taken(), asked(1)).availableActions())
                .anySatisfy(action -> {
                    assertThat(action.action()).isEqualTo("provide-information");
                    assertThat(action.until()).isEqualTo(ANSWER_DUE);
                    assertThat(action.otherwise()).contains("silence");
                });
        assertThat(offered(shown(BUYER, DECIDED, opened(), taken(), asked(1)))).doesNotContain("provide-information");
    }

    static InformationRequested asked(int number) {
        return new InformationRequested(
                CLAIM,
                subject(),
                new InformationRequest(
                        new RequestId("inf_" + number),
                        Party.SELLER,
                        List.of(InformationKind.PROOF_OF_DELIVERY),
                        WORDS,
                        ANSWER_DUE,
                        PersonId.of(MARA)),
                TAKEN);
    }

    static InformationProvided provided() {
        return new InformationProvided(CLAIM, subject(), QUESTION, Party.SELLER, STATEMENT, DECIDED);
    }

    static PartySilent silent() {
        return silent(1);
    }

    private static PartySilent silent(int number) {
        return new PartySilent(
                CLAIM,
                subject(),
                new RequestId("inf_" + number),
                Party.SELLER,
                automatically("information-due", ANSWER_DUE, ANSWER_DUE));
    }

    private static RequestInformation ask(Actor by, Party from) {
        return ask(by, from, InformationKind.PROOF_OF_DELIVERY);
    }

    private static RequestInformation ask(Actor by, Party from, InformationKind... kinds) {
        return new RequestInformation(CLAIM, QUESTION, from, List.of(kinds), WORDS, by);
    }

    private static ProvideInformation answer(Actor by, Evidence.Shown... evidence) {
        return new ProvideInformation(CLAIM, QUESTION, WORDS, List.of(evidence), by);
    }
}
