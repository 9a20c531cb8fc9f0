package redress.dispute.domain;

import java.time.Duration;

/** How long things may take (R20, R25, R41, R42). The policy answers; the answer is pinned in {@link Terms}. */
public interface Windows {

    Periods of(PolicyVersion policy, Place place);

    /** A day is 24 hours (R70). */
    record Periods(Duration sellerResponds, Duration resolved, ReturnWindows returns) {}
}
