package redress.dispute.domain;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a {@link Dispute} has had to do with case management.
 *
 * @param rounds how many times it went there
 * @param verdict what was decided last, on appeal or before
 * @param known claims and appeals whose decision was heard: none has an effect twice
 */
record Claims(int rounds, Optional<Verdict> verdict, Set<String> known) {

    Claims {
        known = Set.copyOf(known);
    }

    static Claims none() {
        return new Claims(0, Optional.empty(), Set.of());
    }

    /** Whether the claim is of a round before the last one: the dispute was settled or withdrawn meanwhile, and went on. */
    boolean isPast(ClaimId claim, DisputeId dispute) {
        return IntStream.range(1, rounds)
                .anyMatch(round -> ClaimId.of(dispute, round).equals(claim));
    }

    Claims inRound(int round) {
        return new Claims(round, verdict, known);
    }

    Claims decided(String claimOrAppeal, Verdict given) {
        return new Claims(rounds, Optional.of(given), known).setAside(claimOrAppeal);
    }

    /** Decided too late to count. */
    Claims setAside(String claimOrAppeal) {
        var more = new HashSet<>(known);
        more.add(claimOrAppeal);
        return new Claims(rounds, verdict, more);
    }
}
