package redress.mediation.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where the policy may differ (R60).
 *
 * @param country of the destination, ISO 3166-1 alpha-2; absent where it was not told
 * @param category of the disputed lines, if they share one
 */
public record Place(@Nullable String country, @Nullable String category) {}
