package redress.mediation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.mediation.config.MediationJournal;
import redress.platform.journal.EventJson;

class RememberingAClaim extends ClaimStory {

    static List<StoredEvent> everyKind() {
        var verdict = verdict(1, Outcome.PARTIAL_REFUND, line(BAG, 100));
        var proposal = ProposingASettlement.proposal(new ProposalId("prp_1"));
        var claims = Stream.<StoredEvent>of(
                opened(),
                openedAboutAReturn(),
                new ClaimEvent.ClaimOpened(CLAIM, complaint("DAMAGED"), POLICY, DUE, null, ESCALATED),
                wanted(ESCALATED, BUYER, SELLER),
                taken(),
                new ClaimEvent.ComplaintCompleted(CLAIM, subject(), STATEMENT, TAKEN),
                AskingForInformation.asked(1),
                AskingForInformation.provided(),
                AskingForInformation.silent(),
                ProposingASettlement.made(new ProposalId("prp_1")),
                ProposingASettlement.accepted(Party.BUYER),
                ProposingASettlement.declined(Party.SELLER),
                ProposingASettlement.expired(),
                new ClaimEvent.ProposalAgreed(CLAIM, subject(), proposal, DECIDED),
                proposed(verdict),
                issued(verdict),
                new ClaimEvent.VerdictIssued(
                        CLAIM,
                        subject(),
                        verdict,
                        PersonId.of(MIRO),
                        CONFIRMED,
                        null,
                        new Review(new AppealId("apl_1"), AppealResult.CHANGED)),
                new ClaimEvent.VerdictOverdue(
                        CLAIM,
                        subject(),
                        null,
                        automatically("verdict-target", DUE, DUE),
                        DUE.plus(Duration.ofDays(7))),
                new ClaimEvent.VerdictSetAside(CLAIM, subject(), ClosingReason.SETTLED, DECIDED),
                appealed(Party.SELLER, APPEALED),
                closed(ClosingReason.VERDICT, DECIDED));
        return Stream.concat(claims, KeepingTheRoster.everyKind().stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void what_is_written_is_read_again(StoredEvent event) {
        var json = EventJson.mapper().writeValueAsString(event);
        assertThat(EventJson.mapper().readValue(json, event.getClass())).isEqualTo(event);
        assertThat(json).doesNotContain("redress.");
        if (event instanceof ClaimEvent) assertThat(json).contains("\"claimId\":\"" + CLAIM + "\"");
    }

    @Test
    void every_kind_of_event_has_a_name_without_a_class() {
        var names = new MediationJournal().events();
        assertThat(everyKind().stream().map(event -> names.nameOf(event.getClass())))
                .containsAll(names.all().keySet().stream()
                        .filter(name -> !name.startsWith("policy/")) // the platform's own
                        .toList())
                .contains("claim/claim-opened", "claim/verdict-proposed", "claim/appeal-filed", "roster/claim-given");
    }

    @Test
    void a_claim_of_before_the_buyer_could_complete_it_is_read_too() {
        var json = EventJson.mapper().writeValueAsString(opened());
        var older = json.replaceAll("\"completeBy\":\"[^\"]*\",", "");
        assertThat(older).isNotEqualTo(json);
        var read = EventJson.mapper().readValue(older, ClaimEvent.ClaimOpened.class);
        assertThat(read.completeBy()).isNull();
        assertThat(offered(shown(BUYER, TAKEN, read))).isEmpty();
    }
}
