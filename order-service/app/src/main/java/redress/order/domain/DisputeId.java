package redress.order.domain;

/** A dispute about lines of the order, as dispute-service names it: {@code dsp_…}. */
public record DisputeId(String value) implements CaseId {

    @Override
    public String toString() {
        return value;
    }
}
