package redress.dispute.domain;

import java.util.List;
import redress.dispute.domain.OrderCommand.ShownEvidence;
import redress.platform.values.Refusal;

/**
 * What is taken as evidence (R15).
 *
 * @param most pieces that one party may show in one dispute
 * @param largest size of one piece in bytes
 */
public record EvidenceLimits(int most, long largest, List<String> mediaTypes) {

    public EvidenceLimits {
        mediaTypes = mediaTypes.stream().sorted().toList();
    }

    /**
     * @param policy the version whose limits they are
     * @param already how many pieces the party has shown before
     * @throws Refusal 422 {@code too-much-evidence}, {@code evidence-size} or {@code evidence-media-type}
     */
    void require(PolicyVersion policy, int already, List<ShownEvidence> shown) {
        if (already + shown.size() > most)
            throw Refusal.invalid("too-much-evidence", "At most %d pieces of evidence are taken.", most)
                    .under(policy.value());
        for (var piece : shown) {
            if (piece.bytes() < 1 || piece.bytes() > largest)
                throw Refusal.invalid("evidence-size", "A piece of evidence has between 1 and %d bytes.", largest)
                        .under(policy.value());
            if (!mediaTypes.contains(piece.mediaType()))
                throw Refusal.invalid("evidence-media-type", "Evidence is taken as: %s.", String.join(", ", mediaTypes))
                        .under(policy.value());
        }
    }
}
