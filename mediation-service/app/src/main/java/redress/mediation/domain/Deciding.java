package redress.mediation.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.ClaimCommand.GiveVerdict;
import redress.mediation.domain.ClaimCommand.MakeProposal;
import redress.platform.values.Money;
import redress.platform.values.Refusal;

/** What a verdict or a proposal must be like (R32, R33). Every refusal here is 422. */
final class Deciding {

    private static final Pattern EVIDENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,79}");

    private Deciding() {}

    static Verdict verdict(GiveVerdict give, Docket docket, VerdictRules rules) {
        var complaint = docket.complaint();
        var policy = docket.pinned();
        var lines = lines(give, complaint);
        checkReturn(give.outcome() == Outcome.RETURN_AND_REFUND, lines, give.returnPaidBy(), docket, rules);
        checkReasons(give.reasons(), policy, rules);
        checkEvidence(give.evidence(), rules.mostEvidence(policy));
        return new Verdict(
                docket.versions() + 1,
                give.outcome(),
                lines,
                sum(lines, complaint),
                give.returnPaidBy(),
                funding(give),
                give.reasons(),
                give.text(),
                give.evidence(),
                policy.version(),
                PersonId.of(give.by()));
    }

    /** Platform money beyond what one mediator may give alone is for a verdict, which a second one confirms. */
    static Proposal proposal(MakeProposal make, Docket docket, VerdictRules rules, Instant answerBy) {
        var complaint = docket.complaint();
        var policy = docket.pinned();
        var lines = something(said(make.lines(), complaint), complaint);
        var amount = sum(lines, complaint);
        checkReturn(make.kind() == Proposal.Kind.RETURN_AND_REFUND, lines, make.returnPaidBy(), docket, rules);
        var alone = rules.mostByOneMediator(policy, amount.currency());
        if (make.fundedBy() != Funding.SELLER && amount.compareTo(alone) > 0)
            throw Refusal.invalid("amount-above-limit", "Of the platform's money a proposal gives at most %s.", alone)
                    .under(policy.version().value());
        return new Proposal(
                make.proposalId(),
                make.kind(),
                lines,
                amount,
                make.returnPaidBy(),
                make.fundedBy(),
                make.text(),
                policy.version(),
                PersonId.of(make.by()),
                answerBy);
    }

    private static Money sum(List<LineAmount> lines, Complaint complaint) {
        return Money.sum(
                complaint.asked().currency(),
                lines.stream().map(LineAmount::amount).toList());
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

    /** What went back once, or was lost on the way, does not travel again (R42), and the shipping's money never does. */
    private static void checkReturn(
            boolean travels, List<LineAmount> lines, @Nullable ReturnPayer payer, Docket docket, VerdictRules rules) {
        if (!travels) {
            if (payer != null)
                throw Refusal.invalid("return-payer-unexpected", "Nothing travels back, so nobody pays for it.");
            return;
        }
        var complaint = docket.complaint();
        if (complaint.about() == About.RETURN || !rules.goodsCanTravel(docket.pinned(), complaint.reason()))
            throw Refusal.invalid(
                    "nothing-to-return",
                    "In a claim about a %s of %s there are no goods to send back.",
                    complaint.about().name().toLowerCase(Locale.ROOT),
                    complaint.reason());
        if (lines.stream().noneMatch(line -> line.lineId().isGoods()))
            throw Refusal.invalid("nothing-to-return", "Shipping alone cannot be sent back.");
        if (payer == null)
            throw Refusal.invalid("return-payer-missing", "A return is paid by the buyer, the seller or the platform.");
        if (payer == ReturnPayer.BUYER && !rules.buyerMayPayReturn(docket.pinned(), complaint.reason()))
            throw Refusal.invalid(
                            "buyer-never-pays-return",
                            "For a complaint of %s the buyer never pays the way back.",
                            complaint.reason())
                    .under(docket.policy().value());
    }

    private static void checkReasons(List<String> reasons, Pinned policy, VerdictRules rules) {
        if (reasons.isEmpty()) throw Refusal.invalid("reason-missing", "A verdict has at least one coded reason.");
        var published = rules.reasons(policy);
        var seen = new HashSet<String>();
        for (var reason : reasons) {
            if (!published.contains(reason))
                throw Refusal.invalid(
                                "reason-unknown", "A reason is a code of the list at /verdict-reasons; one is not.")
                        .under(policy.version().value());
            if (!seen.add(reason)) throw Refusal.invalid("reason-twice", "%s is named twice.", reason);
        }
    }

    private static void checkEvidence(List<String> evidence, int most) {
        if (evidence.size() > most)
            throw Refusal.invalid("evidence-too-much", "A verdict relies on at most %d pieces.", most)
                    .by("R33");
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
