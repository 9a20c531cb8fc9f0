package redress.platform.policy;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Actor;

/** What people do with versions of a policy, and ask about them. */
public sealed interface PolicyCommand {

    Actor by();

    record ProposePolicy(@TargetAggregateIdentifier PolicyId policyId, PolicyDocument document, String reason, Actor by)
            implements PolicyCommand {}

    record ApprovePolicy(@TargetAggregateIdentifier PolicyId policyId, String version, Actor by)
            implements PolicyCommand {}

    record RefusePolicy(@TargetAggregateIdentifier PolicyId policyId, String version, String reason, Actor by)
            implements PolicyCommand {}

    /** A rule's: what nobody approved in time is over for certain. No effect on what is decided. */
    record LapseProposal(@TargetAggregateIdentifier PolicyId policyId, String version, Actor by)
            implements PolicyCommand {}

    /** Every version that the viewer may see, shipped ones among them; with one name, that one with its document. */
    record ShowPolicies(@Nullable String version, Actor by) implements PolicyCommand {}
}
