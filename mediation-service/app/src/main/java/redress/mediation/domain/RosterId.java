package redress.mediation.domain;

/** The one list of mediators of this service. */
public record RosterId(String value) {

    public static final RosterId ONLY = new RosterId("rst_mediators");

    @Override
    public String toString() {
        return value;
    }
}
