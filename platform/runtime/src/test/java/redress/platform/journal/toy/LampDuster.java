package redress.platform.journal.toy;

import java.util.function.Consumer;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Dusts a lamp that was put out for it. */
@Component
@ProcessingGroup(LampDuster.GROUP)
public class LampDuster {

    public static final String GROUP = "duster";
    public static final String WHY = "to be dusted";

    /** What happens between the event and the command. */
    public static volatile Consumer<LampId> meanwhile = lamp -> {};

    @EventHandler
    void on(LampEvent.LampWentOut out, CommandGateway commands) {
        if (!out.why().equals(WHY)) return;
        meanwhile.accept(out.lampId());
        commands.sendAndWait(new LampCommand.DustLamp(out.lampId()));
    }
}
