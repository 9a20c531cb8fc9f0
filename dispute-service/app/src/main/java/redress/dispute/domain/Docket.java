package redress.dispute.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order knows of one of its disputes.
 *
 * @param how how it ended last; absent while it is open
 * @param endedAt when it ended last
 */
record Docket(
        List<DisputedLine> lines,
        @Nullable Ending how,
        @Nullable Instant endedAt) {

    static Docket of(List<DisputedLine> lines) {
        return new Docket(lines, null, null);
    }

    Docket ended(Ending as, Instant at) {
        return new Docket(lines, as, at);
    }

    Docket reopened(List<DisputedLine> again) {
        return new Docket(again, null, endedAt);
    }

    boolean open() {
        return how == null;
    }

    boolean withdrawn() {
        return how == Ending.WITHDRAWN;
    }

    /** Whether an end then is news; an older one was told before. */
    boolean endsAt(Instant then) {
        return endedAt == null || then.isAfter(endedAt);
    }
}
