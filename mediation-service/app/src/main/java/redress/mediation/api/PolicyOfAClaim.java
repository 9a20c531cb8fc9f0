package redress.mediation.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import redress.mediation.domain.ClaimCommand.ShowClaim;
import redress.mediation.domain.ClaimId;
import redress.mediation.domain.ClaimView;
import redress.platform.policy.PinnedPolicies;
import redress.platform.policy.PinnedPolicy;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.web.Deeds;

/** Which policy a claim has pinned (R60). */
@RestController
@Tag(name = "Claims")
class PolicyOfAClaim {

    private final Deeds deeds;
    private final PinnedPolicies pinned;

    PolicyOfAClaim(Deeds deeds, PinnedPolicies pinned) {
        this.deeds = deeds;
        this.pinned = pinned;
    }

    @GetMapping("/claims/{claimId}/policy")
    @Operation(
            operationId = "showPolicyOfClaim",
            summary = "The policy that a claim has pinned",
            description = PinnedPolicy.WHAT_IT_TELLS + "For those who may see the claim. 404: `no-such-id`.")
    PinnedPolicy policyOfAClaim(Actor actor, @PathVariable String claimId) {
        var id = new ClaimId(Ids.require("clm_", claimId));
        var claim = deeds.ask(actor, new ShowClaim(id, actor), ClaimView.class);
        var place = claim.place();
        return pinned.of(claim.policyVersion().value(), place.country(), place.category());
    }
}
