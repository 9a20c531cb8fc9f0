package redress.refund.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Money;
import redress.platform.values.Refusal;
import redress.platform.web.About;
import redress.platform.web.Deeds;
import redress.platform.web.Page;
import redress.platform.web.Paging;
import redress.refund.domain.ChargebackId;
import redress.refund.domain.EscrowCommand.LoseChargeback;
import redress.refund.domain.EscrowCommand.OpenChargeback;
import redress.refund.domain.EscrowCommand.WinChargeback;
import redress.refund.domain.OrderId;
import redress.refund.projection.ChargebackDesk;

/** What the buyer's bank does, as finance or the bank's feed tells it (R57). */
@RestController
@Tag(
        name = "Chargebacks",
        description =
                "The buyer's bank takes the money back outside this system (R57). While a chargeback is open, nothing"
                        + " of the order is released or refunded. Only finance and the bank's feed (role SYSTEM) may speak of one:"
                        + " 403 `role-may-not`. Telling the same thing twice changes nothing.")
class ChargebackController {

    private final Deeds deeds;
    private final ChargebackList list;
    private final Clock clock;

    ChargebackController(Deeds deeds, ChargebackList list, Clock clock) {
        this.deeds = deeds;
        this.list = list;
        this.clock = clock;
    }

    @GetMapping("/chargebacks")
    @Operation(
            operationId = "listChargebacks",
            summary = "Chargebacks of all orders, longest open first (finance, support, auditor)",
            description =
                    "`state=OPEN` is what waits for a bank, and what the money and the disputes of these orders wait"
                            + " for. 400: `limit-invalid`, `cursor-invalid`.")
    Page<ChargebackDesk.Row> all(
            Actor actor,
            @Parameter(description = "in this state alone") @RequestParam(required = false)
                    ChargebackDesk.@Nullable State state,
            Paging paging) {
        return paging.page(
                list.of(actor, state, paging),
                row -> new Paging.Place(row.openedAt(), row.chargebackId().value()));
    }

    record OpenChargebackRequest(
            @NotNull
            @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}")
            @Schema(description = "the bank's own name for it", example = "cb-2026-000417")
            String reference,

            @NotNull @Schema(description = "what the bank asks for, in the order's currency")
            Money amount) {}

    record Opened(String chargebackId) {}

    @PostMapping("/orders/{orderId}/chargebacks")
    @Operation(
            operationId = "openChargeback",
            summary = "The bank asks for money back (finance, bank's feed)",
            description =
                    "Refunds and releases of the order wait until the outcome is told. The same reference with the"
                            + " same amount is the same chargeback. 409: `order-unpaid`, `all-charged-back`, `chargeback-differs`."
                            + " 422: `currency-mixed`, `chargeback-of-nothing`, `chargeback-above-paid`,"
                            + " `payment-data-refused`.")
    ResponseEntity<Opened> open(
            Actor actor, @PathVariable String orderId, @Valid @RequestBody OpenChargebackRequest request) {
        var order = new OrderId(Ids.require("ord_", orderId));
        var answer = deeds.perform(
                actor,
                "open-chargeback",
                new About(orderId, request),
                new OpenChargeback(
                        order, Reference.require(request.reference()), request.amount(), clock.instant(), actor),
                opened -> new Opened(String.valueOf(Objects.requireNonNull(opened))),
                Opened.class);
        return ResponseEntity.created(URI.create("/orders/" + orderId + "/money"))
                .body(answer);
    }

    /** What the bank decided. */
    enum Outcome {
        /** For the seller: the money stays. */
        WON,
        /** For the buyer: the bank took it. */
        LOST
    }

    /** @param outcome what the bank decided */
    record OutcomeRequest(
            @NotNull Outcome outcome,

            @Schema(description = "with LOST: what the bank took; absent: all it asked for") @Nullable
            Money amount) {}

    /** @param outcome what the bank decided */
    record Decided(String chargebackId, Outcome outcome) {}

    @PostMapping("/orders/{orderId}/chargebacks/{chargebackId}/outcome")
    @Operation(
            operationId = "decideChargeback",
            summary = "The bank has decided (finance, bank's feed)",
            description = "WON: what waited goes on. LOST: the money counts as charged back, refunds that it covers are"
                    + " dropped, and disputes on the order are settled by it. 404: `no-such-chargeback`. 409:"
                    + " `chargeback-decided`. 422: `chargeback-above-asked`, `currency-mixed`, `amount-not-expected`.")
    Decided decide(
            Actor actor,
            @PathVariable String orderId,
            @PathVariable String chargebackId,
            @Valid @RequestBody OutcomeRequest request) {
        var order = new OrderId(Ids.require("ord_", orderId));
        var chargeback = new ChargebackId(Ids.require("cbk_", chargebackId));
        var command = switch (request.outcome()) {
            case WON -> {
                if (request.amount() != null)
                    throw Refusal.invalid("amount-not-expected", "What is won stays whole: please give no amount.");
                yield new WinChargeback(order, chargeback, clock.instant(), actor);
            }
            case LOST -> new LoseChargeback(order, chargeback, request.amount(), clock.instant(), actor);
        };
        return deeds.perform(
                actor,
                "decide-chargeback",
                new About(chargebackId, request),
                command,
                _ -> new Decided(chargebackId, request.outcome()),
                Decided.class);
    }
}
