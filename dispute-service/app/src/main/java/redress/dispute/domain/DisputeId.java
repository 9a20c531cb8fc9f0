package redress.dispute.domain;

/** {@code dsp_…} */
public record DisputeId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
