package redress.dispute.domain;

import org.jspecify.annotations.Nullable;

/** Where policy may differ (R60): the destination, and the category if the disputed lines share one. */
public record Place(String country, @Nullable String category) {}
