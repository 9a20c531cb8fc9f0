package redress.mediation.domain;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** A proposal and what became of it. */
record Tabled(Proposal proposal, Instant madeAt, Set<Party> acceptedBy, Fate fate) {

    /** What became of a proposal. */
    public enum Fate {
        /** It can be answered. */
        OPEN,
        AGREED,
        DECLINED,
        /** A newer one is on the table. */
        REPLACED,
        /** Not both accepted in time. */
        EXPIRED,
        /** The claim ended otherwise. */
        OVERTAKEN
    }

    Tabled {
        acceptedBy = Set.copyOf(acceptedBy);
    }

    boolean is(ProposalId id) {
        return proposal.proposalId().equals(id);
    }

    boolean isOpen() {
        return fate == Fate.OPEN;
    }

    Tabled acceptedBy(Party party) {
        var both = EnumSet.of(party);
        both.addAll(acceptedBy);
        return new Tabled(proposal, madeAt, both, fate);
    }

    /** The end of an open one; what has ended stays as it ended. */
    Tabled ended(Fate how) {
        return isOpen() ? new Tabled(proposal, madeAt, acceptedBy, how) : this;
    }
}
