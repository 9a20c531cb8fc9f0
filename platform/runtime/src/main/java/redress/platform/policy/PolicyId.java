package redress.platform.policy;

/** The line of versions of one profile in a service: {@code pol_default}. */
public record PolicyId(String value) {

    private static final String PREFIX = "pol_";

    public static PolicyId of(String profile) {
        return new PolicyId(PREFIX + profile);
    }

    String profile() {
        return value.substring(PREFIX.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
