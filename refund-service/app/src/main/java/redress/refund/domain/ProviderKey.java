package redress.refund.domain;

/**
 * The idempotency key of a refund at the payment provider (R54): the refund's own id, for as long as it is not known what came
 * of it. A key is spent when the provider said for certain that no money stands under it, because it declined or because the
 * bank sent the money back (R56); the next payment has the next key. So the key follows from the refund's events alone.
 */
public record ProviderKey(String value) {

    /** @param spent how many keys of this refund are spent */
    public static ProviderKey of(RefundId refund, int spent) {
        return new ProviderKey(spent == 0 ? refund.value() : refund.value() + "-" + (spent + 1));
    }

    @Override
    public String toString() {
        return value;
    }
}
