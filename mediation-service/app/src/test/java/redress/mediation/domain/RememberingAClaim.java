package redress.mediation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.mediation.config.MediationJournal;
import redress.platform.journal.EventJson;

class RememberingAClaim extends ClaimStory {

    static List<ClaimEvent> everyKind() {
        var verdict = verdict(1, Outcome.PARTIAL_REFUND, line(BAG, 100));
        return List.of(
                opened(),
                taken(),
                proposed(verdict),
                issued(verdict),
                new ClaimEvent.VerdictIssued(CLAIM, subject(), verdict, PersonId.of(MIRO), CONFIRMED),
                closed(ClosingReason.VERDICT, DECIDED));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void what_is_written_is_read_again(ClaimEvent event) {
        var json = EventJson.mapper().writeValueAsString(event);
        assertThat(EventJson.mapper().readValue(json, event.getClass())).isEqualTo(event);
        assertThat(json).doesNotContain("redress.").contains("\"claimId\":\"" + CLAIM + "\"");
    }

    @Test
    void every_kind_of_event_has_a_name_without_a_class() {
        var names = new MediationJournal().events();
        assertThat(everyKind().stream().map(event -> names.nameOf(event.getClass())))
                .containsAll(names.all().keySet())
                .contains("claim/claim-opened", "claim/verdict-proposed");
    }
}
