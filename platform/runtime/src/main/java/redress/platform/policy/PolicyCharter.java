package redress.platform.policy;

import java.util.Set;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/**
 * What a service says of its policy.
 *
 * @param form what a document must be like
 * @param shipped the versions that the service brings with it
 * @param authors the roles that propose, approve and refuse; every role of the marketplace's own people reads
 */
public record PolicyCharter(PolicyForm form, PolicyBook shipped, Set<Role> authors) {

    private static final Set<Role> READERS = Set.of(Role.MEDIATOR, Role.SUPPORT, Role.FINANCE, Role.AUDITOR);

    public PolicyCharter {
        authors = Set.copyOf(authors);
    }

    /** @throws Refusal 403 {@code role-may-not} */
    void admitReader(Role role) {
        if (!READERS.contains(role))
            throw Refusal.forbidden("role-may-not", "The policy is read by the marketplace's own people.")
                    .by("R82");
    }

    /** @throws Refusal 403 {@code role-may-not} */
    void admitAuthor(Role role) {
        if (!authors.contains(role))
            throw Refusal.forbidden("role-may-not", "This policy is not yours to propose, approve or refuse.");
    }
}
