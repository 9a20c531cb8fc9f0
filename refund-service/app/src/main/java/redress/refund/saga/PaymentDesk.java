package redress.refund.saga;

import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import redress.platform.values.Actor;
import redress.refund.domain.PaymentProvider;
import redress.refund.domain.ProviderAnswer;
import redress.refund.domain.RefundCommand.Errand;
import redress.refund.domain.RefundCommand.NoteProviderAnswer;
import redress.refund.domain.RefundCommand.ShowErrand;
import redress.refund.domain.RefundEvent;
import redress.refund.domain.RefundId;

/**
 * Where this service speaks to the payment provider, outside every aggregate and transaction: an event says that a contact
 * is to be made, the answer becomes a command. After a crash the same contact is made again; the key is the same, so the
 * provider does nothing twice, and of two answers to one contact the refund takes the first.
 */
@Component
@ProcessingGroup(PaymentDesk.GROUP)
public class PaymentDesk {

    public static final String GROUP = "payment-desk";

    private static final Actor DESK = Actor.rule(GROUP);
    private static final Logger LOG = LoggerFactory.getLogger(PaymentDesk.class);

    private final PaymentProvider provider;
    private final CommandGateway commands;

    public PaymentDesk(PaymentProvider provider, CommandGateway commands) {
        this.provider = provider;
        this.commands = commands;
    }

    @EventHandler
    void on(RefundEvent.RefundRequested e) {
        contact(e.refundId(), 1);
    }

    @EventHandler
    void on(RefundEvent.ProviderContactDue e) {
        contact(e.refundId(), e.contact());
    }

    @EventHandler
    void on(RefundEvent.RefundRetried e) {
        contact(e.refundId(), e.contact());
    }

    private void contact(RefundId refund, int number) {
        Optional<Errand> errand = commands.sendAndWait(new ShowErrand(refund, DESK));
        errand.filter(open -> open.contact() == number)
                .ifPresent(open -> commands.sendAndWait(new NoteProviderAnswer(refund, number, answer(open), DESK)));
    }

    private ProviderAnswer answer(Errand errand) {
        try {
            return switch (errand.kind()) {
                case SUBMIT -> provider.submit(errand.refundId(), errand.to(), errand.amount());
                case ASK_FIRST ->
                    provider.find(errand.refundId())
                            .orElseGet(() -> provider.submit(errand.refundId(), errand.to(), errand.amount()));
            };
        } catch (RuntimeException broken) {
            LOG.warn(
                    "No answer from the payment provider about {}: it will be asked again.", errand.refundId(), broken);
            return new ProviderAnswer.Unknown(broken.getClass().getSimpleName());
        }
    }
}
