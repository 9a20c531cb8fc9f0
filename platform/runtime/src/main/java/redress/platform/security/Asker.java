package redress.platform.security;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import redress.platform.values.Actor;
import redress.platform.values.Role;

/** Who asks, known from an access token. A token without a role of ours is believed, but opens nothing. */
public final class Asker extends AbstractAuthenticationToken {

    static final String KNOWN_ROLE = "known-role";

    private final String subject;
    private final @Nullable Role role;

    private Asker(String subject, @Nullable Role role) {
        super(role == null ? List.of() : List.of(new SimpleGrantedAuthority(KNOWN_ROLE)));
        this.subject = subject;
        this.role = role;
        setAuthenticated(true);
    }

    static Asker of(Jwt token) {
        var claimed = token.getClaims().get(AccessTokens.ROLE);
        var role = Arrays.stream(Role.values())
                .filter(known -> known.name().equals(claimed))
                .findFirst();
        return new Asker(String.valueOf(token.getSubject()), role.orElse(null));
    }

    /** The person in their role. Only those who have one get this far. */
    public Actor actor() {
        if (role == null) throw new IllegalStateException("A token without a role was let through");
        return new Actor(subject, role);
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Object getPrincipal() {
        return role == null ? subject : actor().toString();
    }

    @Override
    public String getName() {
        return String.valueOf(getPrincipal());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Asker asker && subject.equals(asker.subject) && role == asker.role;
    }

    @Override
    public int hashCode() {
        return subject.hashCode();
    }
}
