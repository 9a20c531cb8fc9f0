package redress.mediation.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.Evidence;

/**
 * A piece of evidence that a party shows: its bytes go elsewhere, their digest goes here (R15).
 *
 * @param kind what it is
 */
record Shown(
        @NotNull Evidence.Kind kind,
        @Schema(example = "image/jpeg") @NotNull String mediaType,

        @Schema(description = "size in bytes", example = "83214") @NotNull
        Long bytes,

        @Schema(description = "SHA-256 of the bytes, lower-case hexadecimal") @NotNull @Pattern(regexp = "[0-9a-f]{64}")
        String sha256) {

    static List<Evidence.Shown> all(@Nullable List<Shown> shown) {
        return shown == null
                ? List.of()
                : shown.stream()
                        .map(one -> new Evidence.Shown(one.kind(), one.mediaType(), one.bytes(), one.sha256()))
                        .toList();
    }
}
