package redress.mediation.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import redress.mediation.domain.ClaimCommand.FileAppeal;
import redress.mediation.domain.ClaimEvent.VerdictSetAside;

/** The goods never arrived back, and the next round decides anew: of one dispute never two claims are open (R30, R42). */
class GivingWay extends ClaimStory {

    private static final Verdict SENT_BACK = verdict(1, Outcome.RETURN_AND_REFUND, line(CAMERA, 40000));
    private static final VerdictSetAside SET_ASIDE =
            new VerdictSetAside(CLAIM, subject(), ClosingReason.SUPERSEDED, REVIEW_DUE);

    @Test
    void an_open_one_closes() {
        gives(opened()).expectEvents(closed(ClosingReason.SUPERSEDED, REVIEW_DUE));
        gives(opened(), taken(), proposed(SENT_BACK)).expectEvents(closed(ClosingReason.SUPERSEDED, REVIEW_DUE));
    }

    @Test
    void a_verdict_that_is_not_carried_out_any_more_is_set_aside() {
        gives(opened(), taken(), issued(SENT_BACK), closed(ClosingReason.VERDICT, DECIDED))
                .expectEvents(SET_ASIDE);
    }

    @Test
    void an_appeal_against_it_ends_with_it() {
        gives(
                        opened(),
                        taken(),
                        issued(SENT_BACK),
                        closed(ClosingReason.VERDICT, DECIDED),
                        appealed(Party.BUYER, APPEALED))
                .expectEvents(SET_ASIDE, closed(ClosingReason.SUPERSEDED, REVIEW_DUE));
    }

    @Test
    void what_ended_without_a_verdict_is_left_as_it_is() {
        for (var why : ClosingReason.values())
            if (why != ClosingReason.VERDICT)
                gives(opened(), taken(), closed(why, DECIDED))
                        .expectSuccessfulHandlerExecution()
                        .expectNoEvents();
    }

    @Test
    void it_gives_way_once() {
        gives(opened(), taken(), issued(SENT_BACK), closed(ClosingReason.VERDICT, DECIDED), SET_ASIDE)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        gives(
                        opened(),
                        taken(),
                        issued(SENT_BACK),
                        closed(ClosingReason.VERDICT, DECIDED),
                        appealed(Party.BUYER, APPEALED),
                        SET_ASIDE,
                        closed(ClosingReason.SUPERSEDED, REVIEW_DUE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void nobody_appeals_against_what_was_set_aside() {
        refused(
                given(opened(), taken(), issued(SENT_BACK), closed(ClosingReason.VERDICT, DECIDED), SET_ASIDE)
                        .when(new FileAppeal(CLAIM, new AppealId("apl_1"), WORDS, List.of(PHOTO), BUYER)),
                "verdict-set-aside");
    }

    private ResultValidator<Claim> gives(ClaimEvent... history) {
        a_marketplace_with_the_default_policy();
        fixture.registerAnnotatedCommandHandler(new NextRound(fixture.getRepository()));
        return given(history).when(new Begin(REVIEW_DUE));
    }

    private record Begin(Instant at) {}

    /** What the desk does when a later round of the dispute begins. */
    private record NextRound(Repository<Claim> claims) {

        @CommandHandler
        void handle(Begin next) {
            claims.load(CLAIM.value()).execute(claim -> claim.giveWay(next.at()));
        }
    }
}
