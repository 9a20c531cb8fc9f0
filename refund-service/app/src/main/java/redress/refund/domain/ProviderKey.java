package redress.refund.domain;

/**
 * The idempotency key of a refund at the payment provider: its own id, in every attempt, whatever became of the one before
 * (R54). Only after the provider had made it and the bank sent it back does a new payment need a new key (R56).
 */
public record ProviderKey(String value) {

    /** @param round 1, and one more for every time that the made refund came back */
    public static ProviderKey of(RefundId refund, int round) {
        return new ProviderKey(round == 1 ? refund.value() : refund.value() + "-" + round);
    }

    @Override
    public String toString() {
        return value;
    }
}
