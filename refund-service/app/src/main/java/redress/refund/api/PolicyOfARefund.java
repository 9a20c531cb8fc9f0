package redress.refund.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.policy.PinnedPolicies;
import redress.platform.policy.PinnedPolicy;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.web.Deeds;
import redress.refund.domain.RefundCommand.ShowRefund;
import redress.refund.domain.RefundId;
import redress.refund.domain.RefundView;

/** Which policy a refund has pinned (R60). */
@RestController
@Tag(name = "Money")
class PolicyOfARefund {

    private final Deeds deeds;
    private final PinnedPolicies pinned;

    PolicyOfARefund(Deeds deeds, PinnedPolicies pinned) {
        this.deeds = deeds;
        this.pinned = pinned;
    }

    @GetMapping("/refunds/{refundId}/policy")
    @Operation(
            operationId = "showPolicyOfRefund",
            summary = "The policy that a refund has pinned",
            description = PinnedPolicy.WHAT_IT_TELLS
                    + "For those who may see the refund. 404: `no-such-id`, `no-such-order`.")
    PinnedPolicy policyOfARefund(Actor actor, @PathVariable String refundId) {
        var id = new RefundId(Ids.require("rfd_", refundId));
        var refund = deeds.ask(actor, new ShowRefund(id, actor), RefundView.class);
        var place = refund.place();
        return pinned.of(refund.policy().value(), place.country(), place.category());
    }
}
