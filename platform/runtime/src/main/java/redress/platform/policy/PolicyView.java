package redress.platform.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.platform.values.AvailableAction;

/** One version of a policy, and who has brought it how far. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyView(
        @Schema(description = "its name, which is used once", example = "default-2")
        String version,

        @Schema(description = "the line of versions that it belongs to", example = "default")
        String profile,

        @Schema(description = "how far it has come") State state,

        @Schema(description = "from then on, UTC, what begins pins it")
        Instant effectiveFrom,

        @Schema(description = "SHA-256 of the document without spaces, hexadecimal")
        String sha256,

        @Schema(description = "who proposed it, role:id; absent for a version that came with the release") @Nullable
        String proposedBy,

        @Schema(description = "when it was proposed, UTC") @Nullable
        Instant proposedAt,

        @Schema(description = "why, in the words of who proposed it") @Nullable
        String reason,

        @Schema(description = "until then, UTC, exclusive, it can be approved") @Nullable
        Instant approveBy,

        @Schema(description = "who approved it, role:id; never who proposed it") @Nullable
        String approvedBy,

        @Schema(description = "when it was approved and so published, UTC") @Nullable
        Instant publishedAt,

        @Schema(description = "who refused it, role:id; who proposed it may too") @Nullable
        String refusedBy,

        @Schema(description = "when it was refused, UTC") @Nullable
        Instant refusedAt,

        @Schema(description = "why it was refused") @Nullable
        String refusal,

        @Schema(description = "the document itself; only where one version is asked for", implementation = Object.class)
        @Nullable
        Object document,

        @Schema(description = "what the viewer may do with it now (R80)")
        List<AvailableAction> availableActions) {

    public PolicyView {
        availableActions = List.copyOf(availableActions);
    }

    /** How far a version has come. */
    public enum State {
        /** Waits for a second person. */
        PROPOSED,
        /** Nobody approved it in time. */
        LAPSED,
        /** Will never take effect. */
        REFUSED,
        /** Approved; takes effect at its time. */
        PUBLISHED,
        /** What begins now pins it. */
        IN_FORCE,
        /** A later one is in force; what pinned it keeps it. */
        REPLACED
    }
}
