package redress.histories;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redress.dispute.domain.DisputeEvent;
import redress.dispute.domain.ReturnEvent;
import redress.mediation.domain.ClaimEvent;
import redress.order.domain.OrderEvent;
import redress.refund.domain.EscrowEvent;
import redress.refund.domain.RefundEvent;

/** What exists and what is not over, as the stored events say: nothing here asks an aggregate. */
final class Register {

    private final World world;
    private final Map<String, Integer> buyers = new LinkedHashMap<>();
    final List<Case<?>> cases = new ArrayList<>();
    final Set<String> openOrders = new LinkedHashSet<>();
    final Set<String> openDisputes = new LinkedHashSet<>();
    final Set<String> openClaims = new LinkedHashSet<>();
    final Set<String> openReturns = new LinkedHashSet<>();
    final Set<String> openRefunds = new LinkedHashSet<>();
    final Set<String> openChargebacks = new LinkedHashSet<>();
    final Map<String, Instant> ended = new LinkedHashMap<>();
    final Set<String> released = new LinkedHashSet<>();
    /** Orders that wait for what the seller's account says. */
    final Set<String> fundsAsked = new LinkedHashSet<>();

    final List<PolicyCase> policies = new ArrayList<>();

    Register(World world) {
        this.world = world;
        for (var service : world.services)
            policies.add(new PolicyCase(
                    world,
                    service,
                    service == world.refunds
                            ? List.of(People.FINANCE, People.FINANCE_2, People.AUDITOR)
                            : List.of(People.SUPPORT, People.SUPPORT_2, People.AUDITOR)));
        cases.add(new SellerCase(world.refunds, People.SELLER.id()));
    }

    void placed(String order, int buyer) {
        buyers.put(order, buyer);
        cases.add(new OrderCase(world.orders, order, People.buyer(buyer)));
        cases.add(new DisputableCase(world.disputes, order, People.buyer(buyer)));
        cases.add(new MoneyCase(world.refunds, order, world.clock));
    }

    private redress.platform.values.Actor buyerOf(Object order) {
        return People.buyer(buyers.getOrDefault(order.toString(), 1));
    }

    /** What exists, and more often what goes on. */
    List<Case<?>> lively() {
        var lively = new ArrayList<>(cases);
        for (var it : cases) {
            int more = switch (it) {
                case OrderCase _ -> 2;
                case DisputableCase _ -> openDisputes.isEmpty() ? 6 : 2;
                case DisputeCase _ -> openDisputes.contains(it.id) ? 6 : 0;
                case ReturnCase _ -> openReturns.contains(it.id) ? 8 : 0;
                case ClaimCase _ -> openClaims.contains(it.id) ? 8 : 2;
                case MoneyCase _ -> openChargebacks.isEmpty() ? 0 : 3;
                case RefundCase _ -> openRefunds.contains(it.id) ? 1 : 0;
                default -> 0;
            };
            for (int i = 0; i < more; i++) lively.add(it);
        }
        return lively;
    }

    boolean isQuiet() {
        return openOrders.isEmpty()
                && openDisputes.isEmpty()
                && openClaims.isEmpty()
                && openReturns.isEmpty()
                && openRefunds.isEmpty()
                && openChargebacks.isEmpty();
    }

    String whatIsOpen() {
        return "orders %s, disputes %s, claims %s, returns %s, refunds %s, chargebacks %s"
                .formatted(openOrders, openDisputes, openClaims, openReturns, openRefunds, openChargebacks);
    }

    void after(Stored stored) {
        var id = stored.stream();
        switch (stored.event()) {
            case OrderEvent.OrderPaid _ -> openOrders.add(id);
            case OrderEvent.OrderCancelled _, OrderEvent.OrderCompleted _, OrderEvent.GuaranteeBreached _ ->
                over(openOrders, id);
            case DisputeEvent.DisputeOpened e -> {
                openDisputes.add(id);
                cases.add(new DisputeCase(world.disputes, id, buyerOf(e.orderId())));
            }
            case DisputeEvent.DisputeReopened _ -> openDisputes.add(id);
            case DisputeEvent.DisputeClosed _ -> over(openDisputes, id);
            case ReturnEvent.ReturnAwaited e -> {
                openReturns.add(id);
                cases.add(new ReturnCase(world.disputes, id, buyerOf(e.orderId())));
            }
            case ReturnEvent.ReturnAccepted _, ReturnEvent.ReturnLapsed _, ReturnEvent.ReturnConcluded _ ->
                over(openReturns, id);
            case ClaimEvent.ClaimOpened e -> {
                openClaims.add(id);
                cases.add(new ClaimCase(world.mediation, id, buyerOf(e.subject().orderId())));
            }
            case ClaimEvent.AppealFiled _ -> openClaims.add(id);
            case ClaimEvent.ClaimClosed _ -> over(openClaims, id);
            case RefundEvent.RefundRequested e -> {
                openRefunds.add(id);
                cases.add(new RefundCase(world.refunds, id, buyerOf(e.orderId())));
            }
            case RefundEvent.RefundReversed _ -> openRefunds.add(id);
            case RefundEvent.RefundIssued _,
                    RefundEvent.RefundMadeAgain _,
                    RefundEvent.RefundSettledByHand _,
                    RefundEvent.RefundDropped _ -> over(openRefunds, id);
            case EscrowEvent.MoneyReleased _ -> released.add(id);
            case EscrowEvent.SellerFundsAsked _ -> fundsAsked.add(id);
            case EscrowEvent.SellerFundsGranted _, EscrowEvent.SellerFundsUnneeded _ -> fundsAsked.remove(id);
            case EscrowEvent.ChargebackOpened e ->
                openChargebacks.add(e.chargebackId().value());
            case EscrowEvent.ChargebackWon e ->
                over(openChargebacks, e.chargebackId().value());
            case EscrowEvent.ChargebackLost e ->
                over(openChargebacks, e.chargebackId().value());
            default -> {}
        }
    }

    private void over(Set<String> open, String id) {
        if (open.remove(id)) ended.put(id, world.now());
    }
}
