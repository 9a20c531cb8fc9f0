package redress.dispute.domain;

import java.util.List;
import redress.platform.values.AvailableAction;

/** What a viewer may do with a dispute that is over. */
public record Afterlife(List<AvailableAction> availableActions) {}
