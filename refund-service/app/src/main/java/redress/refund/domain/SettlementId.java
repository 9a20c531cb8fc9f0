package redress.refund.domain;

/** Which settlement of a dispute it is, as the dispute itself calls it: {@code stl_…}. */
public record SettlementId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
