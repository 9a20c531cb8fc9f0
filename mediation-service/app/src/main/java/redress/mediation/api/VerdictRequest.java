package redress.mediation.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.ClaimCommand.GiveVerdict;
import redress.mediation.domain.ClaimId;
import redress.mediation.domain.Funding;
import redress.mediation.domain.LineAmount;
import redress.mediation.domain.LineId;
import redress.mediation.domain.Outcome;
import redress.mediation.domain.ReturnPayer;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.platform.values.TextRef;

/**
 * What a mediator decides (R33).
 *
 * @param outcome in one word
 */
record VerdictRequest(
        @NotNull Outcome outcome,

        @Schema(description = "what each line gives; may be left out for FULL_REFUND and NO_REFUND") @Nullable
        List<@NotNull @Valid Line> lines,

        @Schema(description = "for RETURN_AND_REFUND and nothing else") @Nullable
        ReturnPayer returnPaidBy,

        @Schema(description = "may be left out for NO_REFUND") @Nullable
        Funding fundedBy,

        @Schema(description = "at least one code of the list at /verdict-reasons") @NotNull
        List<@NotNull String> reasons,

        @Schema(description = "1 to 10000 characters; the parties read it") @NotNull
        String text,

        @Schema(description = "ids of the evidence relied upon") @Nullable
        List<@NotNull String> evidence) {

    /** @param amount of this line; at most what is disputed of it */
    record Line(@NotNull String lineId, @NotNull Money amount) {}

    GiveVerdict command(ClaimId claim, TextRef words, Actor mediator) {
        return new GiveVerdict(
                claim,
                outcome,
                lines == null
                        ? List.of()
                        : lines.stream()
                                .map(line -> new LineAmount(new LineId(line.lineId()), line.amount()))
                                .toList(),
                returnPaidBy,
                fundedBy,
                reasons,
                words,
                evidence == null ? List.of() : evidence,
                mediator);
    }
}
