package redress.dispute.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.DisputeId;
import redress.dispute.domain.Evidence;
import redress.dispute.domain.Kind;
import redress.dispute.domain.LineId;
import redress.dispute.domain.OrderCommand.LineChoice;
import redress.dispute.domain.OrderCommand.OpenDispute;
import redress.dispute.domain.OrderCommand.ShownEvidence;
import redress.dispute.domain.OrderId;
import redress.dispute.domain.Reason;
import redress.dispute.domain.Remark;
import redress.platform.values.Actor;

/**
 * What a buyer says and asks (R11).
 *
 * @param reason why the buyer disagrees
 * @param kind what is asked for
 */
record OpenDisputeRequest(
        @Schema(description = "1 to 101 lines of the order, shipping among them, each at most once")
        @NotNull
        @Size(min = 1, max = 101)
        List<@NotNull @Valid Line> lines,

        @NotNull Reason reason,
        @NotNull Kind kind,

        @Schema(description = "a percentage of the disputed lines, or an amount in the order's currency")
        @NotNull
        @Valid
        Asked ask,

        @Schema(description = "whether the goods arrived") @NotNull
        Boolean arrived,

        @Schema(
                description = "that the goods are new and unused, as a return without a fault needs to be free for the"
                        + " buyer (R40); absent: not said")
        @Nullable
        Boolean unused,

        @Schema(
                description = "in your own words, 1 to 10000 characters; needed with OTHER",
                example = "I ordered blue, it is green.")
        @Nullable
        String text,

        @Schema(description = "what you can show; a photo or a video is needed with most reasons") @Nullable
        List<@NotNull @Valid Shown> evidence,

        @Schema(
                description = "by support alone, who must say why the dispute is opened for the buyer, 1 to 10000"
                        + " characters; too late is then no objection (R10)",
                example = "The buyer was in hospital until Monday.")
        @Nullable
        String supportsReason) {

    record Line(
            @Schema(description = "a line of the order, or `shipping`", example = "lin_01") @NotNull
            String lineId,

            @Schema(description = "units that are disputed", example = "1") @NotNull
            Integer quantity) {

        LineChoice choice() {
            return new LineChoice(new LineId(lineId), quantity);
        }
    }

    /** @param kind what it is */
    record Shown(
            @NotNull Evidence.Kind kind,
            @Schema(example = "image/jpeg") @NotNull String mediaType,

            @Schema(description = "size in bytes", example = "83214") @NotNull
            Long bytes,

            @Schema(description = "SHA-256 of the bytes, lower-case hexadecimal")
            @NotNull
            @Pattern(regexp = "[0-9a-f]{64}")
            String sha256) {

        ShownEvidence evidence() {
            return new ShownEvidence(kind, mediaType, bytes, sha256);
        }
    }

    OpenDispute command(OrderId order, DisputeId dispute, Remark remark, Remark why, Actor by) {
        return new OpenDispute(
                order,
                dispute,
                lines.stream().map(Line::choice).toList(),
                reason,
                kind,
                ask.share(),
                arrived,
                Boolean.TRUE.equals(unused),
                remark,
                evidence == null
                        ? List.of()
                        : evidence.stream().map(Shown::evidence).toList(),
                why,
                by);
    }
}
