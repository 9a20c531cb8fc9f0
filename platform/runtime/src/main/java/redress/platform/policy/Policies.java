package redress.platform.policy;

import java.util.List;
import redress.platform.values.AvailableAction;

/**
 * Every version of a service's policy.
 *
 * @param profile the profile that new cases follow
 * @param versions every version of every profile, in the order in which they take effect
 * @param proposable the profiles in which the viewer may propose a version now
 * @param availableActions what the viewer may do beside what single versions say (R80)
 */
public record Policies(
        String profile, List<PolicyView> versions, List<String> proposable, List<AvailableAction> availableActions) {

    public Policies {
        versions = List.copyOf(versions);
        proposable = List.copyOf(proposable);
        availableActions = List.copyOf(availableActions);
    }
}
