package redress.mediation.domain;

import java.util.List;
import redress.platform.values.Refusal;
import redress.platform.values.TextRef;

/**
 * What a party tells case management.
 *
 * @param text the party's words, kept outside the log
 * @param evidence what the party shows, by the digest of its bytes
 */
public record Statement(TextRef text, List<Evidence> evidence) {

    public Statement {
        evidence = List.copyOf(evidence);
    }

    /** @throws Refusal 422 {@code evidence-too-much}, {@code evidence-size}, {@code evidence-media-type}, {@code evidence-twice} */
    static Statement of(ClaimId claim, TextRef text, List<Evidence.Shown> shown, Pinned policy, InquiryRules rules) {
        var limits = rules.evidence(policy);
        var version = policy.version().value();
        if (shown.size() > limits.most())
            throw Refusal.invalid("evidence-too-much", "At most %d pieces of evidence are taken.", limits.most())
                    .under(version);
        for (var piece : shown) {
            if (piece.bytes() < 1 || piece.bytes() > limits.largest())
                throw Refusal.invalid(
                                "evidence-size", "A piece of evidence has between 1 and %d bytes.", limits.largest())
                        .under(version);
            if (!limits.mediaTypes().contains(piece.mediaType()))
                throw Refusal.invalid(
                                "evidence-media-type",
                                "Evidence is taken as: %s.",
                                String.join(
                                        ", ",
                                        limits.mediaTypes().stream().sorted().toList()))
                        .under(version);
        }
        if (shown.stream().map(Evidence.Shown::sha256).distinct().count() < shown.size())
            throw Refusal.invalid("evidence-twice", "The same piece of evidence is named twice.");
        return new Statement(text, shown.stream().map(piece -> piece.of(claim)).toList());
    }
}
