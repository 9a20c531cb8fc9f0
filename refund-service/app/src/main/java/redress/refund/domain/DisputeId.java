package redress.refund.domain;

/** A dispute of the dispute-service ({@code dsp_…}). */
public record DisputeId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
