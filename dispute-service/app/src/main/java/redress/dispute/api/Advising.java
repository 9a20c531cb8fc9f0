package redress.dispute.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.dispute.domain.OrderCommand.AskSuggestion;
import redress.dispute.domain.OrderId;
import redress.dispute.domain.Reason;
import redress.dispute.domain.ReturnOrKeep;
import redress.dispute.domain.Suggestion;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Money;
import redress.platform.web.Deeds;

/** Questions that a buyer asks before acting (R12, R17). They are asked by POST because of what they say, and change nothing. */
@RestController
@Tag(name = "Advice", description = "What may fairly be asked, and whether it pays to send goods back (R12, R17).")
class Advising {

    private final Deeds deeds;

    Advising(Deeds deeds) {
        this.deeds = deeds;
    }

    /** @param reason why the buyer disagrees */
    record SuggestionRequest(
            @Schema(description = "1 to 101 lines of the order, each at most once")
            @NotNull
            @Valid
            @Size(min = 1, max = 101)
            List<OpenDisputeRequest.@NotNull @Valid Line> lines,

            @NotNull Reason reason,

            @Schema(
                    description =
                            "what the shipping that was used costs; with WRONG_DELIVERY_METHOD, where it is known")
            @Nullable
            Money shippingUsed) {}

    @PostMapping("/orders/{orderId}/disputes/suggestion")
    @Operation(
            operationId = "suggestRequest",
            summary = "What may I ask, and what does the reason need? (a question)",
            description =
                    "The suggested amount and the rule that suggests it, what the reason allows and needs, and advice (R12,"
                            + " R17). 409: `line-in-dispute`, `line-settled`, `line-decided`, `nothing-refundable`. 422:"
                            + " `no-such-line`, `line-named-twice`, `quantity-out-of-range`, `no-difference`, `currency-mixed`."
                            + " 404: `no-such-order`.")
    Suggestion suggest(Actor actor, @PathVariable String orderId, @Valid @RequestBody SuggestionRequest request) {
        return deeds.ask(
                actor,
                new AskSuggestion(
                        new OrderId(Ids.require("ord_", orderId)),
                        request.lines().stream()
                                .map(OpenDisputeRequest.Line::choice)
                                .toList(),
                        request.reason(),
                        request.shippingUsed(),
                        actor),
                Suggestion.class);
    }

    record ComparisonRequest(
            @Schema(description = "what was paid for the goods") @NotNull
            Money price,

            @Schema(description = "what you would pay for the way back; 0 where the seller pays it") @NotNull
            Money returnShipping,

            @Schema(description = "1 to 100: what the seller might refund if you keep them", example = "90") @NotNull
            Integer percent) {}

    @PostMapping("/advice/return-or-keep")
    @Operation(
            operationId = "compareReturnAndKeep",
            summary = "Does it pay to send the goods back? (a question)",
            description =
                    "For 800 with 540 return shipping a return nets 260, keeping them with 90 % refunded nets 720: keep (R17)."
                            + " 422: `percent-out-of-range`, `currency-mixed`.")
    ReturnOrKeep compare(Actor actor, @Valid @RequestBody ComparisonRequest request) {
        return ReturnOrKeep.of(request.price(), request.returnShipping(), request.percent());
    }
}
