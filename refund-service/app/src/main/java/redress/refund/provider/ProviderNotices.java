package redress.refund.provider;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Ids;
import redress.platform.values.Refusal;
import redress.platform.web.BadRequest;
import redress.platform.web.Problem;
import redress.refund.domain.RefundId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a payment provider posts to us by itself: whether it is genuine, and which refund of ours it is about. */
public final class ProviderNotices {

    /** Where we take them. */
    public static final String PATH = "/provider/notices";

    /** The entry of a provider's refund under which it keeps our refund's id. */
    static final String METADATA = "redress_refund";

    /**
     * A genuine notice.
     *
     * @param id the provider's: the same notice, told twice, has the same
     * @param about absent where it is not about a refund of ours
     * @param ofFailure whether it says that a refund failed or was cancelled
     */
    public record Notice(String id, Optional<RefundId> about, boolean ofFailure) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String provider;
    private final String header;
    private final NoticeSignature signature;
    private final Clock clock;

    /**
     * @param provider its name, {@code stripe}
     * @param header the HTTP header in which it signs
     * @param secrets what it may sign with; more than one while one replaces another
     */
    public ProviderNotices(String provider, String header, List<String> secrets, Clock clock) {
        this.provider = provider;
        this.header = header;
        this.signature = new NoticeSignature(secrets);
        this.clock = clock;
    }

    public String provider() {
        return provider;
    }

    public String header() {
        return header;
    }

    /**
     * Reads the notice in these very bytes.
     *
     * @throws BadRequest 401 {@code signature-invalid} or {@code signature-outdated}: the same bytes are never looked into
     * @throws Refusal 422 {@code notice-unreadable} where it is genuine but not what a notice looks like
     */
    public Notice read(@Nullable String signed, byte[] body) {
        switch (signature.of(signed, body, clock.instant())) {
            case FORGED ->
                throw new BadRequest(
                        Problem.of(401, "signature-invalid", "The notice is not signed as the provider would."));
            case OUTDATED ->
                throw new BadRequest(
                        Problem.of(401, "signature-outdated", "The notice was signed too long ago to be believed."));
            case GENUINE -> {}
        }
        try {
            var event = JSON.readTree(body);
            var id = text(event.path("id"));
            if (id.isBlank() || id.length() > 200) throw unreadable();
            return about(id, event.path("data").path("object"));
        } catch (JacksonException notJson) {
            throw unreadable();
        }
    }

    /** What to send so that {@link #read} finds it genuine. */
    String sign(byte[] body) {
        return signature.sign(body, clock.instant());
    }

    private static Notice about(String id, JsonNode object) {
        var ours = text(object.path("metadata").path(METADATA));
        var status = text(object.path("status"));
        boolean ofFailure = status.equals("failed") || status.equals("canceled");
        if (!text(object.path("object")).equals("refund") || ours.isEmpty())
            return new Notice(id, Optional.empty(), ofFailure);
        try {
            return new Notice(id, Optional.of(new RefundId(Ids.require("rfd_", ours))), ofFailure);
        } catch (Refusal notOurs) {
            return new Notice(id, Optional.empty(), ofFailure);
        }
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.asString() : "";
    }

    private static Refusal unreadable() {
        return Refusal.invalid("notice-unreadable", "The notice is not a JSON object with an id.");
    }
}
