package redress.dispute.projection;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.DisputeEvent;
import redress.dispute.domain.DisputeId;
import redress.dispute.domain.Ending;
import redress.dispute.domain.Kind;
import redress.dispute.domain.OrderEvent;
import redress.dispute.domain.OrderId;
import redress.dispute.domain.Party;
import redress.dispute.domain.Reason;
import redress.dispute.domain.Remark;
import redress.dispute.domain.ReturnEvent;
import redress.dispute.domain.ReturnId;
import redress.dispute.domain.StoredEvent;
import redress.dispute.domain.Trigger;
import redress.dispute.projection.DisputeBoard.Row;
import redress.platform.journal.Fact;
import redress.platform.projection.Projection;
import redress.platform.values.Money;
import redress.platform.values.TextRef;

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

    /** Where goods on their way back are, as their own view calls it. */
    public enum ReturnState {
        /** The buyer has not sent them. */
        AWAITING_SHIPMENT,
        /** With the carrier. */
        IN_TRANSIT,
        /** With the seller, who may look at them. */
        DELIVERED,
        /** As they should be. */
        ACCEPTED,
        /** Not as they should be: case management decides. */
        CONTESTED,
        /** Not sent in time. */
        LAPSED,
        /** Not arrived in time: case management decides. */
        PRESUMED_LOST,
        /** The dispute was ended in another way. */
        CONCLUDED
    }

    /**
     * That support opened a dispute for the buyer (R10).
     *
     * @param by pseudonymous subject of who did
     * @param why where the reason is kept
     */
    public record OpenedLate(String by, @Nullable TextRef why) {}

    /**
     * One case on the board.
     *
     * @param reason why the buyer disagrees
     * @param kind what is asked for
     * @param asked how much is asked for
     * @param state where it stands
     * @param escalated whether case management has ever had it
     * @param settled what was agreed or decided to be refunded
     * @param returnState where the goods are that travel back; absent where none do
     * @param trackingNumber of the parcel that goes back; absent until it is sent
     * @param closed how it ended; absent while it goes on
     * @param openedAt when it was opened
     * @param openedLate support opened it for the buyer; absent where the buyer did
     * @param resolveBy until when the parties may agree; case management takes over then
     * @param due when it goes on by itself; absent while it waits for a person without a deadline, or is over
     * @param urgency {@code due} in milliseconds, for sorting
     * @param before where it stood when it was put on hold, if it is
     * @param offersOf whose offers stand
     * @param waitsFor who should do something now: answer the request or an offer, file the claim that may be filed, send the
     *     goods back, look at what came back; none where it waits for case management, a carrier, a bank or nobody
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
            @Nullable ReturnState returnState,
            @Nullable String trackingNumber,
            @Nullable Ending closed,
            Instant openedAt,
            @Nullable OpenedLate openedLate,
            Instant resolveBy,
            @Nullable Instant due,
            long urgency,
            @Nullable State before,
            List<Party> offersOf,
            List<Party> waitsFor) {

        public Row {
            offersOf = List.copyOf(offersOf);
            waitsFor = List.copyOf(waitsFor);
        }

        Row now(State next, @Nullable Instant nextDue) {
            return with(it -> {
                it.before = next == State.ON_HOLD ? it.state : null;
                it.state = next;
                it.escalated |= next == State.CLAIMED;
                it.closed = next == State.CLOSED ? it.closed : null;
                it.due = nextDue;
            });
        }

        /** Nothing but what it waits for has changed. */
        Row due(@Nullable Instant nextDue) {
            return with(it -> it.due = nextDue);
        }

        Row asking(Kind other, Money amount, Instant until) {
            return with(it -> {
                it.kind = other;
                it.asked = amount;
                it.resolveBy = until;
            });
        }

        Row settledFor(@Nullable Money amount) {
            return with(it -> it.settled = amount);
        }

        Row offeredBy(Party party) {
            return with(it -> it.offersOf = Stream.concat(it.offersOf.stream(), Stream.of(party))
                    .distinct()
                    .sorted()
                    .toList());
        }

        Row withoutOffers() {
            return with(it -> it.offersOf = List.of());
        }

        Row openedLate(OpenedLate late) {
            return with(it -> it.openedLate = late);
        }

        Row returns(ReturnId back) {
            return with(it -> it.returnId = back);
        }

        Row returns(ReturnState where) {
            return with(it -> it.returnState = where);
        }

        Row shipped(String number) {
            return with(it -> it.trackingNumber = number);
        }

        Row over(Ending how) {
            return now(State.CLOSED, null).with(it -> it.closed = how);
        }

        /** It goes on where it was; only while it is between the parties does it go on by itself. */
        Row resumed(Instant answerBy, Instant newResolveBy) {
            var back = before == null ? state : before;
            var row = asking(kind, asked, newResolveBy);
            return switch (back) {
                case AWAITING_SELLER -> row.now(back, answerBy);
                case NEGOTIATING -> row.now(back, newResolveBy);
                case CLAIMED, RETURNING, REFUND_DUE, ON_HOLD, CLOSED -> row.now(back, null);
            };
        }

        private Row with(Consumer<Change> change) {
            var it = new Change(this);
            change.accept(it);
            return it.made();
        }
    }

    /** A row while something of it changes. Whose case it is and what it began with does not. */
    private static final class Change {

        private final Row row;
        private Kind kind;
        private Money asked;
        private State state;
        private boolean escalated;
        private @Nullable Money settled;
        private @Nullable ReturnId returnId;
        private @Nullable ReturnState returnState;
        private @Nullable String trackingNumber;
        private @Nullable Ending closed;
        private @Nullable OpenedLate openedLate;
        private Instant resolveBy;
        private @Nullable Instant due;
        private @Nullable State before;
        private List<Party> offersOf;

        Change(Row row) {
            this.row = row;
            kind = row.kind();
            asked = row.asked();
            state = row.state();
            escalated = row.escalated();
            settled = row.settled();
            returnId = row.returnId();
            returnState = row.returnState();
            trackingNumber = row.trackingNumber();
            closed = row.closed();
            openedLate = row.openedLate();
            resolveBy = row.resolveBy();
            due = row.due();
            before = row.before();
            offersOf = row.offersOf();
        }

        Row made() {
            return new Row(
                    row.disputeId(),
                    row.orderId(),
                    row.buyerId(),
                    row.sellerId(),
                    row.reason(),
                    kind,
                    asked,
                    state,
                    escalated,
                    settled,
                    returnId,
                    returnState,
                    trackingNumber,
                    closed,
                    row.openedAt(),
                    openedLate,
                    resolveBy,
                    state == State.CLOSED ? null : due,
                    urgency(),
                    before,
                    offersOf,
                    waitsFor(state, returnState, offersOf));
        }

        private long urgency() {
            if (state == State.CLOSED) return OVER;
            return due == null ? NOTHING_DUE : due.toEpochMilli();
        }
    }

    private static List<Party> waitsFor(State state, @Nullable ReturnState goods, List<Party> offersOf) {
        return switch (state) {
            case AWAITING_SELLER -> List.of(Party.SELLER);
            case NEGOTIATING -> offersOf.isEmpty() ? List.of(Party.BUYER) : answering(offersOf);
            case CLAIMED -> answering(offersOf);
            case RETURNING ->
                switch (goods) {
                    case AWAITING_SHIPMENT -> List.of(Party.BUYER);
                    case DELIVERED -> List.of(Party.SELLER);
                    case IN_TRANSIT, ACCEPTED, CONTESTED, LAPSED, PRESUMED_LOST, CONCLUDED -> List.of();
                    case null -> List.of();
                };
            case REFUND_DUE, ON_HOLD, CLOSED -> List.of();
        };
    }

    private static List<Party> answering(List<Party> offersOf) {
        return Stream.of(Party.values())
                .filter(party -> offersOf.stream().anyMatch(by -> by != party))
                .toList();
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
            case DisputeEvent.OpenedBySupport e -> of(before).openedLate(late(e));
            case DisputeEvent.SellerResponded _, DisputeEvent.SellerResponseWindowElapsed _ ->
                of(before).now(State.NEGOTIATING, of(before).resolveBy());
            case DisputeEvent.RequestAmended e -> {
                var row = of(before)
                        .asking(
                                e.request().remedy().kind(),
                                e.request().asked(),
                                e.deadlines().resolveBy());
                yield e.worseForSeller()
                        ? row.now(State.AWAITING_SELLER, e.deadlines().answerBy())
                        : row;
            }
            case DisputeEvent.DisputeReopened e ->
                of(before)
                        .withoutOffers()
                        .settledFor(null)
                        .asking(
                                e.request().remedy().kind(),
                                e.request().asked(),
                                e.deadlines().resolveBy())
                        .now(State.AWAITING_SELLER, e.deadlines().respondBy());
            case DisputeEvent.DisputeHeld _ -> of(before).now(State.ON_HOLD, null);
            case DisputeEvent.DisputeResumed e ->
                of(before).resumed(e.deadlines().answerBy(), e.deadlines().resolveBy());
            case DisputeEvent.ClaimEscalated e -> {
                var row = e.trigger() == Trigger.RETURN ? of(before).withoutOffers() : of(before);
                yield row.now(State.CLAIMED, null);
            }
            case DisputeEvent.OfferMade e -> of(before).offeredBy(e.offer().by());
            case DisputeEvent.DisputeSettled e ->
                of(before)
                        .settledFor(e.settlement().amount())
                        .now(
                                e.settlement().remedy().kind() == Kind.REFUND_ONLY ? State.REFUND_DUE : State.RETURNING,
                                null);
            case DisputeEvent.GoodsReturned _ -> of(before).now(State.REFUND_DUE, null);
            case DisputeEvent.DisputeClosed e -> of(before).over(e.how());
            case DisputeEvent.OfferAccepted _,
                    DisputeEvent.GoodsPartlyReturned _,
                    DisputeEvent.RefundCounted _,
                    DisputeEvent.SellerReminded _,
                    DisputeEvent.EvidenceAdded _,
                    DisputeEvent.MessageSent _,
                    DisputeEvent.DisputeWithdrawn _,
                    DisputeEvent.VerdictRecorded _,
                    DisputeEvent.VerdictSetAside _,
                    DisputeEvent.AppealDecided _,
                    DisputeEvent.ReturnRecalled _,
                    DisputeEvent.CompensationAwarded _ -> of(before);
        };
    }

    /** The dispute itself says what a return's end means for it; here only its deadlines are of interest. */
    private static Row evolve(Row before, ReturnEvent event) {
        return switch (event) {
            case ReturnEvent.ReturnAwaited e ->
                before.returns(e.returnId())
                        .returns(ReturnState.AWAITING_SHIPMENT)
                        .now(State.RETURNING, e.shipBy());
            case ReturnEvent.ReturnExtended e -> before.due(e.shipBy());
            case ReturnEvent.ReturnShipped e ->
                before.shipped(e.trackingNumber())
                        .returns(ReturnState.IN_TRANSIT)
                        .due(e.arriveBy());
            case ReturnEvent.ReturnDelivered e ->
                before.returns(ReturnState.DELIVERED).due(e.inspectBy());
            case ReturnEvent.ReturnAccepted _ -> before.returns(ReturnState.ACCEPTED);
            case ReturnEvent.ReturnContested _ -> before.returns(ReturnState.CONTESTED);
            case ReturnEvent.ReturnLapsed _ -> before.returns(ReturnState.LAPSED);
            case ReturnEvent.ReturnPresumedLost _ -> before.returns(ReturnState.PRESUMED_LOST);
            case ReturnEvent.ReturnConcluded _ -> before.returns(ReturnState.CONCLUDED);
            case ReturnEvent.ReturnHeld _ -> before.due(null);
            case ReturnEvent.ReturnResumed e -> before.due(end(e.window()));
            case ReturnEvent.ReturnReminded _,
                    ReturnEvent.ReturnPartlyAccepted _,
                    ReturnEvent.ReturnTurnedUp _,
                    ReturnEvent.ReturnPayerChanged _,
                    ReturnEvent.ReturnRevised _ -> before;
        };
    }

    private static OpenedLate late(DisputeEvent.OpenedBySupport e) {
        return new OpenedLate(e.by().id(), e.why() instanceof Remark.Written written ? written.text() : null);
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
                null,
                e.openedAt(),
                null,
                e.terms().resolveBy(),
                e.terms().respondBy(),
                e.terms().respondBy().toEpochMilli(),
                null,
                List.of(),
                List.of(Party.SELLER));
    }

    private static Row of(@Nullable Row before) {
        return Objects.requireNonNull(before, "a dispute's first event is its opening");
    }
}
