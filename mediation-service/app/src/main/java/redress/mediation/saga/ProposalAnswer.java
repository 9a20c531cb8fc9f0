package redress.mediation.saga;

import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.ClaimCommand.ExpireProposal;
import redress.mediation.domain.ClaimEvent.ClaimClosed;
import redress.mediation.domain.ClaimEvent.ProposalDeclined;
import redress.mediation.domain.ClaimEvent.ProposalMade;
import redress.mediation.domain.ClaimId;
import redress.mediation.domain.ProposalId;
import redress.platform.values.Actor;

/** A proposal is answered by both in time, or it expires (R32). Of one that was replaced the timer is nothing. */
@Saga
@ProcessingGroup("proposal-answer")
public class ProposalAnswer {

    private static final String ANSWER = "proposal-answer";

    private @Nullable String timer;

    /** Which proposal a timer is about, and when the answers were due. */
    public record Due(ClaimId claimId, ProposalId proposalId, Instant at) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "proposalId")
    public void on(ProposalMade made, DeadlineManager deadlines) {
        SagaLifecycle.associateWith("claimId", made.claimId().value());
        var proposal = made.proposal();
        timer = deadlines.schedule(
                proposal.answerBy(), ANSWER, new Due(made.claimId(), proposal.proposalId(), proposal.answerBy()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "proposalId")
    public void on(ProposalDeclined declined, DeadlineManager deadlines) {
        cancel(deadlines);
    }

    /** By agreement on the proposal, or otherwise. */
    @EndSaga
    @SagaEventHandler(associationProperty = "claimId")
    public void on(ClaimClosed closed, DeadlineManager deadlines) {
        cancel(deadlines);
    }

    @DeadlineHandler(deadlineName = ANSWER)
    public void expire(Due due, CommandGateway commands) {
        timer = null;
        commands.sendAndWait(new ExpireProposal(due.claimId(), due.proposalId(), due.at(), Actor.rule(ANSWER)));
        SagaLifecycle.end();
    }

    private void cancel(DeadlineManager deadlines) {
        if (timer != null) deadlines.cancelSchedule(ANSWER, timer);
    }
}
