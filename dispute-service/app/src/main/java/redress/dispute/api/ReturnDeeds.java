package redress.dispute.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.dispute.domain.Finding;
import redress.dispute.domain.LineId;
import redress.dispute.domain.ReturnCommand.AcceptReturn;
import redress.dispute.domain.ReturnCommand.ExtendReturn;
import redress.dispute.domain.ReturnCommand.InspectReturn;
import redress.dispute.domain.ReturnCommand.ReportReturnDelivery;
import redress.dispute.domain.ReturnCommand.ShipReturn;
import redress.dispute.domain.ReturnId;
import redress.dispute.domain.ReturnView;
import redress.dispute.projection.DisputeBoard;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Wording;
import redress.platform.web.About;
import redress.platform.web.Deeds;
import redress.platform.web.Empty;
import redress.platform.web.Page;
import redress.platform.web.Paging;

/** What is done with goods on their way back. Every deed answers with the return as the doer now sees it. */
@RestController
@Tag(
        name = "Returns",
        description =
                "Goods on their way back (R40-R43). Who is no party gets 404 `no-such-return`; a role that may never do a"
                        + " deed gets 403 `role-may-not`.")
class ReturnDeeds {

    private final Deeds deeds;
    private final Words words;
    private final DisputeList list;
    private final Parcels parcels;

    ReturnDeeds(Deeds deeds, Words words, DisputeList list, Parcels parcels) {
        this.deeds = deeds;
        this.words = words;
        this.list = list;
        this.parcels = parcels;
    }

    @GetMapping("/returns")
    @Operation(
            operationId = "listReturns",
            summary = "Disputes of which goods travel back, earliest due first",
            description =
                    "A buyer's and a seller's own; mediators see what was escalated; support and auditors see all. Other"
                            + " roles get 403 `role-may-not`. What is over comes last. 400: `limit-invalid`, `cursor-invalid`.")
    Page<DisputeBoard.Row> all(
            Actor actor,
            @Parameter(description = "where the goods are: DELIVERED is what a seller has to inspect")
                    @RequestParam(required = false)
                    DisputeBoard.@Nullable ReturnState state,
            Paging paging) {
        return paging.page(list.returns(actor, state, paging), DisputeViews::place);
    }

    @GetMapping("/returns/{returnId}")
    @Operation(
            operationId = "showReturn",
            summary = "One return, with what the viewer may do now",
            description =
                    "Who pays the way back and by which rule of which policy version (R40): `return-cost-fault` (goods that"
                            + " are not as they should be: never the buyer), `return-cost-free`, or what a free return lacks:"
                            + " `return-cost-not-promised`, `return-cost-country`, `return-cost-used`, `return-cost-late`; or"
                            + " `return-cost-open`, `return-cost-agreed`, `return-cost-decided`. For the parties, support,"
                            + " auditors, the carrier's feed (without what people wrote), and mediators once it was escalated.")
    ReturnView one(Actor actor, @PathVariable String returnId) {
        return parcels.seenBy(actor, id(returnId));
    }

    record ShipmentRequest(
            @Schema(description = "1 to 100 characters", example = "Correios") @NotNull
            String carrier,

            @Schema(description = "3 to 64 letters, digits, spaces, dots, hyphens", example = "BR123456789")
            @NotNull
            @Pattern(regexp = "[0-9A-Za-z][0-9A-Za-z .-]{1,62}[0-9A-Za-z]")
            String trackingNumber) {}

    @PostMapping("/returns/{returnId}/shipment")
    @Operation(
            operationId = "shipReturn",
            summary = "Say that the goods were sent (buyer)",
            description = "Before `shipBy`, or the return lapses and the money stays with the seller (R41). 409:"
                    + " `ship-by-passed`, `return-shipped`, `return-delivered`, `return-with-case-management`, `return-over`."
                    + " 422: `text-empty`,"
                    + " `text-too-long`, `text-unreadable`, `request-invalid`.")
    ReturnView ship(Actor actor, @PathVariable String returnId, @Valid @RequestBody ShipmentRequest request) {
        var carrier = Wording.require(request.carrier(), 100, "carrier");
        return perform(
                actor,
                "ship-return",
                returnId,
                request,
                new ShipReturn(id(returnId), carrier, request.trackingNumber(), actor));
    }

    record ExtensionRequest(
            @Schema(description = "by so many days, on top of `shipBy`", example = "5") @NotNull @Min(1) @Max(366)
            Integer days,

            @Schema(
                    description = "why, 1 to 10000 characters; support must say it",
                    example = "The buyer is in hospital until Monday.")
            @Nullable
            String reason) {}

    @PostMapping("/returns/{returnId}/extension")
    @Operation(
            operationId = "extendReturn",
            summary = "Give the buyer more time to send the goods (seller, support)",
            description =
                    "The seller agrees to it, or support grants it with a reason (R41); `shipBy` moves, `extensibleUntil` at"
                            + " most. 409: `ship-by-passed`, `extension-exhausted`, `return-shipped`, `return-delivered`,"
                            + " `return-with-case-management`, `return-over`. 422: `reason-needed`, `extension-out-of-range`,"
                            + " `text-empty`, `text-too-long`, `text-unreadable`, `request-invalid`.")
    ReturnView extend(Actor actor, @PathVariable String returnId, @Valid @RequestBody ExtensionRequest request) {
        var why = words.remark(actor, request.reason(), "reason");
        return perform(
                actor, "extend-return", returnId, request, new ExtendReturn(id(returnId), request.days(), why, actor));
    }

    @PostMapping("/returns/{returnId}/delivery")
    @Operation(
            operationId = "reportReturnDelivery",
            summary = "Report the return's delivery (the carrier's feed)",
            description =
                    "Starts the seller's time to look at the goods (R42); what was presumed lost shows as arrived. 409: `return-not-shipped`, `return-delivered`,"
                            + " `return-with-case-management`, `return-over`.")
    ReturnView deliver(Actor actor, @PathVariable String returnId, @Valid @RequestBody Empty request) {
        return perform(
                actor, "report-return-delivery", returnId, request, new ReportReturnDelivery(id(returnId), actor));
    }

    @PostMapping("/returns/{returnId}/receipt")
    @Operation(
            operationId = "acceptReturn",
            summary = "Accept what came back (seller)",
            description = "Starts the refund (R43); silence does it too. 409: `return-not-shipped`, `return-overdue`,"
                    + " `inspection-over`, `return-with-case-management`, `return-over`.")
    ReturnView accept(Actor actor, @PathVariable String returnId, @Valid @RequestBody Empty request) {
        return perform(actor, "accept-return", returnId, request, new AcceptReturn(id(returnId), actor));
    }

    record InspectionRequest(
            @Schema(description = "every unit that travels back, each in one finding")
            @NotNull
            @Valid
            @Size(min = 1, max = 505)
            List<@NotNull @Valid Found> findings,

            @Schema(
                    description = "in your own words, 1 to 10000 characters",
                    example = "One mug came without its handle.")
            @Nullable
            String text) {

        /** @param finding what was found of them */
        record Found(
                @Schema(description = "a line that travels back", example = "lin_01") @NotNull
                String lineId,

                @Schema(description = "units, at least 1", example = "1") @NotNull
                Integer quantity,

                @NotNull Finding.Found finding) {}
    }

    @PostMapping("/returns/{returnId}/inspection")
    @Operation(
            operationId = "inspectReturn",
            summary = "Say what was in the parcel, unit by unit (seller)",
            description =
                    "Before `until`; silence counts as received (R42). All received: the return is accepted. Otherwise the"
                            + " received units are refunded at once and case management decides about the others. 409:"
                            + " `return-not-shipped`, `return-not-delivered`, `inspection-over`,"
                            + " `return-with-case-management`, `return-over`. 422: `line-not-returned`,"
                            + " `quantity-out-of-range`, `finding-named-twice`, `units-unaccounted`, `text-empty`,"
                            + " `text-too-long`, `text-unreadable`, `request-invalid`.")
    ReturnView inspect(Actor actor, @PathVariable String returnId, @Valid @RequestBody InspectionRequest request) {
        var findings = request.findings().stream()
                .map(found -> new Finding(new LineId(found.lineId()), found.quantity(), found.finding()))
                .toList();
        var remark = words.remark(actor, request.text(), "text");
        return perform(
                actor, "inspect-return", returnId, request, new InspectReturn(id(returnId), findings, remark, actor));
    }

    private ReturnView perform(Actor actor, String operation, String returnId, Object request, Object command) {
        var view = deeds.perform(
                actor,
                operation,
                new About(returnId, request),
                command,
                seen -> (ReturnView) Objects.requireNonNull(seen),
                ReturnView.class);
        return parcels.told(actor, view); // only now: what is stored with an idempotency key holds no words
    }

    private static ReturnId id(String id) {
        return new ReturnId(Ids.require("ret_", id));
    }
}
