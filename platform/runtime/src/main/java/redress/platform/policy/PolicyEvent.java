package redress.platform.policy;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import redress.platform.journal.PlatformEvent;
import redress.platform.values.Actor;

/**
 * What happens to the versions of a profile. Who reads nothing but the log can follow every decision: the document is in it
 * whole. The world does not hear of it; what was decided by a version names it.
 */
public sealed interface PolicyEvent extends PlatformEvent {

    PolicyId policyId();

    String version();

    /**
     * @param document JSON as it is hashed: {@link PolicyDocument#text()}
     * @param sha256 of the document's bytes in UTF-8
     * @param reason why, in the words of who proposed it
     * @param approveBy the end, exclusive, of the time in which it can be approved
     */
    @Revision("1")
    record VersionProposed(
            PolicyId policyId,
            String version,
            Instant effectiveFrom,
            String document,
            String sha256,
            Actor by,
            String reason,
            Instant approveBy,
            Instant proposedAt)
            implements PolicyEvent {}

    /** Another person approved it: from {@code effectiveFrom} on what begins is decided by it. */
    @Revision("1")
    record VersionPublished(
            PolicyId policyId,
            String version,
            Instant effectiveFrom,
            String document,
            String sha256,
            Actor proposedBy,
            Actor approvedBy,
            Instant publishedAt)
            implements PolicyEvent {}

    /** Nothing changes; the name is used up. Refused by who proposed it, it was withdrawn. */
    @Revision("1")
    record ProposalRefused(PolicyId policyId, String version, String sha256, Actor by, String reason, Instant refusedAt)
            implements PolicyEvent {}

    /**
     * Nobody approved it in time, and something was about to be decided that it would have been about. From here on no
     * approval of it can be stored, however long ago it was given: see {@link PolicyBook}.
     *
     * @param approveBy when it lapsed
     * @param by the rule that says how long a proposal stands
     */
    @Revision("1")
    record ProposalLapsed(
            PolicyId policyId, String version, String sha256, Instant approveBy, Actor by, Instant recordedAt)
            implements PolicyEvent {}
}
