package redress.order.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.order.domain.CancellationReason;
import redress.order.domain.LineId;
import redress.order.domain.MethodKind;
import redress.order.domain.OrderCommand.ApproveCancellation;
import redress.order.domain.OrderCommand.CancelOrder;
import redress.order.domain.OrderCommand.ConfirmReceipt;
import redress.order.domain.OrderCommand.PayOrder;
import redress.order.domain.OrderCommand.RefuseCancellation;
import redress.order.domain.OrderCommand.ReportDelivery;
import redress.order.domain.OrderCommand.RequestCancellation;
import redress.order.domain.OrderCommand.ShipOrder;
import redress.order.domain.OrderId;
import redress.order.domain.OrderLine;
import redress.order.domain.OrderView;
import redress.order.domain.Payment;
import redress.order.domain.Shipment;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Money;
import redress.platform.web.Deeds;
import redress.platform.web.Empty;

/** What buyers, sellers and the carrier's feed do with an order. Every deed answers with the order as the doer now sees it. */
@RestController
@Tag(
        name = "Orders",
        description = "From placing to completion (R1-R9). Amounts are integers of minor units of an ISO 4217 currency:"
                + " 1999 EUR is 19.99 euro, 1999 JPY is 1999 yen. Instants are UTC; windows end exclusively. Anyone but the"
                + " buyer, the seller, support, finance and auditors gets 404 `no-such-id`; a role that may never do a deed"
                + " gets 403 `role-may-not`.")
class OrderDeeds {

    private final Deeds deeds;

    OrderDeeds(Deeds deeds) {
        this.deeds = deeds;
    }

    /** @param lineIds in the order in which the lines were sent */
    record Placed(OrderId orderId, List<LineId> lineIds) {

        Placed {
            lineIds = List.copyOf(lineIds);
        }
    }

    @PostMapping("/orders")
    @Operation(
            operationId = "placeOrder",
            summary = "Place an order (buyer)",
            description = "Pins the policy in force. 422: `lines-out-of-range`, `quantity-out-of-range`, `price-zero`,"
                    + " `currency-mixed`, `currency-unknown`, `amount-negative`, `amount-too-large`, `country-unknown`,"
                    + " `person-id-malformed`, `cart-id-malformed`, `own-goods`, `preparation-out-of-range`,"
                    + " `promise-in-the-past`, `promise-too-far`, `return-days-out-of-range`, `text-empty`, `text-too-long`,"
                    + " `text-unreadable`.")
    ResponseEntity<Placed> place(Actor actor, @Valid @RequestBody PlaceOrderRequest request) {
        var command = request.command(actor);
        var placed = new Placed(
                command.orderId(),
                command.lines().stream().map(OrderLine::lineId).toList());
        var answer = deeds.perform(actor, "place-order", request, command, _ -> placed, Placed.class);
        return ResponseEntity.created(URI.create("/orders/" + answer.orderId())).body(answer);
    }

    /** @param methodKind the kind of the payment method */
    record PaymentRequest(
            @Schema(
                    description = "the payment provider's opaque reference, never the number of a card or an account",
                    example = "pay_7f3a")
            @NotNull
            String paymentReference,

            @NotNull MethodKind methodKind,

            @Schema(description = "what was paid; absent means the total") @Nullable
            Money amount) {}

    @PostMapping("/orders/{orderId}/payment")
    @Operation(
            operationId = "payOrder",
            summary = "Pay an order (buyer)",
            description =
                    "The money is held until the order is final (R4), and delivery is guaranteed for 60 days (R7)."
                            + " 409: `already-paid`, `order-cancelled`. 422: `amount-differs`,"
                            + " `currency-mixed`, `payment-reference-malformed`, `payment-data-refused`, `value-unknown`.")
    OrderView pay(Actor actor, @PathVariable String orderId, @Valid @RequestBody PaymentRequest request) {
        var payment = Payment.require(request.paymentReference(), request.methodKind());
        return perform(
                actor, "pay-order", orderId, request, new PayOrder(order(orderId), payment, request.amount(), actor));
    }

    @PostMapping("/orders/{orderId}/cancellation-request")
    @Operation(
            operationId = "requestCancellation",
            summary = "Ask the seller to cancel a paid order (buyer)",
            description = "Before `shipBy`, exclusive, and once: what the seller refuses is not asked again. Nothing is"
                    + " refunded yet, and a later dispute stays possible (R6). 409: `not-paid`, `cancellation-pending`,"
                    + " `cancellation-refused`, `preparation-over`, `already-shipped`, `order-cancelled`.")
    OrderView requestCancellation(Actor actor, @PathVariable String orderId, @Valid @RequestBody Empty request) {
        return perform(actor, "request-cancellation", orderId, request, new RequestCancellation(order(orderId), actor));
    }

    @PostMapping("/orders/{orderId}/cancellation-request/approval")
    @Operation(
            operationId = "approveCancellation",
            summary = "Approve that an order is cancelled (seller)",
            description = "Everything paid goes back (R6). 409: `cancellation-not-requested`, `cancellation-refused`,"
                    + " `preparation-over`, `already-shipped`, `order-cancelled`.")
    OrderView approveCancellation(Actor actor, @PathVariable String orderId, @Valid @RequestBody Empty request) {
        return perform(actor, "approve-cancellation", orderId, request, new ApproveCancellation(order(orderId), actor));
    }

    @PostMapping("/orders/{orderId}/cancellation-request/refusal")
    @Operation(
            operationId = "refuseCancellation",
            summary = "Refuse to cancel an order (seller)",
            description = "The seller means to ship. Who then does not in time has cancelled all the same (R5). 409:"
                    + " `cancellation-not-requested`, `cancellation-refused`, `preparation-over`, `already-shipped`,"
                    + " `order-cancelled`.")
    OrderView refuseCancellation(Actor actor, @PathVariable String orderId, @Valid @RequestBody Empty request) {
        return perform(actor, "refuse-cancellation", orderId, request, new RefuseCancellation(order(orderId), actor));
    }

    record CancellationRequest(
            @Schema(description = "kept with the order") @NotNull
            CancellationReason reason) {}

    @PostMapping("/orders/{orderId}/cancellation")
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancel an order that is not shipped (seller or support; the buyer while nothing is paid)",
            description = "Everything paid goes back (R6). 409: `approval-needed` (a buyer whose order is paid asks the"
                    + " seller), `preparation-over`, `already-shipped`, `order-cancelled`. 422: `value-unknown`.")
    OrderView cancel(Actor actor, @PathVariable String orderId, @Valid @RequestBody CancellationRequest request) {
        return perform(
                actor, "cancel-order", orderId, request, new CancelOrder(order(orderId), request.reason(), actor));
    }

    /** @param trackingNumber the carrier's number of the parcel: 1 to 60 letters, digits, spaces and {@code _ . / -} */
    record ShipmentRequest(
            @Schema(description = "1 to 100 characters", example = "Correios") @NotNull
            String carrier,

            @Schema(example = "BR123456789") @NotNull String trackingNumber) {}

    @PostMapping("/orders/{orderId}/shipment")
    @Operation(
            operationId = "shipOrder",
            summary = "Ship an order (seller)",
            description = "Before `shipBy`, exclusive; then the order is cancelled by itself (R5). 409: `not-paid`,"
                    + " `already-shipped`, `preparation-over`, `order-cancelled`. 422: `tracking-number-malformed`, `text-empty`,"
                    + " `text-too-long`, `text-unreadable`.")
    OrderView ship(Actor actor, @PathVariable String orderId, @Valid @RequestBody ShipmentRequest request) {
        var shipment = Shipment.require(request.carrier(), request.trackingNumber());
        return perform(actor, "ship-order", orderId, request, new ShipOrder(order(orderId), shipment, actor));
    }

    @PostMapping("/orders/{orderId}/delivery")
    @Operation(
            operationId = "reportDelivery",
            summary = "Report delivery (the carrier's feed)",
            description =
                    "Starts the 15 days after which receipt is confirmed automatically (R8). Goods that were refunded"
                            + " as never received may be reported once more, or for the first time: support is told (R9). 409:"
                            + " `not-shipped`, `already-delivered`, `order-cancelled`.")
    OrderView deliver(Actor actor, @PathVariable String orderId, @Valid @RequestBody Empty request) {
        return perform(actor, "report-delivery", orderId, request, new ReportDelivery(order(orderId), actor));
    }

    @PostMapping("/orders/{orderId}/receipt")
    @Operation(
            operationId = "confirmReceipt",
            summary = "Confirm receipt (buyer)",
            description =
                    "From shipment, also where no carrier has reported the delivery: the buyer's word is as good. Until"
                            + " `confirmBy`, exclusive; after that receipt counts as confirmed by itself. Starts the 15"
                            + " days in which a dispute can still be opened (R8). 409: `not-shipped`, `already-received`,"
                            + " `order-cancelled`.")
    OrderView confirm(Actor actor, @PathVariable String orderId, @Valid @RequestBody Empty request) {
        return perform(actor, "confirm-receipt", orderId, request, new ConfirmReceipt(order(orderId), actor));
    }

    /** The order is part of what was asked: a key that is used again for another order is refused. */
    record Asked(String orderId, Object request) {}

    private OrderView perform(Actor actor, String operation, String orderId, Object request, Object command) {
        return deeds.perform(
                actor,
                operation,
                new Asked(orderId, request),
                command,
                view -> (OrderView) Objects.requireNonNull(view),
                OrderView.class);
    }

    private static OrderId order(String id) {
        return new OrderId(Ids.require("ord_", id));
    }
}
