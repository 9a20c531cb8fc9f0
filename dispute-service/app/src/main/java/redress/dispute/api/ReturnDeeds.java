package redress.dispute.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.dispute.domain.ReturnCommand.AcceptReturn;
import redress.dispute.domain.ReturnCommand.ReportReturnDelivery;
import redress.dispute.domain.ReturnCommand.ShipReturn;
import redress.dispute.domain.ReturnCommand.ShowReturn;
import redress.dispute.domain.ReturnId;
import redress.dispute.domain.ReturnView;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Wording;
import redress.platform.web.Deeds;
import redress.platform.web.Empty;

/** What is done with goods on their way back. Every deed answers with the return as the doer now sees it. */
@RestController
@Tag(
        name = "Returns",
        description =
                "Goods on their way back (R41-R43). Who is no party gets 404 `no-such-return`; a role that may never do a"
                        + " deed gets 403 `role-may-not`.")
class ReturnDeeds {

    private final Deeds deeds;

    ReturnDeeds(Deeds deeds) {
        this.deeds = deeds;
    }

    @GetMapping("/returns/{returnId}")
    @Operation(summary = "One return, with what the viewer may do now")
    ReturnView one(Actor actor, @PathVariable String returnId) {
        return deeds.ask(actor, new ShowReturn(id(returnId), actor), ReturnView.class);
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
            summary = "Say that the goods were sent (buyer)",
            description = "Before `shipBy`, or the return lapses and the money stays with the seller (R41). 409:"
                    + " `ship-by-passed`, `return-shipped`, `return-delivered`, `return-over`. 422: `text-empty`,"
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

    @PostMapping("/returns/{returnId}/delivery")
    @Operation(
            summary = "Report the return's delivery (the carrier's feed)",
            description =
                    "Starts the seller's time to look at the goods (R42). 409: `return-not-shipped`, `return-delivered`,"
                            + " `return-over`.")
    ReturnView deliver(Actor actor, @PathVariable String returnId, @Valid @RequestBody Empty request) {
        return perform(
                actor, "report-return-delivery", returnId, request, new ReportReturnDelivery(id(returnId), actor));
    }

    @PostMapping("/returns/{returnId}/receipt")
    @Operation(
            summary = "Accept what came back (seller)",
            description = "Starts the refund (R43); silence does it too. 409: `return-not-shipped`, `return-overdue`,"
                    + " `inspection-over`, `return-over`.")
    ReturnView accept(Actor actor, @PathVariable String returnId, @Valid @RequestBody Empty request) {
        return perform(actor, "accept-return", returnId, request, new AcceptReturn(id(returnId), actor));
    }

    private ReturnView perform(Actor actor, String operation, String returnId, Object request, Object command) {
        return deeds.perform(
                actor,
                operation,
                new DisputeDeeds.About(returnId, request),
                command,
                view -> (ReturnView) Objects.requireNonNull(view),
                ReturnView.class);
    }

    private static ReturnId id(String id) {
        return new ReturnId(Ids.require("ret_", id));
    }
}
