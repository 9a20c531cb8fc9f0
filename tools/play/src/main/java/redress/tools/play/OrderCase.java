package redress.tools.play;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One planned order and what was heard of it. */
final class OrderCase {

    final PlannedOrder plan;
    final List<DisputeCase> disputes = new ArrayList<>();
    volatile @Nullable String orderId;
    volatile List<String> lineIds = List.of();
    boolean paid;
    boolean shipped;
    boolean delivered;

    OrderCase(PlannedOrder plan) {
        this.plan = plan;
    }

    /** @throws IllegalStateException where it is not placed yet */
    String orderId() {
        var id = orderId;
        if (id == null) throw new IllegalStateException("The order " + plan.key() + " was never placed");
        return id;
    }

    DisputeCase dispute(String disputeId) {
        return disputes.stream()
                .filter(one -> one.disputeId.equals(disputeId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("News of the unknown dispute " + disputeId));
    }
}
