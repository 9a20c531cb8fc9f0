package redress.refund.saga;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;
import redress.platform.values.Actor;
import redress.refund.domain.EscrowCommand.NoteSellerFunds;
import redress.refund.domain.EscrowEvent;
import redress.refund.domain.SellerAccountCommand.CreditSeller;
import redress.refund.domain.SellerAccountCommand.DebitSeller;
import redress.refund.domain.SellerAccountCommand.ReserveSellerFunds;
import redress.refund.domain.SellerAccountEvent;
import redress.refund.domain.SellerId;

/**
 * The promise that sellers' accounts follow the money of their orders, and that no refund of released money is approved
 * before its seller's account was asked (R14). An account knows what it has heard by its position in the journal, so all of
 * it comes to it in that order: what is about one seller is handled one after the other, sellers beside each other.
 */
@Component
@ProcessingGroup(SellerBookkeeping.GROUP)
public class SellerBookkeeping {

    public static final String GROUP = "seller-bookkeeping";

    private static final Actor BOOKS = Actor.rule(GROUP);

    @EventHandler
    void on(EscrowEvent.SellerShareRaised e, TrackingToken token, CommandGateway commands) {
        commands.sendAndWait(
                new CreditSeller(new SellerId(e.sellerId()), e.orderId(), e.why(), e.amount(), position(token), BOOKS));
    }

    @EventHandler
    void on(EscrowEvent.SellerShareLowered e, TrackingToken token, CommandGateway commands) {
        commands.sendAndWait(
                new DebitSeller(new SellerId(e.sellerId()), e.orderId(), e.why(), e.amount(), position(token), BOOKS));
    }

    @EventHandler
    void on(EscrowEvent.SellerFundsAsked e, TrackingToken token, CommandGateway commands) {
        commands.sendAndWait(new ReserveSellerFunds(
                new SellerId(e.sellerId()), e.orderId(), e.refundId(), e.ask(), e.amount(), position(token), BOOKS));
    }

    @EventHandler
    void on(SellerAccountEvent.SellerFundsReserved e, CommandGateway commands) {
        commands.sendAndWait(
                new NoteSellerFunds(e.orderId(), e.refundId(), e.ask(), e.amount(), e.fromBalance(), BOOKS));
    }

    /** What comes one after the other. */
    public static Object sequence(EventMessage<?> event) {
        return switch (event.getPayload()) {
            case EscrowEvent.SellerShareRaised e -> e.sellerId();
            case EscrowEvent.SellerShareLowered e -> e.sellerId();
            case EscrowEvent.SellerFundsAsked e -> e.sellerId();
            case SellerAccountEvent e -> e.sellerId().value();
            default -> event.getIdentifier();
        };
    }

    private static long position(TrackingToken token) {
        return token.position().orElseThrow();
    }
}
