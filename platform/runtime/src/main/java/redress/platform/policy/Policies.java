package redress.platform.policy;

import java.util.List;
import redress.platform.values.AvailableAction;

/**
 * Every version of a service's policy.
 *
 * @param profile the profile that new cases follow
 * @param versions every version of every profile, in the order in which they take effect
 * @param availableActions what the viewer may do beside what single versions say (R80)
 */
public record Policies(String profile, List<PolicyView> versions, List<AvailableAction> availableActions) {

    public Policies {
        versions = List.copyOf(versions);
        availableActions = List.copyOf(availableActions);
    }
}
