package redress.dispute.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.dispute.domain.DisputeCommand.AddEvidence;
import redress.dispute.domain.DisputeCommand.SendMessage;
import redress.dispute.domain.DisputeId;
import redress.dispute.domain.EvidenceId;
import redress.dispute.domain.Language;
import redress.dispute.domain.MessageId;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.web.About;
import redress.platform.web.Deeds;

/** What the parties show and tell each other, and the mediator, while a dispute goes on (R15, R16). */
@RestController
@Tag(name = "Disputes")
class TellingDeeds {

    private final Deeds deeds;
    private final Words words;

    TellingDeeds(Deeds deeds, Words words) {
        this.deeds = deeds;
        this.words = words;
    }

    record Added(String evidenceId) {}

    @PostMapping("/disputes/{disputeId}/evidence")
    @Operation(
            operationId = "addEvidence",
            summary = "Show something (either party)",
            description = "Until the dispute is closed (R15). Both parties and the mediator see all of it. 409:"
                    + " `too-much-evidence`, `dispute-closed`. 422: `evidence-size`, `evidence-media-type`. 404:"
                    + " `no-such-dispute`.")
    ResponseEntity<Added> add(
            Actor actor, @PathVariable String disputeId, @Valid @RequestBody OpenDisputeRequest.Shown request) {
        var evidence = new EvidenceId(Ids.fresh("evd_"));
        var answer = deeds.perform(
                actor,
                "add-evidence",
                new About(disputeId, request),
                new AddEvidence(dispute(disputeId), evidence, request.evidence(), actor),
                _ -> new Added(evidence.value()),
                Added.class);
        return ResponseEntity.created(URI.create("/disputes/" + disputeId)).body(answer);
    }

    record MessageRequest(
            @Schema(description = "the language it is written in, a BCP 47 tag", example = "pt-BR") @NotNull
            String language,

            @Schema(description = "1 to 10000 characters", example = "Could you send me a photo of the label?") @NotNull
            String text) {}

    record Sent(String messageId) {}

    @PostMapping("/disputes/{disputeId}/messages")
    @Operation(
            operationId = "sendMessage",
            summary = "Write to the other side (either party)",
            description =
                    "Until the dispute is closed; the thread is `told` of the dispute's view, readable to both parties and to"
                            + " the mediator (R16). 409: `too-many-messages`, `dispute-closed`. 422: `language-unknown`,"
                            + " `text-empty`, `text-too-long`, `text-unreadable`. 404:"
                            + " `no-such-dispute`.")
    ResponseEntity<Sent> send(Actor actor, @PathVariable String disputeId, @Valid @RequestBody MessageRequest request) {
        var language = Language.of(request.language());
        var dispute = dispute(disputeId);
        var message = new MessageId(Ids.fresh("msg_"));
        var text = words.keep(actor, request.text(), "text");
        var answer = deeds.perform(
                actor,
                "send-message",
                new About(disputeId, request),
                new SendMessage(dispute, message, language, text, actor),
                _ -> new Sent(message.value()),
                Sent.class);
        return ResponseEntity.created(URI.create("/disputes/" + disputeId)).body(answer);
    }

    private static DisputeId dispute(String id) {
        return new DisputeId(Ids.require("dsp_", id));
    }
}
