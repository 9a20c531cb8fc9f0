package redress.refund.domain;

import java.util.Optional;

/**
 * Whoever can send money back to the method an order was paid with. Called outside every lock and transaction.
 *
 * <p>While the provider has a refund under a key, submitting it again changes nothing and tells where it stands; after it
 * declined one, submitting it again is a new attempt under the same key. A provider forgets keys after a while — a day, at
 * some — so whoever submits asks first, and the key protects while the provider's memory of the refund itself is fresh.
 * A call without an answer is {@link ProviderAnswer.Unknown}, not an exception: an adapter sorts out what its line throws.
 */
public interface PaymentProvider {

    ProviderAnswer submit(Repayment repayment);

    /** Where the refund stands; empty where the provider says that it never heard of it, which may be too early to say. */
    Optional<ProviderAnswer> find(Repayment repayment);
}
