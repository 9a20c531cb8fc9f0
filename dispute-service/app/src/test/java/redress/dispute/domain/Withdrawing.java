package redress.dispute.domain;

import java.util.List;
import org.junit.jupiter.api.Test;
import redress.dispute.domain.DisputeCommand.WithdrawDispute;
import redress.dispute.domain.DisputeEvent.DisputeWithdrawn;
import redress.dispute.domain.OrderEvent.Afterwards;

class Withdrawing extends DisputeStory {

    private static final WithdrawDispute UNDERSTOOD = new WithdrawDispute(DISPUTE, true, BUYER);

    @Test
    void ends_the_dispute_without_money() {
        clock.set(day(2));
        given(opened())
                .when(UNDERSTOOD)
                .expectEvents(
                        new DisputeWithdrawn(DISPUTE, ORDER, BUYER, day(2)),
                        closed(Ending.WITHDRAWN, Afterwards.OPEN, List.of(), day(2)));
    }

    @Test
    void needs_to_be_understood() {
        given(opened())
                .when(new WithdrawDispute(DISPUTE, false, BUYER))
                .expectException(refusal("acknowledgement-needed"))
                .expectNoEvents();
    }

    @Test
    void is_possible_until_the_verdict() {
        given(opened(), rejected(), filed()).when(UNDERSTOOD).expectSuccessfulHandlerExecution();
    }

    @Test
    void is_too_late_once_settled_or_over() {
        given(opened(), agreed(KEEP)).when(UNDERSTOOD).expectException(refusal("dispute-settled"));
        given(opened(), closed(Ending.WITHDRAWN, Afterwards.OPEN, List.of(), day(2)))
                .when(UNDERSTOOD)
                .expectException(refusal("dispute-closed"));
    }

    @Test
    void is_for_the_buyer_alone() {
        given(opened()).when(new WithdrawDispute(DISPUTE, true, SELLER)).expectException(refusal("role-may-not"));
    }
}
