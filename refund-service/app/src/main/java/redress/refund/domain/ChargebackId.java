package redress.refund.domain;

import redress.platform.values.Ids;

/** A chargeback ({@code cbk_…}): one per order and reference of the bank, however often the bank tells of it (R57). */
public record ChargebackId(String value) {

    public static ChargebackId of(OrderId order, String bankReference) {
        return new ChargebackId(Ids.derived("cbk_", order + ":" + bankReference));
    }

    @Override
    public String toString() {
        return value;
    }
}
