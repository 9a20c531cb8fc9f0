package redress.mediation.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.mediation.domain.About;
import redress.mediation.domain.ClaimCommand.ShowClaim;
import redress.mediation.domain.ClaimId;
import redress.mediation.domain.ClaimState;
import redress.mediation.domain.ClaimView;
import redress.mediation.domain.Party;
import redress.mediation.domain.PolicyVersion;
import redress.mediation.policy.MediationPolicy;
import redress.mediation.projection.MediatorQueue;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Refusal;
import redress.platform.web.Deeds;
import redress.platform.web.Page;
import redress.platform.web.Paging;

/** What people see of claims: one of them always fresh, the lists a moment behind. */
@RestController
@Tag(name = "Claims")
class ClaimViews {

    private final Deeds deeds;
    private final ClaimList list;
    private final Words words;
    private final MediationPolicy policy;
    private final Clock clock;

    ClaimViews(Deeds deeds, ClaimList list, Words words, MediationPolicy policy, Clock clock) {
        this.deeds = deeds;
        this.list = list;
        this.words = words;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/claims/{claimId}")
    @Operation(
            operationId = "showClaim",
            summary = "One claim, with what the viewer may do now",
            description =
                    "A verdict that waits for a second mediator is not shown to the parties, nor what the other party"
                            + " alone says to a proposal. 404: `no-such-id`.")
    ClaimView one(Actor actor, @PathVariable String claimId) {
        var claim = new ClaimId(Ids.require("clm_", claimId));
        return deeds.ask(actor, new ShowClaim(claim, actor), ClaimView.class).telling(words::read);
    }

    @GetMapping("/claims")
    @Operation(
            operationId = "listClaims",
            summary = "The queue, earliest due first",
            description =
                    "Without a state: all that is not closed. What is overdue keeps its place in front. Mediators see every"
                            + " claim but those they are a party of, parties see their own, support, finance and auditors see"
                            + " all. 400: `limit-invalid`, `cursor-invalid`.")
    Page<MediatorQueue.Row> queue(
            Actor actor,
            @Parameter(description = "OPEN waits for a mediator, APPEALED for the second look")
                    @RequestParam(required = false)
                    @Nullable
                    ClaimState state,
            @Parameter(description = "of one mediator", example = "usr_mediator1")
                    @RequestParam(required = false)
                    @Nullable
                    String mediatorId,
            @Parameter(description = "RETURN: about parcels on their way back")
                    @RequestParam(required = false)
                    @Nullable
                    About about,
            @Parameter(description = "true: whose target has passed; false: the others")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean overdue,
            @Parameter(
                            description =
                                    "whose answer to a question or a proposal is awaited; a party asks for its own, else 403 `role-may-not`")
                    @RequestParam(required = false)
                    @Nullable
                    Party waitsFor,
            Paging paging) {
        return paging.page(
                list.queue(actor, new ClaimList.Filter(state, mediatorId, about, overdue, waitsFor), paging),
                row -> new Paging.Place(row.verdictDue(), row.claimId().value()));
    }

    @GetMapping("/disputes/{disputeId}/claims")
    @Operation(
            operationId = "listClaimsOfDispute",
            summary = "The claims of one dispute, by round",
            description = "404 `no-such-id` where there is none, or none that the viewer may see.")
    List<MediatorQueue.Row> ofDispute(Actor actor, @PathVariable String disputeId) {
        var claims = list.ofDispute(actor, Ids.require("dsp_", disputeId));
        if (claims.isEmpty()) throw Refusal.unknown("no-such-id", "There is nothing with this id.");
        return claims;
    }

    /** @param reasons meaning by code */
    record Reasons(PolicyVersion policyVersion, Map<String, String> reasons) {}

    @GetMapping("/verdict-reasons")
    @Operation(
            operationId = "listVerdictReasons",
            summary = "The published list of coded reasons that a verdict may give (R33)",
            description = "As the policy in force has it; a claim keeps the list of its own `policyVersion`.")
    Reasons reasons(Actor actor) {
        var version = policy.inForce(clock.instant());
        return new Reasons(version, policy.publishedReasons(version));
    }
}
