package redress.dispute.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.Share;
import redress.platform.values.Money;
import redress.platform.values.Refusal;

/** Exactly one of the two. */
record Asked(
        @Schema(description = "1 to 100, of what the disputed lines are worth", example = "50") @Nullable
        Integer percent,

        @Schema(description = "in the order's currency") @Nullable
        Money amount) {

    /** @throws Refusal 422 {@code percent-or-amount} */
    Share share() {
        return share(percent, amount);
    }

    static Share share(@Nullable Integer percent, @Nullable Money amount) {
        if (percent != null && amount == null) return new Share.Percent(percent);
        if (amount != null && percent == null) return new Share.Amount(amount);
        throw Refusal.invalid("percent-or-amount", "Please give either a percentage or an amount.");
    }
}
