package redress.refund.saga;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import redress.platform.values.Actor;
import redress.refund.domain.EscrowCommand.BookRefund;
import redress.refund.domain.RefundEvent;

/** The promise that a made refund is booked: its escrow learns that the money has left. */
@Component
@ProcessingGroup("refund-booking")
public class RefundBooking {

    @EventHandler
    void on(RefundEvent.RefundIssued e, CommandGateway commands) {
        commands.sendAndWait(new BookRefund(e.orderId(), e.refundId(), Actor.rule("refund-booking")));
    }
}
