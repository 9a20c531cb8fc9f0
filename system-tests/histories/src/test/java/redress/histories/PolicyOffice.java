package redress.histories;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import redress.platform.policy.Policies;
import redress.platform.policy.PolicyCommand.ApprovePolicy;
import redress.platform.policy.PolicyCommand.LapseProposal;
import redress.platform.policy.PolicyCommand.ProposePolicy;
import redress.platform.policy.PolicyCommand.RefusePolicy;
import redress.platform.policy.PolicyCommand.ShowPolicies;
import redress.platform.policy.PolicyDesk;
import redress.platform.policy.PolicyView;

/** The platform's desk for policies; each history has one of its own. */
final class PolicyOffice {

    private @Nullable PolicyDesk desk;

    void open(PolicyDesk ofThisHistory) {
        desk = ofThisHistory;
    }

    @CommandHandler
    PolicyView handle(ProposePolicy propose, Clock clock) throws Exception {
        return desk().handle(propose, clock);
    }

    @CommandHandler
    PolicyView handle(ApprovePolicy approve, Clock clock) {
        return desk().handle(approve, clock);
    }

    @CommandHandler
    PolicyView handle(RefusePolicy refuse, Clock clock) {
        return desk().handle(refuse, clock);
    }

    @CommandHandler
    void handle(LapseProposal lapse, Clock clock) {
        desk().handle(lapse, clock);
    }

    @CommandHandler
    Policies handle(ShowPolicies show, Clock clock) {
        return desk().handle(show, clock);
    }

    private PolicyDesk desk() {
        if (desk == null) throw new IllegalStateException("no history has begun");
        return desk;
    }
}
