package redress.platform.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import redress.platform.security.AccessTokens;
import redress.platform.values.Actor;

/** An issuer of access tokens inside the test: its key set is served over HTTP, its tokens are minted on the spot, good and bad. */
public final class LocalIssuer implements AutoCloseable {

    private final RSAKey key;
    private final HttpServer server;
    private final AtomicInteger fetched = new AtomicInteger();

    private LocalIssuer(RSAKey key, HttpServer server) {
        this.key = key;
        this.server = server;
    }

    public static LocalIssuer start() {
        try {
            var key = new RSAKeyGenerator(2048).keyID("test").generate();
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var issuer = new LocalIssuer(key, server);
            var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/oauth2/jwks", exchange -> {
                issuer.fetched.incrementAndGet();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException("No key could be made", e);
        }
    }

    /** Its name in the {@code iss} claim. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How often a service came for the keys. */
    public int timesFetched() {
        return fetched.get();
    }

    /** The public half of the signing key. */
    public RSAKey publicKey() {
        return key.toPublicJWK();
    }

    /** A good token, valid for an hour of the machine's clock. */
    public String token(Actor actor) {
        return token(actor, header -> header, claims -> claims);
    }

    /** A token that is good but for what the changes make of it. */
    public String token(
            Actor actor, UnaryOperator<JWSHeader.Builder> header, UnaryOperator<JWTClaimsSet.Builder> claims) {
        return token(key, actor, header, claims);
    }

    /** A token signed with another key than the published one. */
    public String forgedToken(RSAKey otherKey, Actor actor) {
        return token(otherKey, actor, header -> header, claims -> claims);
    }

    private String token(
            RSAKey signer,
            Actor actor,
            UnaryOperator<JWSHeader.Builder> header,
            UnaryOperator<JWTClaimsSet.Builder> claims) {
        var now = Instant.now();
        var built = header.apply(new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(signer.getKeyID())
                .type(new JOSEObjectType(AccessTokens.TYPE)));
        var content = claims.apply(new JWTClaimsSet.Builder()
                .issuer(address())
                .audience(AccessTokens.AUDIENCE)
                .subject(actor.id())
                .claim(AccessTokens.ROLE, actor.role().name())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600))));
        var token = new SignedJWT(built.build(), content.build());
        try {
            token.sign(new RSASSASigner(signer));
        } catch (JOSEException e) {
            throw new IllegalStateException("The token could not be signed", e);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
