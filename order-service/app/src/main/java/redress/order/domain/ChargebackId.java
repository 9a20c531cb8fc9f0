package redress.order.domain;

/** Money that the buyer's bank wants back, as refund-service names it: {@code cbk_…} (R57). */
public record ChargebackId(String value) implements CaseId {

    @Override
    public String toString() {
        return value;
    }
}
