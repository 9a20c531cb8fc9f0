package redress.refund.saga;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
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
 * provider does nothing twice, and of two answers to one contact the refund takes the first. While one contact waits for
 * its answer, those behind it in the same segment wait too; a provider that is down is asked one after the other.
 */
@Component
@ProcessingGroup(PaymentDesk.GROUP)
public class PaymentDesk {

    public static final String GROUP = "payment-desk";

    private static final Actor DESK = Actor.rule(GROUP);
    private static final Logger LOG = LoggerFactory.getLogger(PaymentDesk.class);

    private final PaymentProvider provider;
    private final CommandGateway commands;
    private final MeterRegistry meters;

    public PaymentDesk(PaymentProvider provider, CommandGateway commands, MeterRegistry meters) {
        this.provider = provider;
        this.commands = commands;
        this.meters = meters;
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
        if (errand.isEmpty() || errand.get().contact() != number) return;
        var answer = answer(errand.get());
        commands.sendAndWait(new NoteProviderAnswer(refund, number, answer, DESK));
        meters.counter(
                        "redress.refund.provider.answers",
                        "answer",
                        answer.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment();
    }

    /**
     * Asks first, always. Whether this contact was made before and broken off by a crash is not known here, the crash may be
     * days ago, and a provider forgets a key; what it has on file it does not forget.
     */
    private ProviderAnswer answer(Errand errand) {
        var repayment = errand.repayment();
        try {
            var standing = provider.find(repayment);
            return switch (errand.kind()) {
                case SEND -> standing.orElseGet(() -> provider.submit(repayment));
                case ASK -> standing.orElseGet(() -> new ProviderAnswer.Unknown(ProviderAnswer.Unknown.NOT_FOUND));
            };
        } catch (RuntimeException broken) {
            LOG.warn(
                    "No answer from the payment provider about {}: it will be asked again.",
                    repayment.refundId(),
                    broken);
            return new ProviderAnswer.Unknown(broken.getClass().getSimpleName());
        }
    }
}
