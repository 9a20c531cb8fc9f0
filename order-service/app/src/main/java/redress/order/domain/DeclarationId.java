package redress.order.domain;

/** A declaration of force majeure: {@code fmj_…}. */
public record DeclarationId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
