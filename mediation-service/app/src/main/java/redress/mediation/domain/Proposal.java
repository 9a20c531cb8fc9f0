package redress.mediation.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Money;
import redress.platform.values.TextRef;

/**
 * How a mediator would settle it; it settles only if both parties accept (R32).
 *
 * @param amount the sum of the lines, never nothing
 * @param returnPaidBy who pays the way back; absent where nothing travels
 * @param text the mediator's words, kept outside the log
 * @param answerBy end of the time to answer, exclusive
 */
public record Proposal(
        ProposalId proposalId,
        Kind kind,
        List<LineAmount> lines,
        Money amount,
        @Nullable ReturnPayer returnPaidBy,
        Funding fundedBy,
        TextRef text,
        PolicyVersion policy,
        PersonId proposedBy,
        Instant answerBy) {

    public Proposal {
        lines = List.copyOf(lines);
    }

    /** Whether the goods travel back. */
    public enum Kind {
        /** Money alone; the goods stay. */
        REFUND_ONLY,
        /** Money once the goods are back. */
        RETURN_AND_REFUND
    }
}
