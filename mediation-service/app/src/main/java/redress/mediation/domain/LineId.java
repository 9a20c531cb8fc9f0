package redress.mediation.domain;

/** A line of the order, {@code lin_…}; shipping is a line of its own, called {@code shipping} (R50). */
public record LineId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
