package redress.dispute.domain;

import redress.platform.values.Ids;

/** {@code ret_…}. It follows from the dispute, so that nothing begins a return twice. */
public record ReturnId(String value) {

    /** @param number 1 for the first of the dispute; where that lapsed, an appeal may ask for a second */
    static ReturnId of(DisputeId dispute, int number) {
        return new ReturnId(Ids.derived("ret_", number == 1 ? dispute.value() : dispute.value() + "/" + number));
    }

    @Override
    public String toString() {
        return value;
    }
}
