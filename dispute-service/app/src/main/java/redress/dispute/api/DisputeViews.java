package redress.dispute.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.dispute.domain.Afterlife;
import redress.dispute.domain.DisputeCommand.ShowDispute;
import redress.dispute.domain.DisputeId;
import redress.dispute.domain.DisputeView;
import redress.dispute.domain.OrderCommand.ShowAfterwards;
import redress.dispute.domain.OrderCommand.ShowOrderDisputes;
import redress.dispute.domain.OrderDisputesView;
import redress.dispute.domain.OrderId;
import redress.dispute.domain.Party;
import redress.dispute.projection.DisputeBoard;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.web.Deeds;
import redress.platform.web.Page;
import redress.platform.web.Paging;
import redress.platform.web.Paging.Place;

/** What people see of disputes: one of them always fresh, the list a moment behind. */
@RestController
@Tag(name = "Disputes")
class DisputeViews {

    private final Deeds deeds;
    private final DisputeList list;
    private final Words words;

    DisputeViews(Deeds deeds, DisputeList list, Words words) {
        this.deeds = deeds;
        this.list = list;
        this.words = words;
    }

    @GetMapping("/disputes/{disputeId}")
    @Operation(
            operationId = "showDispute",
            summary = "One dispute, with what the viewer may do now",
            description =
                    "For its parties, mediators once it was escalated, support and auditors. 404: `no-such-dispute`.")
    DisputeView one(Actor actor, @PathVariable String disputeId) {
        var dispute = new DisputeId(Ids.require("dsp_", disputeId));
        var view = deeds.ask(actor, new ShowDispute(dispute, actor), DisputeView.class)
                .telling(words::read);
        if (view.closed() == null) return view;
        var afterwards = new ShowAfterwards(new OrderId(view.orderId()), dispute, actor);
        return view.offering(deeds.ask(actor, afterwards, Afterlife.class).availableActions());
    }

    @GetMapping("/orders/{orderId}/disputes")
    @Operation(
            operationId = "showDisputesOfOrder",
            summary = "What of an order can be disputed, and what is",
            description = "For the order's parties, support and auditors. 404: `no-such-order`.")
    OrderDisputesView ofOrder(Actor actor, @PathVariable String orderId) {
        return deeds.ask(
                actor,
                new ShowOrderDisputes(new OrderId(Ids.require("ord_", orderId)), actor),
                OrderDisputesView.class);
    }

    @GetMapping("/disputes")
    @Operation(
            operationId = "listDisputes",
            summary = "My returns and disputes, earliest due first (R83)",
            description =
                    "A buyer's and a seller's own; mediators see what was escalated; support and auditors see all. Other"
                            + " roles get 403 `role-may-not`. What is over comes last.")
    Page<DisputeBoard.Row> mine(
            Actor actor,
            @Parameter(description = "AWAITING_SELLER is what a seller has to answer; RETURNING what travels back")
                    @RequestParam(required = false)
                    DisputeBoard.@Nullable State state,
            @Parameter(
                            description =
                                    "in which this party should do something now, whatever it is: an inbox of all that waits for one")
                    @RequestParam(required = false)
                    @Nullable
                    Party waitsFor,
            Paging paging) {
        return paging.page(list.of(actor, state, waitsFor, paging), DisputeViews::place);
    }

    /** Where a row is in a list with what is due first in front. */
    static Place place(DisputeBoard.Row row) {
        return new Place(Instant.ofEpochMilli(row.urgency()), row.disputeId().value());
    }
}
