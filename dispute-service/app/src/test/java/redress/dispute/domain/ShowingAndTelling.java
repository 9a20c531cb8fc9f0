package redress.dispute.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.dispute.domain.DisputeCommand.AddEvidence;
import redress.dispute.domain.DisputeCommand.SendMessage;
import redress.dispute.domain.DisputeEvent.EvidenceAdded;
import redress.dispute.domain.DisputeEvent.MessageSent;
import redress.dispute.domain.OrderCommand.ShownEvidence;
import redress.dispute.domain.OrderEvent.Afterwards;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.TextRef;

/** R15 and R16: until the dispute is closed, even while nothing else moves. */
class ShowingAndTelling extends DisputeStory {

    private static final EvidenceId EVIDENCE = new EvidenceId("evd_1");
    private static final MessageId MESSAGE = new MessageId("msg_1");
    private static final TextRef TEXT = new TextRef("txt_9", "d9");
    private static final Language PORTUGUESE = Language.of("pt-BR");

    private static AddEvidence photo(String mediaType, long bytes, Actor by) {
        return new AddEvidence(
                DISPUTE, EVIDENCE, new ShownEvidence(Evidence.Kind.PHOTO, mediaType, bytes, "a".repeat(64)), by);
    }

    private static EvidenceAdded added(Party party, Actor by) {
        return new EvidenceAdded(
                DISPUTE,
                ORDER,
                EVIDENCE,
                party,
                new Evidence(Evidence.Kind.PHOTO, "image/jpeg", 1000, "a".repeat(64), by.id(), day(2)));
    }

    private static SendMessage message(Actor by) {
        return new SendMessage(DISPUTE, MESSAGE, PORTUGUESE, TEXT, by);
    }

    private static MessageSent sent(Party by) {
        return new MessageSent(DISPUTE, ORDER, MESSAGE, by, PORTUGUESE, TEXT, day(2));
    }

    @Test
    void either_party_shows_what_it_has() {
        clock.set(day(2));
        given(opened()).when(photo("image/jpeg", 1000, SELLER)).expectEvents(added(Party.SELLER, SELLER));
        given(opened(), rejected(), filed())
                .when(photo("image/jpeg", 1000, BUYER))
                .expectEvents(added(Party.BUYER, BUYER));
        given(opened(), agreed(SEND_BACK))
                .when(photo("image/jpeg", 1000, SELLER))
                .expectEvents(added(Party.SELLER, SELLER));
    }

    @Test
    void size_type_and_number_are_limited() {
        given(opened()).when(photo("image/svg+xml", 1, BUYER)).expectException(refusal("evidence-media-type"));
        given(opened()).when(photo("image/png", 26_214_401, BUYER)).expectException(refusal("evidence-size"));
        given(opened()).when(photo("image/png", 0, BUYER)).expectException(refusal("evidence-size"));
        var history = new ArrayList<Object>(List.of(opened()));
        for (int i = 0; i < 20; i++) history.add(added(Party.SELLER, SELLER));
        given(history.toArray()).when(photo("image/jpeg", 1, SELLER)).expectException(refusal("too-much-evidence"));
        given(history.toArray()).when(photo("image/jpeg", 1, BUYER)).expectSuccessfulHandlerExecution();
    }

    @Test
    void what_just_fits_is_taken() {
        given(opened()).when(photo("image/png", 1, BUYER)).expectSuccessfulHandlerExecution();
        given(opened()).when(photo("image/png", 26_214_400, BUYER)).expectSuccessfulHandlerExecution();
        var history = new ArrayList<Object>(List.of(opened()));
        for (int i = 0; i < 19; i++) history.add(added(Party.SELLER, SELLER));
        given(history.toArray()).when(photo("image/jpeg", 1, SELLER)).expectSuccessfulHandlerExecution();
    }

    @Test
    void either_party_writes() {
        clock.set(day(2));
        given(opened()).when(message(BUYER)).expectEvents(sent(Party.BUYER));
        given(opened(), agreed(KEEP)).when(message(SELLER)).expectEvents(sent(Party.SELLER));
    }

    @Test
    void nobody_writes_without_end() {
        var history = new ArrayList<Object>(List.of(opened()));
        for (int i = 0; i < 500; i++) history.add(sent(Party.BUYER));
        given(history.toArray()).when(message(BUYER)).expectException(refusal("too-many-messages"));
        given(history.toArray()).when(message(SELLER)).expectSuccessfulHandlerExecution();
    }

    @Test
    void what_is_over_is_over_and_others_have_no_say() {
        var over = closed(Ending.REFUNDED, Afterwards.SETTLED, List.of(), day(3));
        given(opened(), agreed(KEEP), over).when(message(BUYER)).expectException(refusal("dispute-closed"));
        given(opened(), agreed(KEEP), over)
                .when(photo("image/jpeg", 1, BUYER))
                .expectException(refusal("dispute-closed"));
        given(opened(), rejected(), filed()).when(message(MEDIATOR)).expectException(refusal("role-may-not"));
        given(opened()).when(message(MEDIATOR)).expectException(refusal("no-such-dispute"));
        given(opened()).when(message(OTHER_SELLER)).expectException(refusal("no-such-dispute"));
    }

    @ParameterizedTest
    @CsvSource({
        "pt-br,pt-BR",
        "EN,en",
        "zh-hant-tw,zh-Hant-TW",
        "sr-Latn,sr-Latn",
        "es-419,es-419",
        "de-CH-1996,de-CH-1996"
    })
    void a_language_is_a_bcp_47_tag(String said, String meant) {
        assertThat(Language.of(said)).isEqualTo(new Language(meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "portuguese-brazil-", "pt_BR", "und-", "-pt", "12", "x-private", "português"})
    void anything_else_is_none(String said) {
        assertThatThrownBy(() -> Language.of(said))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("language-unknown"));
    }
}
