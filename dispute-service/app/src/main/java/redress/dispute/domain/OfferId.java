package redress.dispute.domain;

/** {@code ofr_…} */
public record OfferId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
