package redress.mediation.messaging;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import redress.mediation.domain.Claim;
import redress.mediation.domain.ClaimCommand.CloseClaims;
import redress.mediation.domain.ClaimCommand.OpenClaim;
import redress.mediation.domain.ClaimId;
import redress.mediation.domain.VerdictRules;
import redress.mediation.domain.Windows;

/**
 * Where the neighbours' news come in whose claim may or may not exist. Claims are numbered by round without gaps, so the
 * claims of a dispute are found by counting until there is none; no list is asked.
 */
public final class ClaimDesk {

    private final Repository<Claim> claims;

    public ClaimDesk(Repository<Claim> claims) {
        this.claims = claims;
    }

    /** Exactly one claim for the dispute and round, however often it is heard; the one before it gives way (R30). */
    @CommandHandler
    public void handle(OpenClaim open, VerdictRules rules, Windows windows) throws Exception {
        if (exists(open.claimId())) return;
        var complaint = open.complaint();
        var before = ClaimId.of(complaint.disputeId(), complaint.round() - 1);
        if (exists(before)) claims.load(before.value()).execute(claim -> claim.giveWay(open.escalatedAt()));
        claims.newInstance(() -> new Claim(open, rules, windows));
    }

    /** The end of the dispute ends what is open of it; most disputes never had a claim (R32). Only the last round can be open. */
    @CommandHandler
    public void handle(CloseClaims news) {
        int rounds = 0;
        while (exists(ClaimId.of(news.disputeId(), rounds + 1))) rounds++;
        if (rounds > 0)
            claims.load(ClaimId.of(news.disputeId(), rounds).value()).execute(claim -> claim.close(news));
    }

    private boolean exists(ClaimId id) {
        try {
            claims.load(id.value());
            return true;
        } catch (AggregateNotFoundException none) {
            return false;
        }
    }
}
