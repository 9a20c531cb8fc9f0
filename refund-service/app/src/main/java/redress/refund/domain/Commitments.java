package redress.refund.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the buyer of an order was promised, by the refunds' own ids.
 *
 * @param pledges every refund ever approved, so that one cause makes at most one (R52), and where its money comes from
 * @param rests what is kept for refunds that are decided and not approved yet: the seller's account is asked first, or a bank
 *     gave a part of what was decided
 * @param asks what the seller's account was asked for them
 */
record Commitments(Map<RefundId, Pledge> pledges, Map<RefundId, Rest> rests, Map<RefundId, Ask> asks) {

    static final Commitments NONE = new Commitments(Map.of(), Map.of(), Map.of());

    Commitments pledge(RefundId refund, Pledge pledge) {
        return new Commitments(and(pledges, refund, pledge), rests, asks);
    }

    /** One of which nothing is left is none. */
    Commitments rest(Rest rest) {
        var refund = RefundId.of(rest.cause());
        if (!rest.funding().isEmpty()) return new Commitments(pledges, and(rests, refund, rest), asks);
        var others = new LinkedHashMap<>(rests);
        others.remove(refund);
        return new Commitments(pledges, Collections.unmodifiableMap(others), asks);
    }

    Ask ask(RefundId refund) {
        return asks.getOrDefault(refund, Ask.NEVER);
    }

    /** One that never was is not kept. */
    Commitments asked(RefundId refund, Ask ask) {
        return ask.number() == 0 ? this : new Commitments(pledges, rests, and(asks, refund, ask));
    }

    private static <V> Map<RefundId, V> and(Map<RefundId, V> all, RefundId refund, V one) {
        var more = new LinkedHashMap<>(all);
        more.put(refund, one);
        return Collections.unmodifiableMap(more);
    }
}
