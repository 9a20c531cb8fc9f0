package redress.refund.saga;

import java.util.List;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import redress.platform.values.Actor;
import redress.refund.domain.EscrowEvent;
import redress.refund.domain.RefundCommand;
import redress.refund.domain.RefundCommand.HoldRefund;
import redress.refund.domain.RefundCommand.OvertakeRefund;
import redress.refund.domain.RefundCommand.ResumeRefund;
import redress.refund.domain.RefundId;

/**
 * The promise that no refund is sent while the buyer's bank asks for the money, and none after the bank gave it (R57). One that
 * was made and came back waits for its escrow's word (R56).
 */
@Component
@ProcessingGroup("chargeback-hold")
public class ChargebackHold {

    private static final Actor HOLD = Actor.rule("chargeback-hold");

    @EventHandler
    void on(EscrowEvent.ChargebackOpened e, CommandGateway commands) {
        tell(e.onHold(), refund -> new HoldRefund(refund, HOLD), commands);
    }

    @EventHandler
    void on(EscrowEvent.ChargebackWon e, CommandGateway commands) {
        tell(e.goingOn(), refund -> new ResumeRefund(refund, HOLD), commands);
    }

    @EventHandler
    void on(EscrowEvent.ChargebackLost e, CommandGateway commands) {
        tell(e.overtaken(), refund -> new OvertakeRefund(refund, HOLD), commands);
        tell(e.goingOn(), refund -> new ResumeRefund(refund, HOLD), commands);
    }

    @EventHandler
    void on(EscrowEvent.RefundTakenBack e, CommandGateway commands) {
        switch (e.becomes()) {
            case PROMISED_AGAIN -> tell(List.of(e.refundId()), refund -> new ResumeRefund(refund, HOLD), commands);
            case ON_HOLD -> tell(List.of(e.refundId()), refund -> new HoldRefund(refund, HOLD), commands);
            case OVERTAKEN -> tell(List.of(e.refundId()), refund -> new OvertakeRefund(refund, HOLD), commands);
        }
    }

    private static void tell(List<RefundId> refunds, Function<RefundId, RefundCommand> what, CommandGateway commands) {
        for (var refund : refunds) commands.sendAndWait(what.apply(refund));
    }
}
