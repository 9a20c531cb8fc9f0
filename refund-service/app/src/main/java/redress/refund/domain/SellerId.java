package redress.refund.domain;

/** A seller, and the account that the platform keeps for one. */
public record SellerId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
