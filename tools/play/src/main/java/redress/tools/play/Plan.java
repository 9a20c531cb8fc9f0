package redress.tools.play;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What is to be played, and what of the files is not.
 *
 * @param filesPaid everything paid in the files, cents
 * @param unusedPaid what of it belongs to orders that cannot be played, cents
 */
record Plan(
        List<PlannedOrder> orders,
        List<PlannedDispute> disputes,
        List<Remark> remarks,
        int fileOrders,
        int fileComplaints,
        long filesPaid,
        long unusedPaid) {

    Plan {
        orders = List.copyOf(orders);
        disputes = List.copyOf(disputes);
        remarks = List.copyOf(remarks);
    }

    /** When the first order is placed. */
    Instant begin() {
        return orders.stream()
                .map(PlannedOrder::placedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("Nothing in these files can be played"));
    }

    /** What will be captured when every planned payment was made, cents. */
    long toBeCaptured() {
        return orders.stream()
                .filter(order -> order.paidAt().isPresent())
                .mapToLong(PlannedOrder::paid)
                .sum();
    }

    /** What was paid in the files for orders that are placed but, by their row, never paid; cents. */
    long neverApproved() {
        return orders.stream()
                .filter(order -> order.paidAt().isEmpty())
                .mapToLong(PlannedOrder::paid)
                .sum();
    }
}
