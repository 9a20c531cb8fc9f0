package redress.mediation.domain;

/** A party's appeal: {@code apl_…}. */
public record AppealId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
