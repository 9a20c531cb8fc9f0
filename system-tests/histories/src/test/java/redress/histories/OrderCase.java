package redress.histories;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.order.domain.CancellationReason;
import redress.order.domain.MethodKind;
import redress.order.domain.OrderCommand.ApproveCancellation;
import redress.order.domain.OrderCommand.CancelOrder;
import redress.order.domain.OrderCommand.ConfirmReceipt;
import redress.order.domain.OrderCommand.PayOrder;
import redress.order.domain.OrderCommand.RefuseCancellation;
import redress.order.domain.OrderCommand.ReportDelivery;
import redress.order.domain.OrderCommand.RequestCancellation;
import redress.order.domain.OrderCommand.ShipOrder;
import redress.order.domain.OrderCommand.ShowOrder;
import redress.order.domain.OrderId;
import redress.order.domain.OrderView;
import redress.order.domain.Payment;
import redress.order.domain.Shipment;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;

/** An order as its buyer, its seller, support and the carrier see it. */
final class OrderCase extends Case<OrderView> {

    private final OrderId order;
    private final Actor buyer;

    OrderCase(Service service, String id, Actor buyer) {
        super(service, id, OrderView.class);
        this.order = new OrderId(id);
        this.buyer = buyer;
    }

    @Override
    List<Actor> people() {
        return List.of(buyer, buyer, People.SELLER, People.SELLER, People.CARRIER, People.CARRIER, People.SUPPORT);
    }

    @Override
    Object question(Actor by) {
        return new ShowOrder(order, by);
    }

    @Override
    List<AvailableAction> listed(OrderView seen) {
        return seen.availableActions();
    }

    @Override
    List<String> actions() {
        return List.of(
                "pay-order",
                "request-cancellation",
                "approve-cancellation",
                "refuse-cancellation",
                "cancel-order",
                "ship-order",
                "report-delivery",
                "confirm-receipt");
    }

    @Override
    int weight(String action) {
        return switch (action) {
            case "pay-order", "ship-order", "report-delivery" -> 20;
            case "cancel-order", "request-cancellation" -> 1;
            case "confirm-receipt" -> 2;
            default -> 4;
        };
    }

    @Override
    @Nullable
    Object command(String action, OrderView seen, Actor by, Chance chance, String fresh) {
        return switch (action) {
            case "pay-order" -> new PayOrder(order, new Payment("pay_" + id, MethodKind.CARD), null, by);
            case "request-cancellation" -> new RequestCancellation(order, by);
            case "approve-cancellation" -> new ApproveCancellation(order, by);
            case "refuse-cancellation" -> new RefuseCancellation(order, by);
            case "cancel-order" -> new CancelOrder(order, CancellationReason.OUT_OF_STOCK, by);
            case "ship-order" ->
                new ShipOrder(order, new Shipment(chance.one("Correios", "Hermes"), "BR" + chance.below(1000)), by);
            case "report-delivery" -> new ReportDelivery(order, by);
            case "confirm-receipt" -> new ConfirmReceipt(order, by);
            default -> null;
        };
    }
}
