package redress.platform.web;

import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** What a name means in every description where nothing more particular is said of it: {@code api-words.properties}. */
final class ApiWords {

    private static final Properties WORDS = words();

    /** Ids that the services give out themselves; others come from elsewhere and have other forms. */
    private static final Map<String, String> IDS = Map.ofEntries(
            Map.entry("orderId", "ord_"),
            Map.entry("disputeId", "dsp_"),
            Map.entry("offerId", "ofr_"),
            Map.entry("evidenceId", "evd_"),
            Map.entry("messageId", "msg_"),
            Map.entry("claimId", "clm_"),
            Map.entry("requestId", "inf_"),
            Map.entry("proposalId", "prp_"),
            Map.entry("appealId", "apl_"),
            Map.entry("returnId", "ret_"),
            Map.entry("refundId", "rfd_"),
            Map.entry("chargebackId", "cbk_"),
            Map.entry("declarationId", "fmj_"));

    private ApiWords() {}

    /** @param meant what its record says of it; empty where it says nothing */
    static void describe(Schema<?> schema, String name, String meant) {
        if (schema.getDescription() != null) return;
        var text = meant.isEmpty() ? WORDS.getProperty(name, "") : meant;
        if (text.isEmpty()) return;
        schema.setDescription("date-time".equals(schema.getFormat()) ? text + "; an instant, UTC" : text);
    }

    /** The form of an id that the services give out. */
    static void form(Schema<?> schema, String name) {
        var prefix = IDS.get(name);
        if (prefix != null && schema.get$ref() == null) schema.pattern("^" + prefix + "[0-9a-hjkmnp-tv-z]{26}$");
    }

    private static Properties words() {
        var words = new Properties();
        try (var file = Objects.requireNonNull(ApiWords.class.getResourceAsStream("api-words.properties"))) {
            words.load(new java.io.InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
