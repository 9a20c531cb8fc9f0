package redress.mediation.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import redress.mediation.domain.ClaimCommand.ShowClaim;
import redress.mediation.domain.ClaimId;
import redress.mediation.domain.ClaimView;
import redress.platform.explain.Explanation;
import redress.platform.explain.Explanations;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Role;

/** Why a claim is as it is (R81). */
@RestController
@Tag(name = "Claims")
class ExplainClaim {

    /** A verdict that counts only once a second mediator has confirmed it. */
    private static final String WAITING = "claim/verdict-proposed";

    private final Explanations explanations;

    ExplainClaim(Explanations explanations) {
        this.explanations = explanations;
    }

    @GetMapping("/claims/{claimId}/explanation")
    @Operation(
            operationId = "explainClaim",
            summary = "What led to the state of a claim (R81)",
            description =
                    Explanations.WHAT_IT_TELLS
                            + "For those who may see the claim; the parties are not told of a verdict that waits for its second mediator. 404: `no-such-id`.")
    Explanation claim(Actor actor, @PathVariable String claimId) {
        var id = new ClaimId(Ids.require("clm_", claimId));
        return explanations.of(
                actor,
                id.value(),
                new ShowClaim(id, actor),
                ClaimView.class,
                event -> !isParty(actor) || !event.equals(WAITING));
    }

    private static boolean isParty(Actor actor) {
        return actor.role() == Role.BUYER || actor.role() == Role.SELLER;
    }
}
