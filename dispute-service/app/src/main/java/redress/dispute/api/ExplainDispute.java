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
import redress.platform.explain.Explanation;
import redress.platform.explain.Explanations;
import redress.platform.values.Actor;
import redress.platform.values.Ids;

/** Why a dispute or a return is as it is (R81). */
@RestController
@Tag(name = "Disputes")
class ExplainDispute {

    private final Explanations explanations;
    private final Parcels parcels;

    ExplainDispute(Explanations explanations, Parcels parcels) {
        this.explanations = explanations;
        this.parcels = parcels;
    }

    @GetMapping("/disputes/{disputeId}/explanation")
    @Operation(
            operationId = "explainDispute",
            summary = "What led to the state of a dispute (R81)",
            description = Explanations.WHAT_IT_TELLS
                    + "For those who may see the dispute. 404: `no-such-id`, `no-such-dispute`.")
    Explanation dispute(Actor actor, @PathVariable String disputeId) {
        var id = new DisputeId(Ids.require("dsp_", disputeId));
        return explanations.of(actor, id.value(), new ShowDispute(id, actor), DisputeView.class);
    }

    @GetMapping("/returns/{returnId}/explanation")
    @Operation(
            operationId = "explainReturn",
            summary = "What led to the state of a return (R81)",
            description = Explanations.WHAT_IT_TELLS
                    + "For those who may see the return. 404: `no-such-id`, `no-such-return`.")
    Explanation parcel(Actor actor, @PathVariable String returnId) {
        var id = new ReturnId(Ids.require("ret_", returnId));
        parcels.seenBy(actor, id);
        return explanations.of(actor, id.value(), new ShowReturn(id, actor), ReturnView.class);
    }
}
