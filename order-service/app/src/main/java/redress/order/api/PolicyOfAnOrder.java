package redress.order.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import redress.order.domain.OrderCommand.ShowOrder;
import redress.order.domain.OrderId;
import redress.order.domain.OrderLine;
import redress.order.domain.OrderView;
import redress.platform.policy.PinnedPolicies;
import redress.platform.policy.PinnedPolicy;
import redress.platform.policy.PolicyPlace;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.web.Deeds;

/** Which policy an order has pinned (R60). */
@RestController
@Tag(name = "Orders")
class PolicyOfAnOrder {

    private final Deeds deeds;
    private final PinnedPolicies pinned;

    PolicyOfAnOrder(Deeds deeds, PinnedPolicies pinned) {
        this.deeds = deeds;
        this.pinned = pinned;
    }

    @GetMapping("/orders/{orderId}/policy")
    @Operation(
            operationId = "showPolicyOfOrder",
            summary = "The policy that an order has pinned",
            description = PinnedPolicy.WHAT_IT_TELLS
                    + "Where the lines are of several categories, what is about the whole order is the most generous of"
                    + " them. For those who may see the order. 404: `no-such-id`.")
    PinnedPolicy policyOfAnOrder(Actor actor, @PathVariable String orderId) {
        var id = new OrderId(Ids.require("ord_", orderId));
        var order = deeds.ask(actor, new ShowOrder(id, actor), OrderView.class);
        return pinned.of(
                order.policyVersion().value(),
                order.lines().stream()
                        .map(OrderLine::category)
                        .distinct()
                        .sorted()
                        .map(category ->
                                new PolicyPlace(order.destinationCountry().value(), category))
                        .toList());
    }
}
