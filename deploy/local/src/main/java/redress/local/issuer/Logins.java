package redress.local.issuer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Who may ask for tokens, by client id. Everybody has the same secret, which the in-memory repository would refuse. */
record Logins(Map<String, RegisteredClient> byClientId) implements RegisteredClientRepository {

    Logins {
        byClientId = Map.copyOf(byClientId);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Who may log in is fixed");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return byClientId.get(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return byClientId.get(clientId);
    }
}
