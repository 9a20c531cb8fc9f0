package redress.mediation.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Money;
import redress.platform.values.TextRef;

/**
 * A decision of case management (R33).
 *
 * @param version 1 for the first of the claim; a later one replaces it until one is confirmed
 * @param lines what each line gives; empty for NO_REFUND
 * @param amount the sum of the lines
 * @param returnPaidBy who pays the way back; absent where nothing travels
 * @param reasons at least one code of the published list
 * @param text the mediator's words, kept outside the log
 * @param evidence ids of the evidence relied upon
 * @param policy the policy that the claim pinned
 */
public record Verdict(
        int version,
        Outcome outcome,
        List<LineAmount> lines,
        Money amount,
        @Nullable ReturnPayer returnPaidBy,
        Funding fundedBy,
        List<String> reasons,
        TextRef text,
        List<String> evidence,
        PolicyVersion policy,
        PersonId decidedBy) {

    public Verdict {
        lines = List.copyOf(lines);
        reasons = List.copyOf(reasons);
        evidence = List.copyOf(evidence);
    }

    /** Whether it comes to the same for buyer and seller, whatever the reasons. */
    boolean givesTheSameAs(Verdict other) {
        return outcome == other.outcome
                && lines.equals(other.lines)
                && returnPaidBy == other.returnPaidBy
                && (amount.isZero() || fundedBy == other.fundedBy);
    }

    /** How much it gives for some lines that another does not. */
    Money beyond(Verdict other) {
        var more = lines.stream()
                .map(line -> line.amount().minus(other.of(line.lineId()).least(line.amount())))
                .toList();
        return Money.sum(amount.currency(), more);
    }

    private Money of(LineId line) {
        return lines.stream()
                .filter(part -> part.lineId().equals(line))
                .map(LineAmount::amount)
                .findFirst()
                .orElse(Money.zero(amount.currency()));
    }
}
