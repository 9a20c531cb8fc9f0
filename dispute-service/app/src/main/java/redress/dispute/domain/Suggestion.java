package redress.dispute.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Money;
import redress.platform.values.Refusal;

/**
 * What somebody who is about to open a dispute may fairly ask, and by which rule (R12, R17).
 *
 * @param reason the reason that was asked about
 * @param suggested what the policy suggests for the reason
 * @param disputed what the lines are still worth: more cannot be asked
 * @param amount absent where it depends on something that was not said, or on taste
 * @param byDefect for goods that are not as they should be: the worse, the more
 * @param kinds what may be asked for with it; shipping alone cannot be sent back
 * @param photoOrVideo whether a photo or a video is needed
 * @param textRequired whether it must be said in words
 * @param returnPaidBy by which rule somebody pays the way back, if goods travel (R40)
 * @param sentence the same for people
 * @param advice what to think of before (R17)
 */
public record Suggestion(
        Reason reason,
        Suggested suggested,
        String policyVersion,
        Money disputed,
        @Nullable Money amount,
        List<ByDefect> byDefect,
        List<Kind> kinds,
        ReasonRule.Proof photoOrVideo,
        boolean textRequired,
        ReasonRule.ReturnCost returnPaidBy,
        String sentence,
        List<String> advice) {

    /**
     * @param defect how bad it is, in the policy's words
     * @param percent of what the lines are worth
     * @param amount the same in money
     */
    public record ByDefect(String defect, int percent, Money amount) {}

    /**
     * @param shipping what is left of the price of shipping; absent where none was paid
     * @param shippingUsed what the shipping that was used costs, where the buyer knows
     */
    static Suggestion of(
            Reason reason,
            ReasonRule rule,
            PolicyVersion policy,
            List<DisputedLine> lines,
            @Nullable Money shipping,
            @Nullable Money shippingUsed,
            List<OpeningRules.Defect> defects) {
        var disputed = DisputedLine.total(lines);
        var goods = lines.stream().anyMatch(line -> line.lineId().isGoods());
        var amount = switch (rule.suggested()) {
            case FULL, MISSING_UNITS -> disputed;
            case SHIPPING_PRICE -> shipping == null ? null : shipping.least(disputed);
            case SHIPPING_DIFFERENCE -> difference(shipping, shippingUsed, disputed);
            case BY_DEFECT, NONE -> null;
        };
        return new Suggestion(
                reason,
                rule.suggested(),
                policy.value(),
                disputed,
                amount,
                rule.suggested() == Suggested.BY_DEFECT
                        ? defects.stream()
                                .map(one -> new ByDefect(one.name(), one.percent(), disputed.percent(one.percent())))
                                .toList()
                        : List.of(),
                rule.kinds().stream()
                        .filter(kind -> goods || kind == Kind.REFUND_ONLY)
                        .sorted()
                        .toList(),
                rule.proof(),
                rule.textRequired(),
                rule.returnCost(),
                sentence(rule.suggested()),
                Advice.BEFORE_OPENING);
    }

    private static @Nullable Money difference(@Nullable Money shipping, @Nullable Money used, Money disputed) {
        if (shipping == null || used == null) return null;
        if (used.compareTo(shipping) >= 0)
            throw Refusal.invalid("no-difference", "Shipping was paid with %s; that is not more.", shipping);
        return shipping.minus(used).least(disputed);
    }

    private static String sentence(Suggested rule) {
        return switch (rule) {
            case FULL -> "All of what was paid for it.";
            case BY_DEFECT ->
                "As much as the defect takes from its worth; asking for all of it for a scratch takes longer.";
            case SHIPPING_PRICE -> "What was paid for shipping: name the line `shipping`.";
            case SHIPPING_DIFFERENCE ->
                "What was paid for shipping beyond what the shipping that was used costs: name the line `shipping`.";
            case MISSING_UNITS -> "What was paid for the missing units: name as many as are missing.";
            case NONE -> "Whatever seems fair to you; say why.";
        };
    }
}
