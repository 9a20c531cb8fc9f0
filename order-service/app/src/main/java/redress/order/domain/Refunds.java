package redress.order.domain;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redress.order.domain.OrderEvent.RefundNoted;

/**
 * The refunds of an order that this service has heard of, and which disputes say that the goods never came (R9).
 *
 * @param reported those whose goods came after all
 */
record Refunds(Map<RefundId, RefundNoted> noted, Set<RefundId> reported, Set<DisputeId> notReceived) {

    Refunds {
        noted = Map.copyOf(noted);
        reported = Set.copyOf(reported);
        notReceived = Set.copyOf(notReceived);
    }

    static Refunds none() {
        return new Refunds(Map.of(), Set.of(), Set.of());
    }

    boolean knows(RefundId refund) {
        return noted.containsKey(refund);
    }

    /** Those whose goods count as never received, and of which nobody has been told that they came after all; oldest first. */
    List<RefundNoted> asNotReceived(boolean guaranteeBreached) {
        return noted.values().stream()
                .filter(refund ->
                        !reported.contains(refund.refundId()) && !refund.lines().isEmpty())
                .filter(refund -> switch (refund.cause()) {
                    case RefundCause.Disputed(var dispute) -> notReceived.contains(dispute);
                    case RefundCause.Undisputed() -> guaranteeBreached;
                })
                .sorted(Comparator.comparing(RefundNoted::issuedAt)
                        .thenComparing(refund -> refund.refundId().value()))
                .toList();
    }

    Refunds with(RefundNoted refund) {
        var more = new LinkedHashMap<>(noted);
        more.put(refund.refundId(), refund);
        return new Refunds(more, reported, notReceived);
    }

    Refunds reported(RefundId refund) {
        return new Refunds(noted, added(reported, refund), notReceived);
    }

    Refunds notReceivedSays(DisputeId dispute) {
        return new Refunds(noted, reported, added(notReceived, dispute));
    }

    private static <T> Set<T> added(Set<T> set, T one) {
        var more = new HashSet<>(set);
        more.add(one);
        return more;
    }
}
