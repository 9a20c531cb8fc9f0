package redress.mediation.domain;

import java.util.Set;

/** How much may be asked and shown: asked of the policy that the claim has pinned (R15, R31, R60). */
public interface InquiryRules {

    /** Questions to both parties in all, so that asking ends too. */
    int mostQuestions(Pinned policy);

    EvidenceLimits evidence(Pinned policy);

    /** @param largest bytes of one piece */
    record EvidenceLimits(int most, long largest, Set<String> mediaTypes) {

        public EvidenceLimits {
            mediaTypes = Set.copyOf(mediaTypes);
        }
    }
}
