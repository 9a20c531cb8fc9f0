package redress.histories;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import redress.platform.values.Money;
import redress.refund.domain.EscrowEvent;
import redress.refund.domain.RefundCommand.ShowRefund;
import redress.refund.domain.RefundEvent;
import redress.refund.domain.RefundId;
import redress.refund.domain.RefundView;

/** R52–R56: of every refund the buyer gets the money once, and the books say so; the steps that the buyer sees go on only. */
final class PaidOnceAndBooked implements Invariant {

    private final World world;
    private final Map<String, RefundEvent.RefundRequested> requested = new LinkedHashMap<>();
    private final Map<String, Integer> booked = new LinkedHashMap<>();
    private final Set<String> issued = new HashSet<>();
    private final Set<String> causes = new HashSet<>();
    private final Set<String> byHand = new HashSet<>();
    private final Map<String, Integer> steps = new LinkedHashMap<>();

    PaidOnceAndBooked(World world) {
        this.world = world;
    }

    @Override
    public String sentence() {
        return "What the provider really paid is what the books say was refunded, once per cause; RefundIssued is said once,"
                + " and steps never go back (R52–R56).";
    }

    @Override
    public void after(Stored stored) {
        var id = stored.stream();
        switch (stored.event()) {
            case RefundEvent.RefundRequested e -> {
                requested.put(id, e);
                require(causes.add(e.cause().key()), "%s makes a second refund", e.cause());
            }
            case RefundEvent.RefundIssued _ -> require(issued.add(id), "%s is issued twice", id);
            case RefundEvent.RefundSettledByHand _ -> byHand.add(id);
            case RefundEvent.RefundReversed _ -> byHand.remove(id);
            case EscrowEvent.RefundBooked e -> booked.merge(e.refundId().value(), 1, Integer::sum);
            case EscrowEvent.RefundTakenBack e -> booked.merge(e.refundId().value(), -1, Integer::sum);
            default -> {}
        }
        if (stored.event() instanceof RefundEvent e) {
            step(e.refundId());
            var standing = world.provider.of(e.refundId()).stream()
                    .filter(payment -> payment.stands(world.now()))
                    .toList();
            require(standing.size() <= 1, "%s is paid %d times over", id, standing.size());
        }
    }

    private void step(RefundId refund) {
        var view = (RefundView) Objects.requireNonNull(world.refunds.perform(new ShowRefund(refund, People.FINANCE)));
        int now = switch (view.step()) {
            case WAITING -> 1;
            case PROCESSING -> 2;
            case MADE -> 3;
        };
        int before = steps.merge(refund.value(), now, Math::max);
        require(now >= before, "%s was %d steps on and is %s now", refund, before, view.step());
    }

    @Override
    public void atTheEnd(World ended, Instant silentSince) {
        requested.forEach((id, refund) -> {
            var made = ended.provider.of(refund.refundId()).stream()
                    .filter(payment -> payment.isMade(ended.now()))
                    .toList();
            var paid = Money.sum(
                    refund.amount().currency(),
                    made.stream().map(payment -> payment.amount).toList());
            int times = booked.getOrDefault(id, 0);
            int expected = byHand.contains(id) ? times - 1 : times;
            require(
                    (expected == 0 || expected == 1)
                            && paid.equals(expected == 0 ? Money.zero(paid.currency()) : refund.amount()),
                    "the provider paid %s for %s of %s, and it is booked %d times%s",
                    paid,
                    id,
                    refund.amount(),
                    times,
                    byHand.contains(id) ? ", once by hand" : "");
        });
        for (var payment : ended.provider.all())
            require(requested.containsKey(payment.refund.value()), "%s was paid and never asked for", payment.refund);
    }
}
