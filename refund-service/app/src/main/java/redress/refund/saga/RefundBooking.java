package redress.refund.saga;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import redress.platform.values.Actor;
import redress.refund.domain.EscrowCommand.BookRefund;
import redress.refund.domain.EscrowCommand.NoteRefundNeverMade;
import redress.refund.domain.EscrowCommand.TakeBackRefund;
import redress.refund.domain.RefundEvent;

/** The promise that the books follow the money: a made refund is booked, and one that the bank sent back is taken back. */
@Component
@ProcessingGroup("refund-booking")
public class RefundBooking {

    private static final Actor BOOKING = Actor.rule("refund-booking");

    @EventHandler
    void on(RefundEvent.RefundIssued e, CommandGateway commands) {
        commands.sendAndWait(new BookRefund(e.orderId(), e.refundId(), 1, BOOKING));
    }

    @EventHandler
    void on(RefundEvent.RefundReversed e, CommandGateway commands) {
        commands.sendAndWait(new TakeBackRefund(e.orderId(), e.refundId(), e.round(), BOOKING));
    }

    @EventHandler
    void on(RefundEvent.RefundDropped e, CommandGateway commands) {
        commands.sendAndWait(new NoteRefundNeverMade(e.orderId(), e.refundId(), BOOKING));
    }

    @EventHandler
    void on(RefundEvent.RefundMadeAgain e, CommandGateway commands) {
        commands.sendAndWait(new BookRefund(e.orderId(), e.refundId(), e.round(), BOOKING));
    }
}
