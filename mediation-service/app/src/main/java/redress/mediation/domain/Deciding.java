package redress.mediation.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.ClaimCommand.GiveVerdict;
import redress.mediation.domain.Stage.Open;
import redress.platform.values.Money;
import redress.platform.values.Refusal;

/** What a verdict must be like (R33). Every refusal here is 422. */
final class Deciding {

    private static final Pattern EVIDENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,79}");

    private Deciding() {}

    static Verdict verdict(GiveVerdict give, Open claim, int version, VerdictRules rules) {
        var complaint = claim.complaint();
        var policy = claim.policy();
        var lines = lines(give, complaint);
        checkReturn(give, complaint, policy, rules);
        checkReasons(give.reasons(), policy, rules);
        checkEvidence(give.evidence(), rules.mostEvidence(policy));
        return new Verdict(
                version,
                give.outcome(),
                lines,
                Money.sum(
                        complaint.asked().currency(),
                        lines.stream().map(LineAmount::amount).toList()),
                give.returnPaidBy(),
                funding(give),
                give.reasons(),
                give.text(),
                give.evidence(),
                policy,
                PersonId.of(give.by()));
    }

    /** In the order of the complaint; lines that get nothing are left out. */
    private static List<LineAmount> lines(GiveVerdict give, Complaint complaint) {
        var said = said(give.lines(), complaint);
        var disputed = complaint.disputed();
        var given = Money.sum(disputed.currency(), said.values());
        return switch (give.outcome()) {
            case NO_REFUND -> {
                if (!given.isZero()) throw Refusal.invalid("no-refund-gives", "A verdict of no refund gives nothing.");
                yield List.of();
            }
            case FULL_REFUND -> {
                if (!said.isEmpty() && !given.equals(disputed))
                    throw Refusal.invalid("full-is-all", "A full refund gives all of %s, not %s.", disputed, given);
                yield complaint.lines().stream()
                        .filter(line -> !line.amount().isZero())
                        .map(line -> new LineAmount(line.lineId(), line.amount()))
                        .toList();
            }
            case PARTIAL_REFUND -> {
                if (given.equals(disputed))
                    throw Refusal.invalid("partial-is-less", "A partial refund gives less than all of %s.", disputed);
                yield something(said, complaint);
            }
            case RETURN_AND_REFUND -> something(said, complaint);
        };
    }

    private static List<LineAmount> something(Map<LineId, Money> said, Complaint complaint) {
        var lines = new ArrayList<LineAmount>();
        for (var line : complaint.lines()) {
            var amount = said.get(line.lineId());
            if (amount != null && !amount.isZero()) lines.add(new LineAmount(line.lineId(), amount));
        }
        if (lines.isEmpty()) throw Refusal.invalid("amount-missing", "This verdict gives an amount for some line.");
        return lines;
    }

    private static Map<LineId, Money> said(List<LineAmount> lines, Complaint complaint) {
        var most = new HashMap<LineId, Money>();
        for (var line : complaint.lines()) most.put(line.lineId(), line.amount());
        var said = new HashMap<LineId, Money>();
        for (var line : lines) {
            var disputed = most.get(line.lineId());
            if (disputed == null)
                throw Refusal.invalid("line-not-disputed", "The claim is not about line %s.", line.lineId());
            if (line.amount().compareTo(disputed) > 0)
                throw Refusal.invalid(
                        "amount-above-disputed",
                        "%s was paid for line %s; a verdict gives no more than that.",
                        disputed,
                        line.lineId());
            if (said.put(line.lineId(), line.amount()) != null)
                throw Refusal.invalid("line-twice", "Line %s is named twice.", line.lineId());
        }
        return said;
    }

    private static void checkReturn(GiveVerdict give, Complaint complaint, PolicyVersion policy, VerdictRules rules) {
        if (give.outcome() != Outcome.RETURN_AND_REFUND) {
            if (give.returnPaidBy() != null)
                throw Refusal.invalid("return-payer-unexpected", "Nothing travels back, so nobody pays for it.");
            return;
        }
        if (!rules.goodsCanTravel(policy, complaint.reason()))
            throw Refusal.invalid(
                    "nothing-to-return", "A complaint of %s has no goods to send back.", complaint.reason());
        if (give.returnPaidBy() == null)
            throw Refusal.invalid("return-payer-missing", "A return is paid by the buyer, the seller or the platform.");
        if (give.returnPaidBy() == ReturnPayer.BUYER && !rules.buyerMayPayReturn(policy, complaint.reason()))
            throw Refusal.invalid(
                    "buyer-never-pays-return",
                    "For a complaint of %s the buyer never pays the way back.",
                    complaint.reason());
    }

    private static void checkReasons(List<String> reasons, PolicyVersion policy, VerdictRules rules) {
        if (reasons.isEmpty()) throw Refusal.invalid("reason-missing", "A verdict has at least one coded reason.");
        var published = rules.reasons(policy);
        var seen = new HashSet<String>();
        for (var reason : reasons) {
            if (!published.contains(reason))
                throw Refusal.invalid(
                        "reason-unknown", "A reason is a code of the list at /verdict-reasons; one is not.");
            if (!seen.add(reason)) throw Refusal.invalid("reason-twice", "%s is named twice.", reason);
        }
    }

    private static void checkEvidence(List<String> evidence, int most) {
        if (evidence.size() > most)
            throw Refusal.invalid("evidence-too-much", "A verdict relies on at most %d pieces.", most);
        var seen = new HashSet<String>();
        for (var piece : evidence)
            if (!EVIDENCE.matcher(piece).matches() || !seen.add(piece))
                throw Refusal.invalid("evidence-malformed", "Evidence is named by its id, each piece once.");
    }

    private static Funding funding(GiveVerdict give) {
        @Nullable Funding funding = give.fundedBy();
        if (funding != null) return funding;
        if (give.outcome() != Outcome.NO_REFUND)
            throw Refusal.invalid("funding-missing", "The seller, the platform or both pay what a verdict gives.");
        return Funding.SELLER;
    }
}
