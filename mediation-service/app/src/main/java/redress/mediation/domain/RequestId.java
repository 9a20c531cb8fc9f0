package redress.mediation.domain;

/** A question of a mediator to a party: {@code inf_…}. */
public record RequestId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
