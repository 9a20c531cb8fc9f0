package redress.refund.domain;

import java.util.Optional;

/**
 * Whoever can send money back to the method an order was paid with. Called outside every lock and transaction.
 *
 * <p>Under one key the provider pays once at most. Submitting the same again changes nothing: it tells where the refund stands,
 * or declines once more; another attempt needs another key. A provider forgets keys after a while — a day, at some — so whoever
 * submits asks first, and the key protects while the provider's memory of the refund itself is fresh.
 * A call without an answer is {@link ProviderAnswer.Unknown}, not an exception: an adapter sorts out what its line throws.
 */
public interface PaymentProvider {

    ProviderAnswer submit(Repayment repayment);

    /**
     * Where the refund stands: what is on its way or made counts under whichever of its keys it was sent, what failed only
     * under the current one. Empty where the provider says that it has nothing of the kind, which may be too early to say.
     */
    Optional<ProviderAnswer> find(Repayment repayment);
}
