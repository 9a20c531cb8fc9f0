package redress.dispute.saga;

import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import redress.dispute.domain.Cause;
import redress.dispute.domain.DisputeCommand.CloseExternally;
import redress.dispute.domain.DisputeCommand.CloseLapsed;
import redress.dispute.domain.DisputeCommand.EscalateReturn;
import redress.dispute.domain.DisputeCommand.HoldDispute;
import redress.dispute.domain.DisputeCommand.NoteGoodsReturned;
import redress.dispute.domain.DisputeCommand.NoteReturnConcluded;
import redress.dispute.domain.DisputeCommand.ReopenDispute;
import redress.dispute.domain.DisputeCommand.ResumeDispute;
import redress.dispute.domain.DisputeCommand.SupersedeDispute;
import redress.dispute.domain.DisputeEvent.DisputeClosed;
import redress.dispute.domain.DisputeEvent.Hold;
import redress.dispute.domain.OrderCommand.FreeLines;
import redress.dispute.domain.OrderEvent.ChargebackDecided;
import redress.dispute.domain.OrderEvent.ChargebackNoted;
import redress.dispute.domain.OrderEvent.LinesReclaimed;
import redress.dispute.domain.OrderEvent.OrderEnded;
import redress.dispute.domain.ReturnEvent.ReturnAccepted;
import redress.dispute.domain.ReturnEvent.ReturnConcluded;
import redress.dispute.domain.ReturnEvent.ReturnContested;
import redress.dispute.domain.ReturnEvent.ReturnLapsed;
import redress.dispute.domain.ReturnEvent.ReturnPresumedLost;
import redress.platform.values.Actor;

/**
 * What one of the service's aggregates has to know of another: the order that a dispute is over, the dispute how its return
 * ended, what became of its order and that its lines were taken again. Remembers nothing; told twice, the aggregates do
 * nothing.
 */
@Component
@ProcessingGroup("bookkeeping")
public class Bookkeeping {

    private static final Actor RULE = Actor.rule("bookkeeping");

    @EventHandler
    public void on(DisputeClosed closed, CommandGateway commands) {
        commands.sendAndWait(new FreeLines(
                closed.orderId(),
                closed.disputeId(),
                closed.how(),
                closed.afterwards(),
                closed.refunded(),
                closed.closedAt(),
                RULE));
    }

    @EventHandler
    public void on(LinesReclaimed reclaimed, CommandGateway commands) {
        commands.sendAndWait(new ReopenDispute(
                reclaimed.disputeId(), reclaimed.lines(), reclaimed.by(), reclaimed.reclaimedAt(), RULE));
    }

    @EventHandler
    public void on(OrderEnded ended, CommandGateway commands) {
        for (var dispute : ended.superseded())
            commands.sendAndWait(new SupersedeDispute(dispute, ended.how(), ended.endedAt(), RULE));
    }

    @EventHandler
    public void on(ChargebackNoted noted, CommandGateway commands) {
        for (var dispute : noted.held()) commands.sendAndWait(new HoldDispute(dispute, Hold.CHARGEBACK, RULE));
    }

    @EventHandler
    public void on(ChargebackDecided decided, CommandGateway commands) {
        for (var dispute : decided.disputes())
            commands.sendAndWait(
                    decided.lost()
                            ? new CloseExternally(dispute, decided.decidedAt(), RULE)
                            : new ResumeDispute(dispute, RULE));
    }

    @EventHandler
    public void on(ReturnAccepted accepted, CommandGateway commands) {
        commands.sendAndWait(
                new NoteGoodsReturned(accepted.disputeId(), accepted.returnId(), accepted.acceptedAt(), RULE));
    }

    @EventHandler
    public void on(ReturnLapsed lapsed, CommandGateway commands) {
        commands.sendAndWait(new CloseLapsed(lapsed.disputeId(), lapsed.returnId(), lapsed.rule(), RULE));
    }

    @EventHandler
    public void on(ReturnConcluded concluded, CommandGateway commands) {
        commands.sendAndWait(
                new NoteReturnConcluded(concluded.disputeId(), concluded.returnId(), concluded.concludedAt(), RULE));
    }

    @EventHandler
    public void on(ReturnPresumedLost lost, CommandGateway commands) {
        commands.sendAndWait(new EscalateReturn(
                lost.disputeId(),
                lost.returnId(),
                List.of(),
                lost.rule(),
                lost.rule().dueAt(),
                RULE));
    }

    @EventHandler
    public void on(ReturnContested contested, CommandGateway commands) {
        commands.sendAndWait(new EscalateReturn(
                contested.disputeId(),
                contested.returnId(),
                contested.accepted(),
                new Cause.Person(contested.by()),
                contested.contestedAt(),
                RULE));
    }
}
