package redress.dispute.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.dispute.domain.DisputeCommand.AcceptOffer;
import redress.dispute.domain.DisputeCommand.AmendRequest;
import redress.dispute.domain.DisputeCommand.FileClaim;
import redress.dispute.domain.DisputeCommand.MakeOffer;
import redress.dispute.domain.DisputeCommand.RespondToRequest;
import redress.dispute.domain.DisputeCommand.Response;
import redress.dispute.domain.DisputeCommand.ShowDispute;
import redress.dispute.domain.DisputeCommand.WithdrawDispute;
import redress.dispute.domain.DisputeId;
import redress.dispute.domain.DisputeView;
import redress.dispute.domain.Kind;
import redress.dispute.domain.Offer;
import redress.dispute.domain.OfferId;
import redress.dispute.domain.OrderCommand.ReclaimLines;
import redress.dispute.domain.OrderId;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Refusal;
import redress.platform.values.Role;
import redress.platform.web.About;
import redress.platform.web.Deeds;
import redress.platform.web.Empty;

/** What the two parties do with a dispute. Every deed but the creating ones answers with the dispute as the doer now sees it. */
@RestController
@Tag(
        name = "Disputes",
        description =
                "From opening to resolution (R10-R28). Amounts are integers of minor units of an ISO 4217 currency:"
                        + " 1999 EUR is 19.99 euro, 1999 JPY is 1999 yen. Instants are UTC; windows end exclusively. Who is no party"
                        + " to it gets 404 `no-such-dispute`; a role that may never do a deed gets 403 `role-may-not`; what is not"
                        + " among `availableActions` is refused. While the buyer's bank looks at a chargeback every deed but"
                        + " telling and showing gets 409 `dispute-on-hold` (R57).")
class DisputeDeeds {

    private final Deeds deeds;
    private final Words words;

    DisputeDeeds(Deeds deeds, Words words) {
        this.deeds = deeds;
        this.words = words;
    }

    record Opened(String disputeId) {}

    @PostMapping("/orders/{orderId}/disputes")
    @Operation(
            operationId = "openDispute",
            summary = "Open a dispute (buyer; support for a buyer who comes too late)",
            description =
                    "Freezes what was paid for the disputed lines (R14). Possible from shipment until the dispute window"
                            + " closes (R10), on lines that are in no other dispute (R13). 409: `not-shipped`,"
                            + " `dispute-window-closed`, `too-late-for-reason`, `return-days-over`, `line-in-dispute`,"
                            + " `line-settled`, `line-decided`, `nothing-refundable`. 422: `no-such-line`, `line-named-twice`,"
                            + " `quantity-out-of-range`, `kind-not-allowed`, `goods-arrived`, `goods-not-arrived`, `shown-delivered`,"
                            + " `not-shown-delivered`, `not-late`, `nothing-to-return`, `returns-not-offered`, `text-needed`, `text-empty`, `text-too-long`, `evidence-needed`,"
                            + " `too-much-evidence`, `evidence-size`, `evidence-media-type`, `percent-or-amount`,"
                            + " `percent-out-of-range`, `more-than-disputed`, `amount-zero`, `currency-mixed`, `reason-needed` and"
                            + " `reason-not-expected` (support's). 409 also: `order-called-off`, `dispute-on-hold`, `settled-externally`. 404:"
                            + " `no-such-order`.")
    ResponseEntity<Opened> open(
            Actor actor, @PathVariable String orderId, @Valid @RequestBody OpenDisputeRequest request) {
        var order = new OrderId(Ids.require("ord_", orderId));
        var dispute = new DisputeId(Ids.fresh("dsp_"));
        if (request.supportsReason() != null && !actor.is(Role.SUPPORT))
            throw Refusal.invalid("reason-not-expected", "Only support says why it opens a dispute.");
        var command = request.command(
                order,
                dispute,
                words.remark(actor, request.text(), "text"),
                words.remark(actor, request.supportsReason(), "supportsReason"),
                actor);
        var answer = deeds.perform(
                actor,
                "open-dispute",
                new About(orderId, request),
                command,
                _ -> new Opened(dispute.value()),
                Opened.class);
        return ResponseEntity.created(URI.create("/disputes/" + answer.disputeId()))
                .body(answer);
    }

    /** What the seller says. */
    enum Says {
        /** Grants the request as it is. */
        ACCEPT,
        /** Offers something else. */
        COUNTER,
        /** Refuses, and says why. */
        REJECT
    }

    /** @param answer what the seller says */
    record ResponseRequest(
            @NotNull Says answer,

            @Schema(
                    description =
                            "with ACCEPT: the version of the request that you have seen; absent: 1, as it was opened",
                    example = "1")
            @Nullable
            @Min(1)
            @Max(1_000_000)
            Integer requestVersion,

            @Schema(description = "with COUNTER") @Nullable @Valid
            OfferRequest offer,

            @Schema(description = "with REJECT: why, 1 to 10000 characters", example = "The photo shows another shirt.")
            @Nullable
            String reason) {}

    @PostMapping("/disputes/{disputeId}/response")
    @Operation(
            operationId = "respondToRequest",
            summary = "Answer the request (seller)",
            description =
                    "Once, before `respondBy` (R20). ACCEPT settles the dispute as it is asked. 409: `request-amended`,"
                            + " `already-responded`,"
                            + " `response-window-over`, `claim-filed`, `dispute-settled`, `dispute-closed`. 422: `offer-needed`,"
                            + " `offer-not-expected`, `reason-needed`, `reason-not-expected`, `text-empty`, `text-too-long`, and of an offer"
                            + " `percent-or-amount`, `percent-out-of-range`, `more-than-disputed`, `amount-zero`, `currency-mixed`,"
                            + " `nothing-to-return`, `return-never-by-buyer`, `not-theirs-to-give`.")
    DisputeView respond(Actor actor, @PathVariable String disputeId, @Valid @RequestBody ResponseRequest request) {
        var command = new RespondToRequest(dispute(disputeId), response(request, actor), actor);
        return perform(actor, "respond", disputeId, request, command);
    }

    private Response response(ResponseRequest request, Actor seller) {
        var offer = request.offer();
        if (request.answer() != Says.COUNTER && offer != null)
            throw Refusal.invalid("offer-not-expected", "An offer goes with COUNTER alone.");
        if (request.answer() != Says.REJECT && request.reason() != null)
            throw Refusal.invalid("reason-not-expected", "A reason goes with REJECT alone.");
        return switch (request.answer()) {
            case ACCEPT -> new Response.Accept(request.requestVersion() == null ? 1 : request.requestVersion());
            case COUNTER -> {
                if (offer == null) throw Refusal.invalid("offer-needed", "A counter-offer needs an offer.");
                yield new Response.Counter(new OfferId(Ids.fresh("ofr_")), offer.terms());
            }
            case REJECT -> new Response.Reject(words.remark(seller, request.reason(), "reason"));
        };
    }

    /** @param version number of the offer among all of the dispute, from 1 */
    record Offered(String offerId, int version) {}

    @PostMapping("/disputes/{disputeId}/offers")
    @Operation(
            operationId = "makeOffer",
            summary = "Make an offer (either party)",
            description =
                    "Replaces the party's previous one (R21). After the seller's answer or silence, and until the verdict."
                            + " 409: `seller-answers-first`, `dispute-settled`, `dispute-closed`. 422: `percent-or-amount`,"
                            + " `percent-out-of-range`, `more-than-disputed`, `amount-zero`, `currency-mixed`, `nothing-to-return`,"
                            + " `return-never-by-buyer`, `not-theirs-to-give`.")
    ResponseEntity<Offered> offer(
            Actor actor, @PathVariable String disputeId, @Valid @RequestBody OfferRequest request) {
        var command = new MakeOffer(dispute(disputeId), new OfferId(Ids.fresh("ofr_")), request.terms(), actor);
        var answer = deeds.perform(
                actor,
                "make-offer",
                new About(disputeId, request),
                command,
                made -> {
                    var offer = (Offer) Objects.requireNonNull(made);
                    return new Offered(offer.offerId().value(), offer.version());
                },
                Offered.class);
        return ResponseEntity.created(URI.create("/disputes/" + disputeId)).body(answer);
    }

    record AcceptanceRequest(
            @Schema(description = "the version you have seen", example = "1") @NotNull @Min(1) @Max(1_000_000)
            Integer version) {}

    @PostMapping("/disputes/{disputeId}/offers/{offerId}/acceptance")
    @Operation(
            operationId = "acceptOffer",
            summary = "Accept the other side's offer (either party)",
            description = "Settles the dispute. 404: `no-such-offer`. 409: `offer-replaced`, `own-offer`,"
                    + " `no-offer-to-accept`, `dispute-settled`, `dispute-closed`.")
    DisputeView accept(
            Actor actor,
            @PathVariable String disputeId,
            @PathVariable String offerId,
            @Valid @RequestBody AcceptanceRequest request) {
        var offer = new OfferId(Ids.require("ofr_", offerId));
        var command = new AcceptOffer(dispute(disputeId), offer, request.version(), actor);
        return perform(actor, "accept-offer", disputeId + "/" + offerId, request, command);
    }

    record WithdrawalRequest(
            @Schema(description = "true: it is understood that this ends the dispute without money") @NotNull
            Boolean understood) {}

    @PostMapping("/disputes/{disputeId}/withdrawal")
    @Operation(
            operationId = "withdrawDispute",
            summary = "Withdraw the dispute (buyer)",
            description =
                    "Ends it without money, and a claim with it (R27, R32). Do not do it before the money is back. 422:"
                            + " `acknowledgement-needed`. 409: `dispute-settled`, `dispute-closed`, `dispute-on-hold`.")
    DisputeView withdraw(Actor actor, @PathVariable String disputeId, @Valid @RequestBody WithdrawalRequest request) {
        var command = new WithdrawDispute(dispute(disputeId), request.understood(), actor);
        return perform(actor, "withdraw", disputeId, request, command);
    }

    @PostMapping("/disputes/{disputeId}/claim")
    @Operation(
            operationId = "fileClaim",
            summary = "Hand the dispute to case management (buyer)",
            description =
                    "Once the seller rejected, made a counter-offer or let the window pass (R24). 409:"
                            + " `seller-still-has-time`, `claim-files-itself`, `claim-filed`, `dispute-settled`, `dispute-closed`.")
    DisputeView claim(Actor actor, @PathVariable String disputeId, @Valid @RequestBody Empty request) {
        return perform(actor, "file-claim", disputeId, request, new FileClaim(dispute(disputeId), actor));
    }

    @PostMapping("/disputes/{disputeId}/reopening")
    @Operation(
            operationId = "reopenDispute",
            summary = "Take a withdrawn dispute up again (buyer)",
            description =
                    "Inside the order's dispute window, while its lines are free and something is left of them (R27). The"
                            + " windows start again, offers made before have fallen. A moment later the dispute awaits the"
                            + " seller. 409: `not-withdrawn`, `dispute-window-closed`, `line-in-dispute`, `line-settled`,"
                            + " `line-decided`, `nothing-refundable`, `order-called-off`, `dispute-on-hold`, `settled-externally`.")
    Opened reopen(Actor actor, @PathVariable String disputeId, @Valid @RequestBody Empty request) {
        var dispute = dispute(disputeId);
        var order = deeds.ask(actor, new ShowDispute(dispute, actor), DisputeView.class)
                .orderId();
        return deeds.perform(
                actor,
                "reopen-dispute",
                new About(disputeId, request),
                new ReclaimLines(new OrderId(order), dispute, actor),
                _ -> new Opened(disputeId),
                Opened.class);
    }

    /** @param kind what is asked for now */
    record AmendmentRequest(
            @NotNull Kind kind,

            @Schema(description = "a percentage of the disputed lines, or an amount in the order's currency")
            @NotNull
            @Valid
            Asked ask,

            @Schema(description = "in your own words, 1 to 10000 characters", example = "It is worse than I thought.")
            @Nullable
            String text) {}

    @PostMapping("/disputes/{disputeId}/amendment")
    @Operation(
            operationId = "amendRequest",
            summary = "Ask for something else (buyer)",
            description =
                    "Until it is with case management (R22). The seller's window starts again only if the change is worse for"
                            + " the seller: more money, or goods that no longer come back. 409: `claim-filed`,"
                            + " `claim-files-itself`, `dispute-settled`, `dispute-closed`, `dispute-on-hold`. 422:"
                            + " `nothing-amended`, `kind-not-allowed`, `nothing-to-return`, `percent-or-amount`, `percent-out-of-range`,"
                            + " `more-than-disputed`, `amount-zero`, `currency-mixed`, `text-empty`, `text-too-long`.")
    DisputeView amend(Actor actor, @PathVariable String disputeId, @Valid @RequestBody AmendmentRequest request) {
        var command = new AmendRequest(
                dispute(disputeId),
                request.kind(),
                request.ask().share(),
                words.remark(actor, request.text(), "text"),
                actor);
        return perform(actor, "amend-request", disputeId, request, command);
    }

    private DisputeView perform(Actor actor, String operation, String id, Object request, Object command) {
        return deeds.perform(
                        actor,
                        operation,
                        new About(id, request),
                        command,
                        view -> (DisputeView) Objects.requireNonNull(view),
                        DisputeView.class)
                .telling(words::read); // only now: what is stored with an idempotency key holds no words
    }

    private static DisputeId dispute(String id) {
        return new DisputeId(Ids.require("dsp_", id));
    }
}
