package redress.dispute.domain;

import java.time.Duration;
import java.util.List;

/** How long things may take (R20, R25, R41, R42). The policy answers; the answer is pinned in {@link Terms}. */
public interface Windows {

    Periods of(PolicyVersion policy, Place place);

    /**
     * A day is 24 hours (R70).
     *
     * @param sellerReminded after the start of the seller's window, once for each
     */
    record Periods(Duration sellerResponds, List<Duration> sellerReminded, Duration resolved, ReturnWindows returns) {

        public Periods {
            sellerReminded = List.copyOf(sellerReminded);
        }
    }
}
