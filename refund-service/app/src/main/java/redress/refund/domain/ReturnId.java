package redress.refund.domain;

/** A parcel going back ({@code ret_…}). */
public record ReturnId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
