package redress.mediation.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.mediation.api.VerdictRequest.Line;
import redress.mediation.domain.ClaimCommand.MakeProposal;
import redress.mediation.domain.ClaimId;
import redress.mediation.domain.Funding;
import redress.mediation.domain.LineAmount;
import redress.mediation.domain.LineId;
import redress.mediation.domain.Proposal;
import redress.mediation.domain.ProposalId;
import redress.mediation.domain.ReturnPayer;
import redress.platform.values.Actor;
import redress.platform.values.TextRef;

/**
 * How a mediator would settle it (R32).
 *
 * @param kind whether goods travel back first
 * @param fundedBy whose money it would be
 */
record ProposalRequest(
        @NotNull Proposal.Kind kind,

        @Schema(description = "what each line gives") @NotNull
        List<@NotNull @Valid Line> lines,

        @Schema(description = "for RETURN_AND_REFUND and nothing else") @Nullable
        ReturnPayer returnPaidBy,

        @NotNull Funding fundedBy,

        @Schema(description = "1 to 10000 characters; both parties read it") @NotNull
        String text) {

    MakeProposal command(ClaimId claim, ProposalId proposal, TextRef words, Actor mediator) {
        return new MakeProposal(
                claim,
                proposal,
                kind,
                lines.stream()
                        .map(line -> new LineAmount(new LineId(line.lineId()), line.amount()))
                        .toList(),
                returnPaidBy,
                fundedBy,
                words,
                mediator);
    }
}
