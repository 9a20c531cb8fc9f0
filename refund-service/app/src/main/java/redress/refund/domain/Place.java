package redress.refund.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where the policy may differ (R60), and whose holidays count (R55).
 *
 * @param country of the destination, ISO 3166-1 alpha-2; absent where the order did not say
 * @param category of the refunded lines, if they share one
 */
public record Place(@Nullable String country, @Nullable String category) {}
