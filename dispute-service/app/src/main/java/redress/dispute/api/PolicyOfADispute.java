package redress.dispute.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import redress.dispute.domain.DisputeCommand.ShowDispute;
import redress.dispute.domain.DisputeId;
import redress.dispute.domain.DisputeView;
import redress.dispute.domain.ReturnCommand.ShowReturn;
import redress.dispute.domain.ReturnId;
import redress.dispute.domain.ReturnView;
import redress.platform.policy.PinnedPolicies;
import redress.platform.policy.PinnedPolicy;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.web.Deeds;

/** Which policy a dispute, or the return that follows from it, has pinned (R60). */
@RestController
@Tag(name = "Disputes")
class PolicyOfADispute {

    private final Deeds deeds;
    private final PinnedPolicies pinned;

    PolicyOfADispute(Deeds deeds, PinnedPolicies pinned) {
        this.deeds = deeds;
        this.pinned = pinned;
    }

    @GetMapping("/disputes/{disputeId}/policy")
    @Operation(
            operationId = "showPolicyOfDispute",
            summary = "The policy that a dispute has pinned",
            description = PinnedPolicy.WHAT_IT_TELLS
                    + "For those who may see the dispute. 404: `no-such-id`, `no-such-dispute`.")
    PinnedPolicy policyOfADispute(Actor actor, @PathVariable String disputeId) {
        var dispute = dispute(new DisputeId(Ids.require("dsp_", disputeId)), actor);
        return pinned(dispute.policyVersion(), dispute);
    }

    @GetMapping("/returns/{returnId}/policy")
    @Operation(
            operationId = "showPolicyOfReturn",
            summary = "The policy that a return has pinned",
            description = PinnedPolicy.WHAT_IT_TELLS
                    + "A return keeps the version of its dispute. For those who may see both. 404: `no-such-id`,"
                    + " `no-such-return`, `no-such-dispute`.")
    PinnedPolicy policyOfAReturn(Actor actor, @PathVariable String returnId) {
        var id = new ReturnId(Ids.require("ret_", returnId));
        var parcel = deeds.ask(actor, new ShowReturn(id, actor), ReturnView.class);
        return pinned(parcel.policyVersion(), dispute(new DisputeId(parcel.disputeId()), actor));
    }

    private DisputeView dispute(DisputeId id, Actor actor) {
        return deeds.ask(actor, new ShowDispute(id, actor), DisputeView.class);
    }

    private PinnedPolicy pinned(String version, DisputeView dispute) {
        var place = dispute.place();
        return pinned.of(version, place.country(), place.category());
    }
}
