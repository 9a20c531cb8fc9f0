package redress.mediation.domain;

/** The dispute that was escalated: {@code dsp_…}. */
public record DisputeId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
