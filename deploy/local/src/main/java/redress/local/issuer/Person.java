package redress.local.issuer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Ids;
import redress.platform.values.Role;

/**
 * Somebody who can log in: two people per role, and one feed that speaks for payment and carriers.
 *
 * @param clientId what they log in with: {@code buyer-1}
 * @param subject who they are in every event: {@code usr_buyer1}
 */
public record Person(String clientId, String subject, Role role) {

    /** What everybody logs in with. There is nothing to protect on one's own machine. */
    public static final String SECRET = "local-only";

    /** This client may speak for anybody: the token request names the {@code person} and the {@code role}. */
    static final String ANYBODY = "people";

    private static final List<Role> TWICE =
            List.of(Role.BUYER, Role.SELLER, Role.MEDIATOR, Role.SUPPORT, Role.FINANCE, Role.AUDITOR);

    /** Everybody with a login of their own, the first of each role first. */
    public static List<Person> all() {
        return Stream.concat(
                        Stream.of(1, 2).flatMap(number -> TWICE.stream().map(role -> numbered(role, number))),
                        Stream.of(new Person("feed-1", "usr_feed1", Role.SYSTEM)))
                .toList();
    }

    static Optional<Person> loggedInAs(String clientId) {
        return all().stream()
                .filter(person -> person.clientId().equals(clientId))
                .findFirst();
    }

    /** Anybody, as the client {@code people} names them; empty where this cannot be a person or a role. */
    static Optional<Person> named(@Nullable Object subject, @Nullable Object role) {
        if (!(subject instanceof String who) || !Ids.isPerson(who)) return Optional.empty();
        return Arrays.stream(Role.values())
                .filter(known -> known.name().equals(role))
                .findFirst()
                .map(known -> new Person(ANYBODY, who, known));
    }

    private static Person numbered(Role role, int number) {
        var name = role.name().toLowerCase(java.util.Locale.ROOT);
        return new Person(name + "-" + number, "usr_" + name + number, role);
    }
}
