package redress.dispute.domain;

import redress.platform.values.Ids;

/** {@code ret_…}; a dispute has at most one return, so its id follows from the dispute. */
public record ReturnId(String value) {

    static ReturnId of(DisputeId dispute) {
        return new ReturnId(Ids.derived("ret_", dispute.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
