package redress.histories;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redress.dispute.domain.DisputeEvent;
import redress.refund.domain.EscrowEvent;
import redress.refund.domain.Funding;
import redress.refund.domain.FundingSource;

/** R4, R14: what a dispute, a promise or a bank keeps is not released; and in the end nobody keeps anything. */
final class FrozenStaysFrozen implements Invariant {

    private static final class Money {
        final Map<String, Long> held = new LinkedHashMap<>();
        final Map<String, Map<String, Long>> frozen = new LinkedHashMap<>();
        final Map<String, List<Funding>> promised = new LinkedHashMap<>();
        final Set<String> banks = new HashSet<>();
        boolean over;

        long keptOf(String line) {
            long kept = 0;
            for (var dispute : frozen.values()) kept += dispute.getOrDefault(line, 0L);
            for (var promise : promised.values())
                for (var part : promise)
                    if (part.source() == FundingSource.ESCROW
                            && part.lineId().value().equals(line))
                        kept += part.amount().minor();
            return kept;
        }
    }

    private final Map<String, Money> orders = new LinkedHashMap<>();
    private final Map<String, Map<String, Long>> requested = new HashMap<>();
    private final Set<String> closings = new HashSet<>();

    @Override
    public String sentence() {
        return "Money is never released while it is frozen, and every freeze ends: released, refunded or charged back (R4,"
                + " R14, R57).";
    }

    @Override
    public void after(Stored stored) {
        switch (stored.event()) {
            case DisputeEvent.DisputeClosed e -> closings.add(e.disputeId() + " " + e.closedAt());
            case EscrowEvent e -> money(e, orders.computeIfAbsent(stored.stream(), _ -> new Money()));
            default -> {}
        }
    }

    private void money(EscrowEvent event, Money money) {
        switch (event) {
            case EscrowEvent.EscrowOpened e -> {
                for (var part : e.lines()) money.held.put(part.lineId().value(), 0L);
                requested.put(e.orderId().value(), new HashMap<>());
                for (var part : e.lines())
                    requested(e).put(part.lineId().value(), part.amount().minor());
            }
            case EscrowEvent.PaymentCaptured e -> money.held.putAll(requested(e));
            case EscrowEvent.MoneyFrozen e -> {
                var frozen = new HashMap<String, Long>();
                for (var part : e.frozen())
                    frozen.merge(part.lineId().value(), part.amount().minor(), Long::sum);
                money.frozen.put(e.disputeId().value(), frozen);
            }
            case EscrowEvent.MoneyUnfrozen e -> {
                require(
                        closings.contains(e.disputeId() + " " + e.closedAt()),
                        "the money of %s is unfrozen for an end at %s that there never was",
                        e.disputeId(),
                        e.closedAt());
                money.frozen.remove(e.disputeId().value());
            }
            case EscrowEvent.RefundApproved e -> {
                money.promised.put(e.refundId().value(), e.funding());
                e.cause()
                        .dispute()
                        .map(dispute -> money.frozen.get(dispute.value()))
                        .ifPresent(frozen -> {
                            for (var part : e.funding())
                                if (part.source() == FundingSource.ESCROW)
                                    frozen.computeIfPresent(
                                            part.lineId().value(),
                                            (_, kept) -> Math.max(
                                                    0, kept - part.amount().minor()));
                        });
            }
            case EscrowEvent.RefundBooked e -> {
                money.promised.remove(e.refundId().value());
                take(money, e.funding(), 1);
            }
            case EscrowEvent.RefundTakenBack e -> {
                take(money, e.funding(), -1);
                take(money, e.makesGood(), 1);
                if (e.becomes() != redress.refund.domain.TakenBack.OVERTAKEN)
                    money.promised.put(e.refundId().value(), e.funding());
            }
            case EscrowEvent.CancellationNoted _, EscrowEvent.GuaranteeBreachNoted _ -> {
                money.frozen.clear();
                money.over = true;
            }
            case EscrowEvent.ReceiptNoted _ -> money.over = true;
            case EscrowEvent.ChargebackOpened e ->
                money.banks.add(e.chargebackId().value());
            case EscrowEvent.ChargebackWon e ->
                money.banks.remove(e.chargebackId().value());
            case EscrowEvent.ChargebackLost e -> {
                money.banks.remove(e.chargebackId().value());
                money.frozen.clear();
                for (var refund : e.overtaken()) money.promised.remove(refund.value());
                take(money, e.taken(), 1);
            }
            case EscrowEvent.MoneyReleased e -> {
                require(money.banks.isEmpty(), "%s is released while a bank asks for money", e.amount());
                for (var part : e.lines()) {
                    var line = part.lineId().value();
                    long left = money.held.merge(line, -part.amount().minor(), Long::sum);
                    require(
                            left >= money.keptOf(line),
                            "%s of line %s is released; of the %d that are left %d are kept",
                            part.amount(),
                            line,
                            left,
                            money.keptOf(line));
                }
            }
            default -> {}
        }
    }

    private Map<String, Long> requested(EscrowEvent event) {
        return requested.computeIfAbsent(event.orderId().value(), _ -> new HashMap<>());
    }

    private static void take(Money money, List<Funding> funding, int sign) {
        for (var part : funding)
            if (part.source() == FundingSource.ESCROW)
                money.held.merge(part.lineId().value(), -sign * part.amount().minor(), Long::sum);
    }

    @Override
    public void atTheEnd(World world, Instant silentSince) {
        orders.forEach((order, money) -> money.held.forEach((line, held) -> {
            require(money.keptOf(line) == 0, "of line %s of %s %d is kept for ever", line, order, money.keptOf(line));
            require(!money.over || held == 0, "of line %s of %s %d is held for ever", line, order, held);
        }));
    }
}
