package redress.mediation.policy;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.InquiryRules;
import redress.mediation.domain.PolicyVersion;
import redress.mediation.domain.VerdictRules;
import redress.mediation.domain.Windows;
import redress.platform.policy.PolicyBook;
import redress.platform.policy.PolicyForm;
import redress.platform.values.Money;

/** Answers from {@code redress/mediation/policy/*.json}. */
public final class MediationPolicy implements VerdictRules, Windows, InquiryRules {

    /** What a policy of mediation-service must be like. */
    public static final PolicyForm FORM = PolicyForm.of("redress/mediation/policy", MediationPolicy::examine);

    private static final PolicyBook SHIPPED = FORM.shipped("default-1", "eu-1");

    private final PolicyBook book;
    private final String profile;

    /** @param profile the profile that new claims follow: {@code default} or {@code eu} (R61) */
    public MediationPolicy(PolicyBook book, String profile) {
        this.book = book;
        this.profile = profile;
        book.inForce(profile, Instant.MAX);
    }

    public static MediationPolicy shipped(String profile) {
        return new MediationPolicy(SHIPPED, profile);
    }

    private static void examine(PolicyBook.Page page, @Nullable String country, @Nullable String category) {
        var asked = new MediationPolicy(PolicyBook.of(page), page.profile());
        var version = new PolicyVersion(page.version());
        asked.toComplete(version);
        asked.toInform(version);
        asked.toAgree(version);
        asked.toDecide(version);
        asked.toAppeal(version);
        asked.toReview(version);
        asked.mostQuestions(version);
        asked.evidence(version);
        asked.mostEvidence(version);
        asked.reasons(version);
        asked.goodsCanTravel(version, "OTHER");
        asked.buyerMayPayReturn(version, "OTHER");
        page.number("longest-text", null, null);
        page.value("most-by-one-mediator", country, category)
                .propertyNames()
                .forEach(currency -> asked.mostByOneMediator(version, currency.equals("others") ? "EUR" : currency));
    }

    @Override
    public PolicyVersion inForce(Instant at) {
        return new PolicyVersion(book.inForce(profile, at).version());
    }

    @Override
    public Duration toComplete(PolicyVersion version) {
        return period(version, "complaint-completion");
    }

    @Override
    public Duration toInform(PolicyVersion version) {
        return period(version, "information-due");
    }

    @Override
    public Duration toAgree(PolicyVersion version) {
        return period(version, "proposal-answer");
    }

    @Override
    public Duration toDecide(PolicyVersion version) {
        return period(version, "verdict-target");
    }

    @Override
    public Duration toAppeal(PolicyVersion version) {
        return period(version, "appeal-window");
    }

    @Override
    public Duration toReview(PolicyVersion version) {
        return period(version, "second-look-target");
    }

    @Override
    public int mostQuestions(PolicyVersion version) {
        return page(version).number("most-questions", null, null);
    }

    @Override
    public EvidenceLimits evidence(PolicyVersion version) {
        var page = page(version);
        return new EvidenceLimits(
                page.number("evidence-most", null, null),
                page.amount("evidence-largest", null, null),
                Set.copyOf(page.list("evidence-media-types", null, null)));
    }

    /** The policy names it in units of the currency that people count in, and one amount for every other currency. */
    @Override
    public Money mostByOneMediator(PolicyVersion version, String currency) {
        var amounts = page(version).value("most-by-one-mediator", null, null);
        var amount = amounts.has(currency) ? amounts.get(currency) : amounts.get("others");
        var minor = amount.decimalValue()
                .movePointRight(Currency.getInstance(currency).getDefaultFractionDigits())
                .setScale(0, RoundingMode.DOWN);
        return new Money(minor.longValueExact(), currency);
    }

    @Override
    public Set<String> reasons(PolicyVersion version) {
        return publishedReasons(version).keySet();
    }

    /** Code and meaning of every reason that a verdict may give, in the order in which the policy lists them. */
    public Map<String, String> publishedReasons(PolicyVersion version) {
        var reasons = new LinkedHashMap<String, String>();
        page(version)
                .value("verdict-reasons", null, null)
                .properties()
                .forEach(
                        reason -> reasons.put(reason.getKey(), reason.getValue().asString()));
        return reasons;
    }

    @Override
    public boolean goodsCanTravel(PolicyVersion version, String complaintReason) {
        return !page(version).list("complaints-without-return", null, null).contains(complaintReason);
    }

    @Override
    public boolean buyerMayPayReturn(PolicyVersion version, String complaintReason) {
        return page(version)
                .list("complaints-whose-return-the-buyer-may-pay", null, null)
                .contains(complaintReason);
    }

    @Override
    public int mostEvidence(PolicyVersion version) {
        return page(version).number("most-evidence", null, null);
    }

    /** The longest text of a verdict, in code points, in the policy in force now. */
    public int longestText(Instant now) {
        return page(inForce(now)).number("longest-text", null, null);
    }

    private Duration period(PolicyVersion version, String name) {
        return page(version).period(name, null, null);
    }

    private PolicyBook.Page page(PolicyVersion version) {
        return book.version(version.value());
    }
}
