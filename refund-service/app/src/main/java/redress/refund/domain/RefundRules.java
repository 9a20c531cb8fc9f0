package redress.refund.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the domain asks the policy about refunds. All answers are absolute instants. */
public interface RefundRules {

    PolicyVersion version();

    /** The platform's part, in per cent, of a refund that a verdict splits between seller and platform. */
    int platformPercent();

    /** The earliest the buyer may see the money (R55). The holidays are those of the place's country, if it is known. */
    Instant expectedFrom(Instant approved);

    /** The latest the buyer should see the money (R55). */
    Instant expectedBy(Instant approved);

    /** When to try again after the {@code failures}-th refusal of the provider; empty: finance acts by hand (R54). */
    Optional<Instant> retryAfter(int failures, Instant failed);

    /** When to ask for the first time whether a submitted refund was made. */
    Instant firstAskAfter(Instant submitted);

    /** When to ask again after an answer that it is still being processed. */
    Instant nextAskAfter(Instant answered);

    /** When to ask what became of a call whose answer never came, for the {@code times}-th time in a row (R54). */
    Instant askAfterSilence(int times, Instant called);

    /** Media types of the bank statements that are looked at (R55). */
    List<String> statementTypes();

    long mostStatementBytes();
}
