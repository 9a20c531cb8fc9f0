package redress.refund.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.web.Deeds;
import redress.platform.web.Empty;
import redress.platform.web.Page;
import redress.platform.web.Paging;
import redress.refund.domain.BankStatement;
import redress.refund.domain.MoneyView;
import redress.refund.domain.OrderId;
import redress.refund.domain.RefundCommand;
import redress.refund.domain.RefundCommand.OpenTrace;
import redress.refund.domain.RefundCommand.RetryRefund;
import redress.refund.domain.RefundCommand.SettleByHand;
import redress.refund.domain.RefundCommand.ShowRefund;
import redress.refund.domain.RefundId;
import redress.refund.domain.RefundView;
import redress.refund.projection.RefundDesk;

/** The money of an order, and refunds. What a viewer may see and do is decided where the money is. */
@RestController
@Tag(
        name = "Money",
        description =
                "Where an order's money is, and how far each refund of it has come (R50-R56). Amounts are integers of"
                        + " minor units of an ISO 4217 currency. A stranger to the order gets 404 `no-such-order`; a seller sees no"
                        + " payment data; a role that may never do a deed gets 403 `role-may-not`.")
class MoneyController {

    private final Deeds deeds;
    private final RefundList list;
    private final Clock clock;

    MoneyController(Deeds deeds, RefundList list, Clock clock) {
        this.deeds = deeds;
        this.list = list;
        this.clock = clock;
    }

    /** Which refund a deed is about; part of what an Idempotency-Key stands for. */
    private record About(String refundId, Object request) {}

    @GetMapping("/orders/{orderId}/money")
    @Operation(
            operationId = "showMoney",
            summary = "Where the order's money is",
            description = "captured = held + released + refunded + charged back, in total and per line (R50).")
    MoneyView money(Actor actor, @PathVariable String orderId) {
        return deeds.ask(
                actor, new MoneyView.ShowMoney(new OrderId(Ids.require("ord_", orderId)), actor), MoneyView.class);
    }

    @GetMapping("/refunds")
    @Operation(
            operationId = "listRefunds",
            summary = "Refunds by state, longest in it first (finance, support, auditor)",
            description = "`state=FAILED` is what finance has to act on. 400: `limit-invalid`, `cursor-invalid`.")
    Page<RefundView> refunds(
            Actor actor,
            @Parameter(description = "in this state alone") @RequestParam(required = false)
                    RefundDesk.@Nullable State state,
            @Parameter(
                            description =
                                    "only what is overdue, being traced, was sent back by the bank, or was paid by hand")
                    @RequestParam(required = false)
                    RefundList.@Nullable Concern concern,
            Paging paging) {
        var rows = paging.page(
                list.of(actor, state, concern, paging),
                row -> new Paging.Place(row.since(), row.refund().refundId().value()));
        var now = clock.instant();
        return new Page<>(
                rows.items().stream()
                        .map(row -> RefundView.of(row.refund(), actor, now))
                        .toList(),
                rows.next());
    }

    @GetMapping("/refunds/{refundId}")
    @Operation(
            operationId = "showRefund",
            summary = "One refund: three steps, what happens next, and until when",
            description = "The steps never go back (R53): what was made stays made, though the bank may send it back;"
                    + " `reason` and `next` say so.")
    RefundView refund(Actor actor, @PathVariable String refundId) {
        return deeds.ask(actor, new ShowRefund(refund(refundId), actor), RefundView.class);
    }

    @PostMapping("/refunds/{refundId}/retry")
    @Operation(
            operationId = "retryRefund",
            summary = "Have a refund tried again that the provider declined (finance)",
            description = "409: `refund-not-failed`, `refund-on-hold`.")
    RefundView retry(Actor actor, @PathVariable String refundId, @RequestBody Empty nothing) {
        return perform(actor, "retry-refund", refundId, nothing, new RetryRefund(refund(refundId), actor));
    }

    record SettlementRequest(
            @NotNull
            @Pattern(regexp = "[A-Za-z0-9._:/-]{1,64}")
            @Schema(description = "what the payment is called where it was made", example = "SEPA-2026-0313-17")
            String reference) {}

    @PostMapping("/refunds/{refundId}/settlement")
    @Operation(
            operationId = "settleRefund",
            summary = "Say that a declined refund was paid in another way (finance)",
            description = "It counts as made (R54). 409: `refund-not-failed`, `refund-on-hold`. 422:"
                    + " `payment-data-refused`.")
    RefundView settle(Actor actor, @PathVariable String refundId, @Valid @RequestBody SettlementRequest request) {
        return perform(
                actor,
                "settle-refund-by-hand",
                refundId,
                request,
                new SettleByHand(refund(refundId), Reference.require(request.reference()), actor));
    }

    record TraceRequest(
            @NotNull @Schema(description = "of the bank statement's file", example = "application/pdf")
            String mediaType,

            @Schema(description = "size of the file in bytes")
            long bytes,

            @NotNull @Schema(description = "of its bytes, 64 lower-case hexadecimal digits")
            String sha256) {}

    @PostMapping("/refunds/{refundId}/trace")
    @Operation(
            operationId = "traceRefund",
            summary = "Have an overdue refund traced, with a bank statement that does not show it (buyer)",
            description =
                    "From `expectedBy` on (R55), once. 409: `refund-not-overdue`, `trace-open`, `refund-overtaken`."
                            + " 422: `statement-media-type`, `statement-size`, `sha256-malformed`.")
    RefundView trace(Actor actor, @PathVariable String refundId, @Valid @RequestBody TraceRequest request) {
        return perform(
                actor,
                "open-trace",
                refundId,
                request,
                new OpenTrace(
                        refund(refundId),
                        new BankStatement(request.mediaType(), request.bytes(), request.sha256()),
                        actor));
    }

    private RefundView perform(Actor actor, String operation, String refundId, Object request, RefundCommand command) {
        return deeds.perform(
                actor,
                operation,
                new About(refundId, request),
                command,
                view -> (RefundView) Objects.requireNonNull(view),
                RefundView.class);
    }

    private static RefundId refund(String id) {
        return new RefundId(Ids.require("rfd_", id));
    }
}
