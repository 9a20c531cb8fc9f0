package redress.refund.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the buyer is still owed of something that was decided, after the buyer's bank gave a part of it (R57). It is a refund
 * of its own, which begins when it is certain that the one whose place it takes is not made.
 *
 * @param since when what was decided became due
 * @param funding where its money comes from; kept for it
 * @param instead the refund whose place it takes; absent where none had begun
 */
public record Rest(
        Cause cause,
        Instant since,
        List<Funding> funding,
        @Nullable RefundId instead) {

    public Rest {
        funding = List.copyOf(funding);
    }
}
