package redress.dispute.domain;

/** A message of a party, {@code msg_…}. */
public record MessageId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
