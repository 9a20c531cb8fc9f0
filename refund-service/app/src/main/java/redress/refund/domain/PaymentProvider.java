package redress.refund.domain;

import java.util.Optional;
import redress.platform.values.Money;

/**
 * Whoever can send money back to the method an order was paid with. Called outside every lock and transaction.
 *
 * <p>The refund's id is the idempotency key. While the provider has a refund under a key, submitting it again changes
 * nothing and tells where it stands; after it declined one, submitting it again is a new attempt under the same key. A call
 * without an answer is {@link ProviderAnswer.Unknown}, not an exception: an adapter sorts out what its line throws.
 */
public interface PaymentProvider {

    ProviderAnswer submit(RefundId key, Payment to, Money amount);

    /** Where the refund stands; empty where the provider has never heard of the key. */
    Optional<ProviderAnswer> find(RefundId key);
}
