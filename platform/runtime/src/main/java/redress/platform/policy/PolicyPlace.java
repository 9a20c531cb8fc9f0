package redress.platform.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where something belongs; overrides that name the place hold for it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyPlace(
        @Schema(description = "destination, ISO 3166-1 alpha-2; absent where it is not known", example = "DE") @Nullable
        String country,

        @Schema(description = "category of the goods; absent where they are of several", example = "fashion") @Nullable
        String category) {}
