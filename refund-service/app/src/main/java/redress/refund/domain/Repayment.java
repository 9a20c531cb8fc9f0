package redress.refund.domain;

import org.jspecify.annotations.Nullable;
import redress.platform.values.Money;

/**
 * What the provider is to do, or is asked about: under one key always the same.
 *
 * @param reference the provider's own name for it, where it gave one
 */
public record Repayment(
        RefundId refundId,
        ProviderKey key,
        Payment to,
        Money amount,
        @Nullable String reference) {}
