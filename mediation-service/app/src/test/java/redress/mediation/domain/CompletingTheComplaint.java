package redress.mediation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import redress.mediation.domain.ClaimCommand.CompleteComplaint;
import redress.mediation.domain.ClaimEvent.ComplaintCompleted;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

class CompletingTheComplaint extends ClaimStory {

    @Test
    void the_buyer_adds_words_and_evidence() {
        at(TAKEN);
        given(opened(), taken())
                .when(complete(BUYER, PHOTO))
                .expectEvents(new ComplaintCompleted(CLAIM, subject(), STATEMENT, TAKEN));
        given(opened()).when(complete(BUYER)).expectSuccessfulHandlerExecution();
    }

    @Test
    void within_three_days_and_once() {
        at(COMPLETE_BY);
        refused(given(opened(), taken()).when(complete(BUYER)), "completion-window-over");
        at(COMPLETE_BY.minusMillis(1));
        given(opened(), taken()).when(complete(BUYER)).expectSuccessfulHandlerExecution();
        refused(
                given(opened(), new ComplaintCompleted(CLAIM, subject(), STATEMENT, TAKEN))
                        .when(complete(BUYER)),
                "already-completed");
    }

    @Test
    void a_closed_claim_is_complete() {
        refused(given(opened(), closed(ClosingReason.SETTLED, TAKEN)).when(complete(BUYER)), "claim-closed");
    }

    @Test
    void nobody_else_does() {
        refused(given(opened()).when(complete(new Actor("usr_eve", Role.BUYER))), "no-such-id");
        assertThatThrownBy(() -> complete(SELLER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("role-may-not"));
    }

    @Test
    void evidence_has_its_limits() {
        refused(
                given(opened()).when(complete(BUYER, new Evidence.Shown(Evidence.Kind.PHOTO, "image/jpeg", 0, SHA))),
                "evidence-size");
        refused(
                given(opened())
                        .when(complete(BUYER, new Evidence.Shown(Evidence.Kind.PHOTO, "image/jpeg", 26_214_401, SHA))),
                "evidence-size");
        refused(
                given(opened())
                        .when(complete(BUYER, new Evidence.Shown(Evidence.Kind.OTHER, "application/x-sh", 1, SHA))),
                "evidence-media-type");
        refused(given(opened()).when(complete(BUYER, PHOTO, PHOTO)), "evidence-twice");
        refused(
                given(opened())
                        .when(complete(BUYER, Collections.nCopies(21, PHOTO).toArray(new Evidence.Shown[0]))),
                "evidence-too-much");
    }

    @Test
    void what_just_fits_is_taken() {
        for (long bytes : new long[] {1, 26_214_400})
            given(opened())
                    .when(complete(BUYER, new Evidence.Shown(Evidence.Kind.PHOTO, "image/jpeg", bytes, SHA)))
                    .expectSuccessfulHandlerExecution();
        given(opened())
                .when(complete(
                        BUYER,
                        IntStream.range(0, 20)
                                .mapToObj(i ->
                                        new Evidence.Shown(Evidence.Kind.PHOTO, "image/jpeg", 1, "%064x".formatted(i)))
                                .toArray(Evidence.Shown[]::new)))
                .expectSuccessfulHandlerExecution();
    }

    private static CompleteComplaint complete(Actor by, Evidence.Shown... evidence) {
        return new CompleteComplaint(CLAIM, WORDS, List.of(evidence), by);
    }
}
