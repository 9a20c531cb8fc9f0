package redress.tools.client;

import java.util.Map;

/**
 * Somebody who can log in. The local issuer knows two people per role by name ({@link #called}) and lets the client
 * {@code people} speak for anybody else ({@link #of}), which is how thousands of buyers and sellers can take part.
 *
 * @param name for people: {@code buyer-1}
 * @param clientId the OAuth client that asks for the token
 * @param parameters what is sent beside the grant
 */
public record Person(String name, String clientId, Map<String, String> parameters) {

    private static final String ANYBODY = "people";

    public Person {
        parameters = Map.copyOf(parameters);
    }

    /** One of the issuer's own people: {@code seller-2}. */
    public static Person called(String clientId) {
        return new Person(clientId, clientId, Map.of());
    }

    /** Anybody else, by subject and role: {@code of("usr_7f…", "BUYER")}. */
    public static Person of(String subject, String role) {
        return new Person(subject, ANYBODY, Map.of("person", subject, "role", role));
    }
}
