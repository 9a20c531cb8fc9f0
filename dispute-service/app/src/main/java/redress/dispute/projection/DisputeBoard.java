package redress.dispute.projection;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.DisputeEvent;
import redress.dispute.domain.DisputeId;
import redress.dispute.domain.Ending;
import redress.dispute.domain.Kind;
import redress.dispute.domain.OrderEvent;
import redress.dispute.domain.OrderId;
import redress.dispute.domain.Reason;
import redress.dispute.domain.ReturnEvent;
import redress.dispute.domain.ReturnId;
import redress.dispute.domain.StoredEvent;
import redress.dispute.projection.DisputeBoard.Row;
import redress.platform.journal.Fact;
import redress.platform.projection.Projection;
import redress.platform.values.Money;

/** "Returns and disputes" (R83): every case of every order, earliest due first. */
public final class DisputeBoard implements Projection<Row> {

    /** Sorts behind everything that is due. */
    static final long NOTHING_DUE = Instant.parse("9999-12-30T00:00:00Z").toEpochMilli();

    /** Sorts last. */
    static final long OVER = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

    /** Where a case stands, as its own view calls it. */
    public enum State {
        /** The seller has not answered and still may. */
        AWAITING_SELLER,
        /** The parties bargain. */
        NEGOTIATING,
        /** With case management. */
        CLAIMED,
        /** The goods travel back. */
        RETURNING,
        /** The refund is under way. */
        REFUND_DUE,
        /** The buyer's bank looks at the payment. */
        ON_HOLD,
        /** Over. */
        CLOSED
    }

    /**
     * One case on the board.
     *
     * @param reason why the buyer disagrees
     * @param kind what is asked for
     * @param asked how much is asked for
     * @param state where it stands
     * @param escalated whether case management has ever had it
     * @param settled what was agreed or decided to be refunded
     * @param trackingNumber of the parcel that goes back; absent until it is sent
     * @param closed how it ended; absent while it goes on
     * @param openedAt when it was opened
     * @param resolveBy until when the parties may agree; case management takes over then
     * @param due when it goes on by itself; absent while it waits for a person without a deadline, or is over
     * @param urgency {@code due} in milliseconds, for sorting
     * @param before where it stood when it was put on hold, if it is
     */
    public record Row(
            DisputeId disputeId,
            OrderId orderId,
            String buyerId,
            String sellerId,
            Reason reason,
            Kind kind,
            Money asked,
            State state,
            boolean escalated,
            @Nullable Money settled,
            @Nullable ReturnId returnId,
            @Nullable String trackingNumber,
            @Nullable Ending closed,
            Instant openedAt,
            Instant resolveBy,
            @Nullable Instant due,
            long urgency,
            @Nullable State before) {

        Row now(State next, @Nullable Instant nextDue) {
            return new Row(
                    disputeId,
                    orderId,
                    buyerId,
                    sellerId,
                    reason,
                    kind,
                    asked,
                    next,
                    escalated || next == State.CLAIMED,
                    settled,
                    returnId,
                    trackingNumber,
                    next == State.CLOSED ? closed : null,
                    openedAt,
                    resolveBy,
                    nextDue,
                    nextDue == null ? NOTHING_DUE : nextDue.toEpochMilli(),
                    next == State.ON_HOLD ? state : null);
        }

        Row asking(Kind newKind, Money amount, Instant newResolveBy) {
            return new Row(
                    disputeId,
                    orderId,
                    buyerId,
                    sellerId,
                    reason,
                    newKind,
                    amount,
                    state,
                    escalated,
                    settled,
                    returnId,
                    trackingNumber,
                    closed,
                    openedAt,
                    newResolveBy,
                    due,
                    urgency,
                    before);
        }

        Row settledFor(@Nullable Money amount) {
            return new Row(
                    disputeId,
                    orderId,
                    buyerId,
                    sellerId,
                    reason,
                    kind,
                    asked,
                    state,
                    escalated,
                    amount,
                    returnId,
                    trackingNumber,
                    closed,
                    openedAt,
                    resolveBy,
                    due,
                    urgency,
                    before);
        }

        Row with(ReturnId back) {
            return new Row(
                    disputeId,
                    orderId,
                    buyerId,
                    sellerId,
                    reason,
                    kind,
                    asked,
                    state,
                    escalated,
                    settled,
                    back,
                    trackingNumber,
                    closed,
                    openedAt,
                    resolveBy,
                    due,
                    urgency,
                    before);
        }

        Row shipped(String number) {
            return new Row(
                    disputeId, orderId, buyerId, sellerId, reason, kind, asked, state, escalated, settled, returnId,
                    number, closed, openedAt, resolveBy, due, urgency, before);
        }

        Row over(Ending how) {
            return new Row(
                    disputeId,
                    orderId,
                    buyerId,
                    sellerId,
                    reason,
                    kind,
                    asked,
                    State.CLOSED,
                    escalated,
                    settled,
                    returnId,
                    trackingNumber,
                    how,
                    openedAt,
                    resolveBy,
                    null,
                    OVER,
                    null);
        }

        /** It goes on where it was; only while it is between the parties does it go on by itself. */
        Row resumed(@Nullable Instant respondBy, Instant newResolveBy) {
            var back = before == null ? state : before;
            var row = asking(kind, asked, newResolveBy);
            return switch (back) {
                case AWAITING_SELLER -> row.now(back, respondBy == null ? newResolveBy : respondBy);
                case NEGOTIATING -> row.now(back, newResolveBy);
                case CLAIMED, RETURNING, REFUND_DUE, ON_HOLD, CLOSED -> row.now(back, null);
            };
        }
    }

    @Override
    public String name() {
        return "dispute_board";
    }

    @Override
    public Class<Row> row() {
        return Row.class;
    }

    @Override
    public Optional<String> key(Object event, Fact fact) {
        return switch ((StoredEvent) event) {
            case OrderEvent _ -> Optional.empty();
            case DisputeEvent e -> Optional.of(e.disputeId().value());
            case ReturnEvent e -> Optional.of(e.disputeId().value());
        };
    }

    @Override
    public Row evolve(@Nullable Row before, Object event, Fact fact) {
        return switch ((StoredEvent) event) {
            case OrderEvent _ -> of(before);
            case DisputeEvent e -> evolve(before, e);
            case ReturnEvent e -> evolve(of(before), e);
        };
    }

    private static Row evolve(@Nullable Row before, DisputeEvent event) {
        return switch (event) {
            case DisputeEvent.DisputeOpened e -> opened(e);
            case DisputeEvent.SellerResponded _, DisputeEvent.SellerResponseWindowElapsed _ ->
                of(before).now(State.NEGOTIATING, of(before).resolveBy());
            case DisputeEvent.RequestAmended e -> {
                var row = of(before)
                        .asking(
                                e.request().remedy().kind(),
                                e.request().asked(),
                                e.deadlines().resolveBy());
                yield e.worseForSeller()
                        ? row.now(State.AWAITING_SELLER, e.deadlines().respondBy())
                        : row;
            }
            case DisputeEvent.DisputeReopened e ->
                of(before)
                        .settledFor(null)
                        .asking(
                                e.request().remedy().kind(),
                                e.request().asked(),
                                e.deadlines().resolveBy())
                        .now(State.AWAITING_SELLER, e.deadlines().respondBy());
            case DisputeEvent.DisputeHeld _ -> of(before).now(State.ON_HOLD, null);
            case DisputeEvent.DisputeResumed e ->
                of(before).resumed(e.deadlines().respondBy(), e.deadlines().resolveBy());
            case DisputeEvent.ClaimEscalated _ -> of(before).now(State.CLAIMED, null);
            case DisputeEvent.DisputeSettled e ->
                of(before)
                        .settledFor(e.settlement().amount())
                        .now(
                                e.settlement().remedy().kind() == Kind.REFUND_ONLY ? State.REFUND_DUE : State.RETURNING,
                                null);
            case DisputeEvent.GoodsReturned _ -> of(before).now(State.REFUND_DUE, null);
            case DisputeEvent.DisputeClosed e -> of(before).over(e.how());
            case DisputeEvent.OfferMade _,
                    DisputeEvent.OfferAccepted _,
                    DisputeEvent.GoodsPartlyReturned _,
                    DisputeEvent.RefundCounted _,
                    DisputeEvent.OpenedBySupport _,
                    DisputeEvent.SellerReminded _,
                    DisputeEvent.EvidenceAdded _,
                    DisputeEvent.MessageSent _,
                    DisputeEvent.DisputeWithdrawn _,
                    DisputeEvent.VerdictRecorded _,
                    DisputeEvent.VerdictSetAside _,
                    DisputeEvent.AppealDecided _,
                    DisputeEvent.CompensationAwarded _ -> of(before);
        };
    }

    /** The dispute itself says what a return's end means for it; here only its deadlines are of interest. */
    private static Row evolve(Row before, ReturnEvent event) {
        return switch (event) {
            case ReturnEvent.ReturnAwaited e -> before.with(e.returnId()).now(State.RETURNING, e.shipBy());
            case ReturnEvent.ReturnExtended e -> before.now(before.state(), e.shipBy());
            case ReturnEvent.ReturnShipped e ->
                before.shipped(e.trackingNumber()).now(before.state(), e.arriveBy());
            case ReturnEvent.ReturnDelivered e -> before.now(before.state(), e.inspectBy());
            case ReturnEvent.ReturnHeld _ -> before.now(before.state(), null);
            case ReturnEvent.ReturnResumed e -> before.now(before.state(), end(e.window()));
            case ReturnEvent.ReturnReminded _,
                    ReturnEvent.ReturnAccepted _,
                    ReturnEvent.ReturnPartlyAccepted _,
                    ReturnEvent.ReturnContested _,
                    ReturnEvent.ReturnLapsed _,
                    ReturnEvent.ReturnPresumedLost _,
                    ReturnEvent.ReturnTurnedUp _,
                    ReturnEvent.ReturnRevised _,
                    ReturnEvent.ReturnConcluded _ -> before;
        };
    }

    private static @Nullable Instant end(ReturnEvent.RunningWindow window) {
        return switch (window) {
            case ReturnEvent.RunningWindow.Shipping it -> it.shipBy();
            case ReturnEvent.RunningWindow.Transit it -> it.arriveBy();
            case ReturnEvent.RunningWindow.Inspection it -> it.inspectBy();
            case ReturnEvent.RunningWindow.None _ -> null;
        };
    }

    private static Row opened(DisputeEvent.DisputeOpened e) {
        return new Row(
                        e.disputeId(),
                        e.orderId(),
                        e.buyerId(),
                        e.sellerId(),
                        e.request().reason(),
                        e.request().remedy().kind(),
                        e.request().asked(),
                        State.AWAITING_SELLER,
                        false,
                        null,
                        null,
                        null,
                        null,
                        e.openedAt(),
                        e.terms().resolveBy(),
                        null,
                        NOTHING_DUE,
                        null)
                .now(State.AWAITING_SELLER, e.terms().respondBy());
    }

    private static Row of(@Nullable Row before) {
        return Objects.requireNonNull(before, "a dispute's first event is its opening");
    }
}
