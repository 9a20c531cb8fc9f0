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
import redress.mediation.domain.ClaimCommand.AssignMediator;
import redress.mediation.domain.ClaimCommand.ConfirmVerdict;
import redress.mediation.domain.ClaimCommand.RequestInformation;
import redress.mediation.domain.ClaimView;
import redress.mediation.domain.InformationKind;
import redress.mediation.domain.Party;
import redress.mediation.domain.PersonId;
import redress.mediation.domain.ProposalId;
import redress.mediation.domain.RequestId;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/** What mediators and support do with a claim. */
@RestController
@Tag(
        name = "Claims",
        description =
                "What the parties brought to case management (R30-R35). Amounts are integers of minor units of an ISO"
                        + " 4217 currency: 1999 EUR is 19.99 euro, 1999 JPY is 1999 yen. Instants are UTC; windows end exclusively."
                        + " Deeds answer with the claim as the doer now sees it, unless they make something that has an id."
                        + " Anyone but the parties, mediators, support, finance and auditors gets 404 `no-such-id`; a role that may"
                        + " never do a deed gets 403 `role-may-not`, a party in another role 403 `conflict-of-interest`.")
class ClaimDeeds {

    private final Claims claims;
    private final Words words;

    ClaimDeeds(Claims claims, Words words) {
        this.claims = claims;
        this.words = words;
    }

    record AssignmentRequest(
            @Schema(description = "whom support names; absent where a mediator takes it", example = "usr_mediator1")
            @Nullable
            String mediatorId) {}

    @PostMapping("/claims/{claimId}/assignment")
    @Operation(
            operationId = "assignClaim",
            summary = "Take a claim (mediator), or name its mediator (support)",
            description =
                    "Those on duty get claims by themselves; this is for everything else (R31). Never a party of it, and after an"
                            + " appeal nobody who judged it before, neither by taking it (403) nor by being named (422). Support may"
                            + " name another while a verdict waits for its confirmation: then it is decided anew. 403:"
                            + " `conflict-of-interest`, `another-mediator-required`. 409: `already-assigned`, `claim-closed`. 422:"
                            + " `conflict-of-interest`, `another-mediator-required`, `mediator-missing`, `person-id-malformed`.")
    ClaimView assign(Actor actor, @PathVariable String claimId, @Valid @RequestBody AssignmentRequest request) {
        return claims.perform(
                actor,
                "assign-mediator",
                claimId,
                request,
                new AssignMediator(Claims.id(claimId), mediator(request, actor), actor));
    }

    record QuestionRequest(
            @Schema(description = "who is asked") @NotNull Party from,

            @Schema(description = "what kinds of information, each once") @NotNull
            List<@NotNull InformationKind> kinds,

            @Schema(description = "1 to 10000 characters; both parties read it") @NotNull
            String text) {}

    record Asked(String requestId) {}

    @PostMapping("/claims/{claimId}/information-requests")
    @Operation(
            operationId = "requestInformation",
            summary = "Ask a party for information (the mediator who has the claim)",
            description =
                    "The party has three days (R31); its silence is recorded, and it is decided on the file. A verdict need not"
                            + " wait for it. 403: `not-assigned`. 409: `claim-closed`, `questions-too-many`. 422: `kind-missing`,"
                            + " `kind-twice`, `text-empty`, `text-too-long`.")
    ResponseEntity<Asked> ask(Actor actor, @PathVariable String claimId, @Valid @RequestBody QuestionRequest request) {
        actor.mustBe(Role.MEDIATOR);
        var claim = Claims.id(claimId);
        var command = new RequestInformation(
                claim,
                new RequestId(Ids.fresh("inf_")),
                request.from(),
                request.kinds(),
                words.kept(actor, claim, request.text()),
                actor);
        var asked = claims.perform(
                actor,
                "request-information",
                claimId,
                request,
                command,
                _ -> new Asked(command.requestId().value()),
                Asked.class);
        return ResponseEntity.created(URI.create("/claims/" + claimId)).body(asked);
    }

    record Proposed(String proposalId) {}

    @PostMapping("/claims/{claimId}/proposals")
    @Operation(
            operationId = "proposeSettlement",
            summary = "Propose how to settle (the mediator who has the claim)",
            description =
                    "It settles only if both parties accept within three days (R32); a newer one replaces it. 403:"
                            + " `not-assigned`. 409: `verdict-proposed`, `verdict-in-force`, `claim-closed`. 422:"
                            + " `amount-above-limit`, `amount-above-disputed`, `line-not-disputed`, `line-twice`, `currency-mixed`,"
                            + " `amount-missing`, `nothing-to-return`, `return-payer-missing`, `return-payer-unexpected`,"
                            + " `buyer-never-pays-return`, `text-empty`, `text-too-long`.")
    ResponseEntity<Proposed> propose(
            Actor actor, @PathVariable String claimId, @Valid @RequestBody ProposalRequest request) {
        actor.mustBe(Role.MEDIATOR);
        var claim = Claims.id(claimId);
        var proposal = new ProposalId(Ids.fresh("prp_"));
        var command = request.command(claim, proposal, words.kept(actor, claim, request.text()), actor);
        var proposed = claims.perform(
                actor, "make-proposal", claimId, request, command, _ -> new Proposed(proposal.value()), Proposed.class);
        return ResponseEntity.created(URI.create("/claims/" + claimId)).body(proposed);
    }

    @PostMapping("/claims/{claimId}/verdict")
    @Operation(
            operationId = "giveVerdict",
            summary = "Decide a claim, or the appeal against its verdict (the mediator who has it)",
            description =
                    "Above the policy's amount it is only proposed until a second mediator confirms it; until then it"
                            + " may be given anew. After an appeal it is final (R35); whether it upholds, changes or overturns the"
                            + " first verdict follows from what it gives. 403: `not-assigned`. 409: `claim-closed`. 422:"
                            + " `amount-above-disputed`, `line-not-disputed`, `line-twice`, `currency-mixed`, `no-refund-gives`,"
                            + " `full-is-all`, `partial-is-less`, `amount-missing`, `funding-missing`, `nothing-to-return`,"
                            + " `return-payer-missing`, `return-payer-unexpected`, `buyer-never-pays-return`, `reason-missing`,"
                            + " `reason-unknown`, `reason-twice`, `evidence-malformed`, `evidence-too-much`, `text-empty`,"
                            + " `text-too-long`.")
    ClaimView decide(Actor actor, @PathVariable String claimId, @Valid @RequestBody VerdictRequest request) {
        actor.mustBe(Role.MEDIATOR);
        var claim = Claims.id(claimId);
        return claims.perform(
                actor,
                "give-verdict",
                claimId,
                request,
                request.command(claim, words.kept(actor, claim, request.text()), actor));
    }

    record ConfirmationRequest(
            @Schema(description = "the version that was looked at; absent means whatever it is now") @Nullable
            Integer version) {}

    @PostMapping("/claims/{claimId}/verdict/confirmation")
    @Operation(
            operationId = "confirmVerdict",
            summary = "Confirm a proposed verdict (a second mediator)",
            description = "403: `second-mediator-required`, after an appeal `another-mediator-required`. 409:"
                    + " `nothing-to-confirm`, `verdict-replaced`, `claim-closed`.")
    ClaimView confirm(Actor actor, @PathVariable String claimId, @Valid @RequestBody ConfirmationRequest request) {
        return claims.perform(
                actor,
                "confirm-verdict",
                claimId,
                request,
                new ConfirmVerdict(Claims.id(claimId), request.version(), actor));
    }

    private static PersonId mediator(AssignmentRequest request, Actor actor) {
        if (request.mediatorId() != null) return PersonId.require(request.mediatorId());
        if (actor.is(Role.SUPPORT)) throw Refusal.invalid("mediator-missing", "Support names the mediator.");
        return PersonId.of(actor);
    }
}
