package redress.dispute.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.DisputeCommand.OfferTerms;
import redress.dispute.domain.Kind;
import redress.dispute.domain.Payer;
import redress.platform.values.Money;

/**
 * What is proposed (R21).
 *
 * @param kind whether goods travel back first
 */
record OfferRequest(
        @NotNull Kind kind,

        @Schema(description = "1 to 100, of what the disputed lines are worth; or give an amount", example = "50")
        @Nullable
        Integer percent,

        @Schema(description = "in the order's currency; or give a percentage") @Nullable
        Money amount,

        @Schema(
                description =
                        "only with a return; absent: as the request has it. Never BUYER for goods that are not as they should be")
        @Nullable
        Payer returnPaidBy) {

    OfferTerms terms() {
        return new OfferTerms(kind, Asked.share(percent, amount), returnPaidBy);
    }
}
