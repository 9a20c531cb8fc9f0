package redress.dispute.domain;

/** The buyer's bank takes the money back (R57), {@code cbk_…}. */
public record ChargebackId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
