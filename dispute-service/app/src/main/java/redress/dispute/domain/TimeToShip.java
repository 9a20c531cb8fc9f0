package redress.dispute.domain;

import java.time.Duration;
import java.time.Instant;
import redress.platform.values.Refusal;

/**
 * The buyer's time to send the goods back, which the seller or support may make longer (R41).
 *
 * @param shipBy its end, exclusive
 * @param extensibleUntil the latest end that it can have
 */
record TimeToShip(Instant shipBy, Instant extensibleUntil) {

    TimeToShip endingAt(Instant later) {
        return new TimeToShip(later, extensibleUntil);
    }

    /** @throws Refusal {@code extension-out-of-range} */
    TimeToShip extended(int days, PolicyVersion policy) {
        var later = shipBy.plus(Duration.ofDays(days));
        if (days < 1 || later.isAfter(extensibleUntil))
            throw Refusal.invalid(
                            "extension-out-of-range", "It can be extended by days, until %s at most.", extensibleUntil)
                    .under(policy.value());
        return endingAt(later);
    }

    /** Not by a day more. */
    boolean exhausted() {
        return shipBy.plus(Duration.ofDays(1)).isAfter(extensibleUntil);
    }
}
