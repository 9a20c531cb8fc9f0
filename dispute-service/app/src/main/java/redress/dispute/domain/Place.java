package redress.dispute.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where policy may differ (R60).
 *
 * @param country of the destination, ISO 3166-1 alpha-2
 * @param category of the disputed lines, if they share one
 */
public record Place(String country, @Nullable String category) {}
