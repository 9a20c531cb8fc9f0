package redress.mediation.api;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import redress.mediation.domain.ClaimCommand.ShowClaim;
import redress.mediation.domain.ClaimId;
import redress.mediation.domain.ClaimView;
import redress.mediation.policy.MediationPolicy;
import redress.platform.values.Actor;
import redress.platform.values.TextRef;
import redress.platform.values.Wording;
import redress.platform.vault.TextVault;
import redress.platform.web.Deeds;

/** What people write goes into the vault before the command that refers to it, and comes out only into an answer. */
@Component
class Words {

    private final TextVault vault;
    private final Deeds deeds;
    private final MediationPolicy policy;
    private final Clock clock;

    Words(TextVault vault, Deeds deeds, MediationPolicy policy, Clock clock) {
        this.vault = vault;
        this.deeds = deeds;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Nothing is kept of a stranger to the claim.
     *
     * @throws redress.platform.values.Refusal 422 {@code text-empty}, {@code text-too-long} or {@code text-unreadable}; 404
     */
    TextRef kept(Actor by, ClaimId claim, String text) {
        var words = Wording.require(text, policy.longestText(clock.instant()), "text");
        deeds.ask(by, new ShowClaim(claim, by), ClaimView.class);
        return vault.keep(by.id(), words);
    }

    /** Empty once the writer has been forgotten. */
    Optional<String> read(TextRef ref) {
        return vault.read(ref);
    }
}
