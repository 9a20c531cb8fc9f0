package redress.mediation.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.mediation.domain.AppealId;
import redress.mediation.domain.ClaimCommand.AnswerProposal;
import redress.mediation.domain.ClaimCommand.CompleteComplaint;
import redress.mediation.domain.ClaimCommand.FileAppeal;
import redress.mediation.domain.ClaimCommand.ProvideInformation;
import redress.mediation.domain.ClaimView;
import redress.mediation.domain.ProposalId;
import redress.mediation.domain.RequestId;
import redress.platform.values.Actor;
import redress.platform.values.Ids;

/** What buyer and seller do with their claim. */
@RestController
@Tag(name = "Claims")
class PartyDeeds {

    private final Claims claims;
    private final Words words;

    PartyDeeds(Claims claims, Words words) {
        this.claims = claims;
        this.words = words;
    }

    record StatementRequest(
            @Schema(description = "in your own words, 1 to 10000 characters; the other side reads it") @NotNull
            String text,

            @Schema(description = "what you can show") @Nullable
            List<@NotNull @Valid Shown> evidence) {}

    @PostMapping("/claims/{claimId}/complaint")
    @Operation(
            operationId = "completeComplaint",
            summary = "Complete the complaint (buyer)",
            description =
                    "Once, within three days of the escalation (R30); without it, it is decided on what the dispute says. 409:"
                            + " `already-completed`, `completion-window-over`, `claim-closed`. 422: `evidence-too-much`,"
                            + " `evidence-size`, `evidence-media-type`, `evidence-twice`, `text-empty`, `text-too-long`.")
    ClaimView complete(Actor actor, @PathVariable String claimId, @Valid @RequestBody StatementRequest request) {
        var claim = Claims.id(claimId);
        return claims.perform(
                actor,
                "complete-complaint",
                claimId,
                request,
                new CompleteComplaint(
                        claim, words.kept(actor, claim, request.text()), Shown.all(request.evidence()), actor));
    }

    @PostMapping("/claims/{claimId}/information-requests/{requestId}/answer")
    @Operation(
            operationId = "answerQuestion",
            summary = "Answer a mediator's question (the party that was asked)",
            description =
                    "Once, before it is due (R31). 404: `no-such-id`, also for a question to the other side. 409: `nothing-asked`,"
                            + " `already-answered`, `answer-window-over`, `claim-closed`. 422: `evidence-too-much`,"
                            + " `evidence-size`, `evidence-media-type`, `evidence-twice`, `text-empty`, `text-too-long`.")
    ClaimView answer(
            Actor actor,
            @PathVariable String claimId,
            @PathVariable String requestId,
            @Valid @RequestBody StatementRequest request) {
        var claim = Claims.id(claimId);
        var asked = new RequestId(Ids.require("inf_", requestId));
        return claims.perform(
                actor,
                "provide-information",
                claimId + "/" + requestId,
                request,
                new ProvideInformation(
                        claim, asked, words.kept(actor, claim, request.text()), Shown.all(request.evidence()), actor));
    }

    /** What a party says to a proposal. */
    enum Says {
        /** Agrees to it. */
        ACCEPT,
        /** Does not. */
        DECLINE
    }

    /** @param answer what the party says */
    record AnswerRequest(@NotNull Says answer) {}

    @PostMapping("/claims/{claimId}/proposals/{proposalId}/answer")
    @Operation(
            operationId = "answerProposal",
            summary = "Answer the mediator's proposal (either party)",
            description =
                    "When both have accepted, the dispute is settled as it says; one no takes it off the table (R32). The"
                            + " other side does not learn of a yes before it has answered. 404: `no-such-id`. 409:"
                            + " `proposal-replaced`, `proposal-expired`, `already-answered`, `nothing-proposed`, `claim-closed`.")
    ClaimView answer(
            Actor actor,
            @PathVariable String claimId,
            @PathVariable String proposalId,
            @Valid @RequestBody AnswerRequest request) {
        var proposal = new ProposalId(Ids.require("prp_", proposalId));
        return claims.perform(
                actor,
                "answer-proposal",
                claimId + "/" + proposalId,
                request,
                new AnswerProposal(Claims.id(claimId), proposal, request.answer() == Says.ACCEPT, actor));
    }

    record Filed(String appealId) {}

    @PostMapping("/claims/{claimId}/appeal")
    @Operation(
            operationId = "appealVerdict",
            summary = "Appeal the verdict (either party)",
            description =
                    "Each party once, within thirty days of the verdict, with what is new (R35). Another mediator takes one"
                            + " second look, which decides the appeals of both and is final. 409: `no-verdict-yet`, `no-verdict`,"
                            + " `verdict-set-aside`, `already-appealed`, `appeal-decided`, `appeal-window-over`,"
                            + " `nothing-to-appeal`. 422: `evidence-too-much`, `evidence-size`, `evidence-media-type`,"
                            + " `evidence-twice`, `text-empty`, `text-too-long`.")
    ResponseEntity<Filed> appeal(
            Actor actor, @PathVariable String claimId, @Valid @RequestBody StatementRequest request) {
        var claim = Claims.id(claimId);
        var command = new FileAppeal(
                claim,
                new AppealId(Ids.fresh("apl_")),
                words.kept(actor, claim, request.text()),
                Shown.all(request.evidence()),
                actor);
        var filed = claims.perform(
                actor,
                "appeal",
                claimId,
                request,
                command,
                _ -> new Filed(command.appealId().value()),
                Filed.class);
        return ResponseEntity.created(URI.create("/claims/" + claimId)).body(filed);
    }
}
