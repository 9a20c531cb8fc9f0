package redress.dispute.domain;

/** A second look at a claim (R35), {@code apl_…}. */
public record AppealId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
