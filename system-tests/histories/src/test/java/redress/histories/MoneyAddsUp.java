package redress.histories;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redress.platform.values.Money;
import redress.refund.domain.EscrowEvent;
import redress.refund.domain.Funding;
import redress.refund.domain.LineAmount;
import redress.refund.domain.LineId;
import redress.refund.domain.RefundEvent;

/** R50, counted from the stored events alone, with plain numbers and in another way than the books do it. */
final class MoneyAddsUp implements Invariant {

    /** The pots of one line. */
    private static final class Line {
        long price;
        long captured;
        long held;
        long released;
        long refunded;
        long chargedBack;
        long guaranteed;

        boolean isSound() {
            return held >= 0
                    && released >= 0
                    && refunded >= 0
                    && chargedBack >= 0
                    && guaranteed >= 0
                    && captured == held + released + refunded + chargedBack
                    && refunded + guaranteed <= price;
        }

        @Override
        public String toString() {
            return "price %d, captured %d, held %d, released %d, refunded %d, charged back %d, guaranteed %d"
                    .formatted(price, captured, held, released, refunded, chargedBack, guaranteed);
        }
    }

    private final Map<String, Map<LineId, Line>> orders = new LinkedHashMap<>();
    private final Map<String, Map<LineId, Long>> requested = new HashMap<>();

    @Override
    public String sentence() {
        return "Per order and per line: captured = held + released + refunded + charged back, none below nothing, and no"
                + " line gets more back than was paid for it (R50).";
    }

    @Override
    public void after(Stored stored) {
        switch (stored.event()) {
            case EscrowEvent.EscrowOpened e -> {
                var lines = new LinkedHashMap<LineId, Line>();
                for (var part : e.lines()) {
                    var line = new Line();
                    line.price = part.amount().minor();
                    lines.put(part.lineId(), line);
                }
                orders.put(stored.stream(), lines);
            }
            case EscrowEvent.PaymentCaptured e -> {
                long total = 0;
                for (var line : lines(stored).values()) {
                    line.captured = line.price;
                    line.held = line.price;
                    total += line.price;
                }
                require(total == e.amount().minor(), "%s was paid for %d", e.amount(), total);
            }
            case EscrowEvent.MoneyReleased e -> {
                long total = 0;
                for (var part : e.lines()) {
                    var line = line(stored, part.lineId());
                    line.held -= part.amount().minor();
                    line.released += part.amount().minor();
                    total += part.amount().minor();
                }
                require(total == e.amount().minor(), "%s was released in lines of %d", e.amount(), total);
            }
            case RefundEvent.RefundRequested e -> {
                requested.put(e.refundId().value(), sums(e.lines()));
                long total = e.lines().stream()
                        .mapToLong(part -> part.amount().minor())
                        .sum();
                require(total == e.amount().minor(), "%s is refunded in lines of %d", e.amount(), total);
            }
            case EscrowEvent.RefundBooked e -> {
                move(stored, e.funding(), 1);
                var booked = new HashMap<LineId, Long>();
                for (var part : e.funding())
                    booked.merge(part.lineId(), part.amount().minor(), Long::sum);
                var wanted = requested.getOrDefault(e.refundId().value(), Map.of());
                require(booked.equals(wanted), "%s was requested of %s and %s booked", wanted, e.refundId(), booked);
            }
            case EscrowEvent.RefundTakenBack e -> {
                move(stored, e.funding(), -1);
                for (var part : e.makesGood()) chargeBack(stored, part);
            }
            case EscrowEvent.ChargebackLost e -> {
                long taken = e.beyond().minor();
                for (var part : e.taken()) {
                    chargeBack(stored, part);
                    taken += part.amount().minor();
                }
                require(taken == e.amount().minor(), "the bank took %s, and %d is accounted for", e.amount(), taken);
            }
            default -> {
                return;
            }
        }
        if (stored.event() instanceof EscrowEvent)
            lines(stored)
                    .forEach((id, line) -> require(line.isSound(), "line %s of %s: %s", id, stored.stream(), line));
    }

    @Override
    public void atTheEnd(World world, Instant silentSince) {
        for (var order : orders.entrySet()) {
            var view = (redress.refund.domain.MoneyView) java.util.Objects.requireNonNull(
                    world.refunds.perform(new redress.refund.domain.MoneyView.ShowMoney(
                            new redress.refund.domain.OrderId(order.getKey()), People.FINANCE)));
            for (var shown : view.lines()) {
                var line = java.util.Objects.requireNonNull(order.getValue().get(shown.lineId()));
                require(
                        shown.held().minor() == line.held
                                && shown.released().minor() == line.released
                                && shown.refunded().minor() == line.refunded
                                && shown.chargedBack().minor() == line.chargedBack
                                && shown.guaranteed().minor() == line.guaranteed,
                        "%s of %s is shown as %s, and the log says %s",
                        shown.lineId(),
                        order.getKey(),
                        shown,
                        line);
            }
        }
    }

    private void move(Stored stored, List<Funding> funding, int sign) {
        for (var part : funding) {
            var line = line(stored, part.lineId());
            long amount = sign * part.amount().minor();
            switch (part.source()) {
                case ESCROW -> line.held -= amount;
                case SELLER_BALANCE -> line.released -= amount;
                case PLATFORM_GUARANTEE -> line.guaranteed += amount;
            }
            if (part.source() != redress.refund.domain.FundingSource.PLATFORM_GUARANTEE) line.refunded += amount;
        }
    }

    private void chargeBack(Stored stored, Funding part) {
        var line = line(stored, part.lineId());
        long amount = part.amount().minor();
        switch (part.source()) {
            case ESCROW -> line.held -= amount;
            case SELLER_BALANCE -> line.released -= amount;
            case PLATFORM_GUARANTEE -> require(false, "a bank takes the order's money, not the platform's");
        }
        line.chargedBack += amount;
    }

    private static Map<LineId, Long> sums(List<LineAmount> parts) {
        var sums = new HashMap<LineId, Long>();
        for (var part : parts) {
            Money amount = part.amount();
            if (!amount.isZero()) sums.merge(part.lineId(), amount.minor(), Long::sum);
        }
        return sums;
    }

    private Map<LineId, Line> lines(Stored stored) {
        return java.util.Objects.requireNonNull(orders.get(stored.stream()));
    }

    private Line line(Stored stored, LineId id) {
        return java.util.Objects.requireNonNull(lines(stored).get(id));
    }
}
