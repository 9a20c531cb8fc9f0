package redress.order.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.order.domain.Country;
import redress.order.domain.DeclarationId;
import redress.order.domain.ForceMajeureCommand.DeclareForceMajeure;
import redress.order.domain.ForceMajeureCommand.ShowForceMajeure;
import redress.order.domain.ForceMajeureView;
import redress.order.domain.Scope;
import redress.order.projection.ForceMajeureBoard;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Refusal;
import redress.platform.web.Deeds;
import redress.platform.web.Page;
import redress.platform.web.Paging;

/** Where support declares what nobody can help, and the marketplace's people look it up. */
@RestController
@Tag(
        name = "Force majeure",
        description =
                "While it lasts, the delivery guarantee of every order that it covers stands still: of those under way,"
                        + " and of those that are paid or shipped later. Each order tells its buyer (R7).")
class ForceMajeureApi {

    private final Deeds deeds;
    private final SupportLists lists;

    ForceMajeureApi(Deeds deeds, SupportLists lists) {
        this.deeds = deeds;
        this.lists = lists;
    }

    record Declaration(
            @Schema(description = "covers every order that goes there; ISO 3166-1 alpha-2", example = "BR") @Nullable
            String country,

            @Schema(
                    description = "covers every order that this carrier has; instead of a country",
                    example = "Correios")
            @Nullable
            String carrier,

            @Schema(description = "its end, exclusive, UTC") @NotNull
            Instant until,

            @Schema(
                    description = "what the buyers are told, 1 to 300 characters; it names no person",
                    example = "Strike at the ports")
            @NotNull
            String reason) {

        /** @throws Refusal 422 {@code scope-unclear} */
        Scope scope() {
            if (country != null && carrier == null) return new Scope.Destination(Country.require(country));
            if (carrier != null && country == null) return new Scope.CarriedBy(carrier);
            throw Refusal.invalid("scope-unclear", "It is declared for a country or for a carrier, for one of them.");
        }
    }

    record Declared(DeclarationId declarationId) {}

    @PostMapping("/force-majeure")
    @Operation(
            operationId = "declareForceMajeure",
            summary = "Declare force majeure (support)",
            description =
                    "For a country or a carrier, from now until a time. It cannot be taken back; if it lasts longer, it"
                            + " is declared again, and time that two declarations cover counts once. 422: `scope-unclear`,"
                            + " `country-unknown`, `end-in-the-past`, `end-too-far`, `text-empty`, `text-too-long`,"
                            + " `text-unreadable`.")
    ResponseEntity<Declared> declare(Actor actor, @Valid @RequestBody Declaration request) {
        var command = new DeclareForceMajeure(
                new DeclarationId(Ids.fresh("fmj_")), request.scope(), request.until(), request.reason(), actor);
        var declared = new Declared(command.declarationId());
        var answer = deeds.perform(actor, "declare-force-majeure", request, command, _ -> declared, Declared.class);
        return ResponseEntity.created(URI.create("/force-majeure/" + answer.declarationId()))
                .body(answer);
    }

    @GetMapping("/force-majeure/{declarationId}")
    @Operation(
            operationId = "showForceMajeure",
            summary = "One declaration (support, finance, auditor)",
            description = "Buyers and sellers see in their order what covers it. 404: `no-such-id`.")
    ForceMajeureView one(Actor actor, @PathVariable String declarationId) {
        return deeds.ask(
                actor,
                new ShowForceMajeure(new DeclarationId(Ids.require("fmj_", declarationId)), actor),
                ForceMajeureView.class);
    }

    @GetMapping("/force-majeure")
    @Operation(
            operationId = "listForceMajeure",
            summary = "Every declaration, newest first (support, finance, auditor)",
            description = "Other roles get 403 `role-may-not`. 400: `limit-invalid`, `cursor-invalid`.")
    Page<ForceMajeureBoard.Row> all(Actor actor, Paging paging) {
        return paging.page(
                lists.forceMajeure(actor, paging),
                row -> new Paging.Place(row.declaredAt(), row.declarationId().value()));
    }
}
