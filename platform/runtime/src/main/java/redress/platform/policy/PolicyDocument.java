package redress.platform.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import redress.platform.policy.PolicyBook.Departure;
import redress.platform.policy.PolicyBook.Page;
import redress.platform.policy.PolicyBook.Unsaid;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A version of a policy as it was written.
 *
 * @param text JSON without spaces, its members in the order in which they were written
 * @param sha256 of the text's bytes in UTF-8, in hexadecimal
 * @param page what it says
 */
public record PolicyDocument(String text, String sha256, Page page) {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** @throws RuntimeException where it is no policy at all; whether it is a good one, {@link PolicyForm} says */
    public static PolicyDocument of(String text) {
        return of(JSON.readTree(text));
    }

    static PolicyDocument of(JsonNode document) {
        var text = JSON.writeValueAsString(document);
        return new PolicyDocument(text, sha256(text), page(document));
    }

    /** The same, written perhaps when some values did not exist. */
    PolicyDocument olderThan(Map<String, Unsaid> values) {
        return new PolicyDocument(text, sha256, page.olderThan(values));
    }

    /** A file that came with the release. */
    static String onClassPath(String resource) {
        try (var stream = PolicyDocument.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) throw new IllegalArgumentException("there is no policy file " + resource);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static Page page(JsonNode document) {
        var overrides = new ArrayList<Departure>();
        for (var override : document.path("overrides"))
            overrides.add(new Departure(
                    override.path("country").asString(null),
                    override.path("category").asString(null),
                    named(override.path("values"))));
        return new Page(
                document.path("profile").asString(),
                document.path("version").asString(),
                Instant.parse(document.path("effectiveFrom").asString()),
                named(document.path("values")),
                overrides,
                Map.of());
    }

    private static Map<String, JsonNode> named(JsonNode object) {
        var map = new LinkedHashMap<String, JsonNode>();
        object.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
