package redress.mediation.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.mediation.domain.ClaimCommand.AssignMediator;
import redress.mediation.domain.ClaimCommand.ConfirmVerdict;
import redress.mediation.domain.ClaimCommand.ShowClaim;
import redress.mediation.domain.ClaimId;
import redress.mediation.domain.ClaimView;
import redress.mediation.domain.PersonId;
import redress.mediation.policy.MediationPolicy;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Refusal;
import redress.platform.values.Role;
import redress.platform.values.TextRef;
import redress.platform.values.Wording;
import redress.platform.vault.TextVault;
import redress.platform.web.Deeds;

/** What mediators and support do with a claim. Every deed answers with the claim as the doer now sees it. */
@RestController
@Tag(
        name = "Claims",
        description =
                "What the parties brought to case management (R30-R33). Amounts are integers of minor units of an ISO"
                        + " 4217 currency: 1999 EUR is 19.99 euro, 1999 JPY is 1999 yen. Instants are UTC; windows end exclusively."
                        + " Anyone but the parties, mediators, support, finance and auditors gets 404 `no-such-id`; a role that may"
                        + " never do a deed gets 403 `role-may-not`, a party in another role 403 `conflict-of-interest`.")
class ClaimDeeds {

    private final Deeds deeds;
    private final TextVault vault;
    private final MediationPolicy policy;
    private final Clock clock;

    ClaimDeeds(Deeds deeds, TextVault vault, MediationPolicy policy, Clock clock) {
        this.deeds = deeds;
        this.vault = vault;
        this.policy = policy;
        this.clock = clock;
    }

    record AssignmentRequest(
            @Schema(description = "whom support names; absent where a mediator takes it", example = "usr_mediator1")
            @Nullable
            String mediatorId) {}

    @PostMapping("/claims/{claimId}/assignment")
    @Operation(
            summary = "Take a claim (mediator), or name its mediator (support)",
            description = "Never a party of it: 403 or, for the person named, 422 `conflict-of-interest`. 409:"
                    + " `already-assigned`, `claim-closed`. 422: `mediator-missing`, `person-id-malformed`.")
    ClaimView assign(Actor actor, @PathVariable String claimId, @Valid @RequestBody AssignmentRequest request) {
        return perform(
                actor,
                "assign-mediator",
                claimId,
                request,
                new AssignMediator(claim(claimId), mediator(request, actor), actor));
    }

    @PostMapping("/claims/{claimId}/verdict")
    @Operation(
            summary = "Decide a claim (the mediator who has it)",
            description =
                    "Above the policy's amount it is only proposed until a second mediator confirms it; until then it"
                            + " may be given anew. 403: `not-assigned`. 409: `claim-closed`. 422: `amount-above-disputed`,"
                            + " `line-not-disputed`, `line-twice`, `currency-mixed`, `no-refund-gives`, `full-is-all`,"
                            + " `partial-is-less`, `amount-missing`, `funding-missing`, `nothing-to-return`, `return-payer-missing`,"
                            + " `return-payer-unexpected`, `buyer-never-pays-return`, `reason-missing`, `reason-unknown`,"
                            + " `reason-twice`, `evidence-malformed`, `evidence-too-much`, `text-empty`, `text-too-long`.")
    ClaimView decide(Actor actor, @PathVariable String claimId, @Valid @RequestBody VerdictRequest request) {
        var claim = claim(claimId);
        actor.mustBe(Role.MEDIATOR);
        var words = Wording.require(request.text(), policy.longestText(clock.instant()), "text");
        return perform(
                actor, "give-verdict", claimId, request, request.command(claim, kept(actor, claim, words), actor));
    }

    record ConfirmationRequest(
            @Schema(description = "the version that was looked at; absent means whatever it is now") @Nullable
            Integer version) {}

    @PostMapping("/claims/{claimId}/verdict/confirmation")
    @Operation(
            summary = "Confirm a proposed verdict (a second mediator)",
            description = "403: `second-mediator-required`. 409: `nothing-to-confirm`, `verdict-replaced`,"
                    + " `claim-closed`.")
    ClaimView confirm(Actor actor, @PathVariable String claimId, @Valid @RequestBody ConfirmationRequest request) {
        return perform(
                actor,
                "confirm-verdict",
                claimId,
                request,
                new ConfirmVerdict(claim(claimId), request.version(), actor));
    }

    /** Kept before the command that refers to it, but not for a stranger to the claim. */
    private TextRef kept(Actor actor, ClaimId claim, String words) {
        deeds.ask(actor, new ShowClaim(claim, actor), ClaimView.class);
        return vault.keep(actor.id(), words);
    }

    private static PersonId mediator(AssignmentRequest request, Actor actor) {
        if (request.mediatorId() != null) return PersonId.require(request.mediatorId());
        if (actor.is(Role.SUPPORT)) throw Refusal.invalid("mediator-missing", "Support names the mediator.");
        return PersonId.of(actor);
    }

    /** The claim is part of what was asked: a key that is used again for another claim is refused. */
    record Asked(String claimId, Object request) {}

    private ClaimView perform(Actor actor, String operation, String claimId, Object request, Object command) {
        return deeds.perform(
                actor,
                operation,
                new Asked(claimId, request),
                command,
                view -> (ClaimView) Objects.requireNonNull(view),
                ClaimView.class);
    }

    private static ClaimId claim(String id) {
        return new ClaimId(Ids.require("clm_", id));
    }
}
