package redress.refund.api;

import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.web.Deeds;
import redress.platform.web.Empty;
import redress.refund.domain.MoneyView;
import redress.refund.domain.OrderId;
import redress.refund.domain.RefundCommand.RetryRefund;
import redress.refund.domain.RefundCommand.ShowRefund;
import redress.refund.domain.RefundId;
import redress.refund.domain.RefundView;

/** The money of an order, and one refund. What a viewer may see is decided where the money is. */
@RestController
class MoneyController {

    /** Which refund a deed without words is about; part of what an Idempotency-Key stands for. */
    private record About(String refundId) {}

    private final Deeds deeds;

    MoneyController(Deeds deeds) {
        this.deeds = deeds;
    }

    /** Where the order's money is: captured, held, frozen, released, refunded, charged back (R50). */
    @GetMapping("/orders/{orderId}/money")
    MoneyView money(Actor actor, @PathVariable String orderId) {
        return deeds.ask(
                actor, new MoneyView.ShowMoney(new OrderId(Ids.require("ord_", orderId)), actor), MoneyView.class);
    }

    @GetMapping("/refunds/{refundId}")
    RefundView refund(Actor actor, @PathVariable String refundId) {
        return deeds.ask(actor, new ShowRefund(new RefundId(Ids.require("rfd_", refundId)), actor), RefundView.class);
    }

    /** Finance has a refund tried again that the provider declined; anything else is 409 {@code refund-not-failed}. */
    @PostMapping("/refunds/{refundId}/retry")
    RefundView retry(Actor actor, @PathVariable String refundId, @RequestBody Empty nothing) {
        return deeds.perform(
                actor,
                "retry-refund",
                new About(refundId),
                new RetryRefund(new RefundId(Ids.require("rfd_", refundId)), actor),
                view -> (RefundView) Objects.requireNonNull(view),
                RefundView.class);
    }
}
