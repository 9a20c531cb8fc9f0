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
import redress.mediation.domain.Pinned;
import redress.mediation.domain.Place;
import redress.mediation.domain.PolicyVersion;
import redress.mediation.domain.VerdictRules;
import redress.mediation.domain.Windows;
import redress.platform.policy.PolicyBook;
import redress.platform.policy.PolicyForm;
import redress.platform.values.Money;
import tools.jackson.databind.JsonNode;

/** Answers from {@code redress/mediation/policy/*.json}. */
public final class MediationPolicy implements VerdictRules, Windows, InquiryRules {

    /** What a policy of mediation-service must be like. */
    public static final PolicyForm FORM = PolicyForm.of("redress/mediation/policy", MediationPolicy::examine);

    /** The versions that come with the release. */
    public static final PolicyBook SHIPPED = FORM.shipped("default-1", "eu-1");

    private final PolicyBook book;
    private final String profile;

    /** @param profile the profile that new claims follow: {@code default} or {@code eu} (R61) */
    public MediationPolicy(PolicyBook book, String profile) {
        this.book = book;
        this.profile = profile;
        book.latest(profile);
    }

    public static MediationPolicy shipped(String profile) {
        return new MediationPolicy(SHIPPED, profile);
    }

    private static void examine(PolicyBook.Page page, @Nullable String country, @Nullable String category) {
        var asked = new MediationPolicy(PolicyBook.of(page), page.profile());
        var policy = new Pinned(new PolicyVersion(page.version()), new Place(country, category));
        asked.toComplete(policy);
        asked.toInform(policy);
        asked.toAgree(policy);
        asked.toDecide(policy);
        asked.toAppeal(policy);
        asked.toReview(policy);
        asked.mostQuestions(policy);
        asked.evidence(policy);
        asked.mostEvidence(policy);
        asked.reasons(policy);
        asked.goodsCanTravel(policy, "OTHER");
        asked.buyerMayPayReturn(policy, "OTHER");
        page.everywhere().number("longest-text");
        page.at(country, category)
                .value("most-by-one-mediator")
                .propertyNames()
                .forEach(currency -> asked.mostByOneMediator(policy, currency.equals("others") ? "EUR" : currency));
    }

    @Override
    public PolicyVersion inForce(Instant at) {
        return new PolicyVersion(book.inForce(profile, at).version());
    }

    @Override
    public Duration toComplete(Pinned policy) {
        return period(policy, "complaint-completion");
    }

    @Override
    public Duration toInform(Pinned policy) {
        return period(policy, "information-due");
    }

    @Override
    public Duration toAgree(Pinned policy) {
        return period(policy, "proposal-answer");
    }

    @Override
    public Duration toDecide(Pinned policy) {
        return period(policy, "verdict-target");
    }

    @Override
    public Duration toAppeal(Pinned policy) {
        return period(policy, "appeal-window");
    }

    @Override
    public Duration toReview(Pinned policy) {
        return period(policy, "second-look-target");
    }

    @Override
    public int mostQuestions(Pinned policy) {
        return of(policy).number("most-questions");
    }

    @Override
    public EvidenceLimits evidence(Pinned policy) {
        var said = of(policy);
        return new EvidenceLimits(
                said.number("evidence-most"),
                said.amount("evidence-largest"),
                Set.copyOf(said.list("evidence-media-types")));
    }

    /** The policy names it in units of the currency that people count in, and one amount for every other currency. */
    @Override
    public Money mostByOneMediator(Pinned policy, String currency) {
        var amounts = of(policy).value("most-by-one-mediator");
        var amount = amounts.has(currency) ? amounts.get(currency) : amounts.get("others");
        var minor = amount.decimalValue()
                .movePointRight(Currency.getInstance(currency).getDefaultFractionDigits())
                .setScale(0, RoundingMode.DOWN);
        return new Money(minor.longValueExact(), currency);
    }

    @Override
    public Set<String> reasons(Pinned policy) {
        return reasons(of(policy).value("verdict-reasons")).keySet();
    }

    /** Code and meaning of every reason that a verdict may give, in the order in which the policy lists them. */
    public Map<String, String> publishedReasons(PolicyVersion version) {
        return reasons(page(version).everywhere().value("verdict-reasons"));
    }

    private static Map<String, String> reasons(JsonNode listed) {
        var reasons = new LinkedHashMap<String, String>();
        listed.properties()
                .forEach(
                        reason -> reasons.put(reason.getKey(), reason.getValue().asString()));
        return reasons;
    }

    @Override
    public boolean goodsCanTravel(Pinned policy, String complaintReason) {
        return !of(policy).list("complaints-without-return").contains(complaintReason);
    }

    @Override
    public boolean buyerMayPayReturn(Pinned policy, String complaintReason) {
        return of(policy).list("complaints-whose-return-the-buyer-may-pay").contains(complaintReason);
    }

    @Override
    public int mostEvidence(Pinned policy) {
        return of(policy).number("most-evidence");
    }

    /** The longest text of a verdict, in code points, in the policy in force now. */
    public int longestText(Instant now) {
        return page(inForce(now)).everywhere().number("longest-text");
    }

    private Duration period(Pinned policy, String name) {
        return of(policy).period(name);
    }

    private PolicyBook.There of(Pinned policy) {
        return page(policy.version())
                .at(policy.place().country(), policy.place().category());
    }

    private PolicyBook.Page page(PolicyVersion version) {
        return book.version(version.value());
    }
}
