package redress.dispute.projection;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.Basis;
import redress.dispute.domain.DisputeEvent;
import redress.dispute.domain.Ending;
import redress.dispute.domain.OrderEvent;
import redress.dispute.domain.Reason;
import redress.dispute.domain.ReturnEvent;
import redress.dispute.domain.StoredEvent;
import redress.dispute.projection.SellerLedger.Row;
import redress.platform.journal.Fact;
import redress.platform.projection.Projection;
import redress.platform.values.Money;

/**
 * What a seller's statistics are counted from: one row for each order and each dispute, with the instants of what counts.
 * Nothing is added up here, so every period can be asked for and every figure is exact.
 */
public final class SellerLedger implements Projection<Row> {

    /**
     * An order or a dispute.
     *
     * @param first when the first thing that counts happened; far away in the future while nothing did
     * @param last when the last thing that counts happened
     * @param shippedAt of an order
     * @param dispute of a dispute
     */
    public record Row(
            String sellerId,
            Instant first,
            Instant last,
            @Nullable Instant shippedAt,
            @Nullable Dispute dispute) {

        static Row of(String sellerId) {
            return new Row(sellerId, NEVER, Instant.EPOCH, null, null);
        }

        /** Something counts that happened then. */
        private Row counts(Instant at) {
            return new Row(sellerId, at.isBefore(first) ? at : first, at.isAfter(last) ? at : last, shippedAt, dispute);
        }

        Row shipped(Instant at) {
            return new Row(sellerId, first, last, at, dispute).counts(at);
        }

        Row opened(Reason why, Instant at) {
            return with(new Dispute(why, at, at, List.of(), null, null, List.of(), List.of()))
                    .counts(at);
        }

        /** The window begins, again or not at all. */
        Row waitsSince(@Nullable Instant since) {
            return with(known().waitsSince(since));
        }

        /** The seller answered, or did not. */
        Row responds(boolean inTime, Instant at) {
            return with(known().responds(inTime, at)).counts(at);
        }

        Row restsOn(Basis what) {
            return with(known().is(what, known().end()));
        }

        Row ends(Ending how, Instant at) {
            return with(known().ends(how, at)).counts(at);
        }

        /** It goes on, as if it had not ended. */
        Row reopened(Instant at) {
            return with(known().is(null, null).waitsSince(at));
        }

        Row returns(Instant at) {
            return with(known().returns(at)).counts(at);
        }

        Row refunded(Money amount, Instant at) {
            return with(known().refunded(new Refund(amount, at))).counts(at);
        }

        private Row with(Dispute now) {
            return new Row(sellerId, first, last, shippedAt, now);
        }

        private Dispute known() {
            return Objects.requireNonNull(dispute, "a dispute is opened before anything else");
        }
    }

    /**
     * What counts of a dispute.
     *
     * @param windowSince since when the seller is waited for; absent while nobody waits
     * @param answers of the seller, and windows that passed without one
     * @param basis of the settlement or verdict in force
     * @param returnedAt when goods began to be awaited back
     */
    public record Dispute(
            Reason reason,
            Instant openedAt,
            @Nullable Instant windowSince,
            List<Response> answers,
            @Nullable Basis basis,
            @Nullable End end,
            List<Instant> returnedAt,
            List<Refund> refunds) {

        public Dispute {
            answers = List.copyOf(answers);
            returnedAt = List.copyOf(returnedAt);
            refunds = List.copyOf(refunds);
        }

        private Dispute waitsSince(@Nullable Instant since) {
            return new Dispute(reason, openedAt, since, answers, basis, end, returnedAt, refunds);
        }

        private Dispute responds(boolean inTime, Instant at) {
            var all = and(answers, new Response(windowSince == null ? at : windowSince, at, inTime));
            return new Dispute(reason, openedAt, null, all, basis, end, returnedAt, refunds);
        }

        private Dispute is(@Nullable Basis because, @Nullable End over) {
            return new Dispute(reason, openedAt, windowSince, answers, because, over, returnedAt, refunds);
        }

        private Dispute ends(Ending how, Instant at) {
            return is(basis, new End(How.of(how, basis), at)).waitsSince(null);
        }

        private Dispute returns(Instant at) {
            return new Dispute(reason, openedAt, windowSince, answers, basis, end, and(returnedAt, at), refunds);
        }

        private Dispute refunded(Refund refund) {
            return new Dispute(reason, openedAt, windowSince, answers, basis, end, returnedAt, and(refunds, refund));
        }

        private static <T> List<T> and(List<T> all, T another) {
            return Stream.concat(all.stream(), Stream.of(another)).toList();
        }
    }

    public record End(How how, Instant at) {}

    /** @param since when the seller's window began; for one that passed {@code at} is its end */
    public record Response(Instant since, Instant at, boolean inTime) {}

    public record Refund(Money amount, Instant at) {}

    /** How a dispute ended, as statistics tell it. */
    public enum How {
        /** The parties agreed, also by taking a mediator's proposal, or the seller's silence granted the request. */
        AGREED,
        /** A verdict or an appeal gave the buyer money. */
        VERDICT_FOR_BUYER,
        /** A verdict gave nothing. */
        VERDICT_FOR_SELLER,
        WITHDRAWN,
        /** The goods did not travel back in time. */
        LAPSED,
        /** The order was cancelled or its delivery guarantee broken (R58). */
        SUPERSEDED,
        /** The buyer's bank took the money (R57). */
        SETTLED_EXTERNALLY;

        static How of(Ending how, @Nullable Basis basis) {
            return switch (how) {
                case REFUNDED ->
                    switch (basis) {
                        case VERDICT, APPEAL -> VERDICT_FOR_BUYER;
                        case SUPERSEDED -> SUPERSEDED;
                        case OFFER, REQUEST, SILENCE, PROPOSAL -> AGREED;
                        case null -> AGREED;
                    };
                case NO_REFUND -> VERDICT_FOR_SELLER;
                case WITHDRAWN -> WITHDRAWN;
                case RETURN_LAPSED -> LAPSED;
                case SUPERSEDED -> SUPERSEDED;
                case SETTLED_EXTERNALLY -> SETTLED_EXTERNALLY;
            };
        }
    }

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    @Override
    public String name() {
        return "seller_ledger";
    }

    @Override
    public Class<Row> row() {
        return Row.class;
    }

    @Override
    public Optional<String> key(Object event, Fact fact) {
        return switch ((StoredEvent) event) {
            case OrderEvent.OrderNoted e -> Optional.of(e.orderId().value());
            case OrderEvent.ShipmentNoted e -> Optional.of(e.orderId().value());
            case OrderEvent _ -> Optional.empty();
            case DisputeEvent e -> Optional.of(e.disputeId().value());
            case ReturnEvent.ReturnAwaited e -> Optional.of(e.disputeId().value());
            case ReturnEvent _ -> Optional.empty();
        };
    }

    @Override
    public Row evolve(@Nullable Row before, Object event, Fact fact) {
        return switch ((StoredEvent) event) {
            case OrderEvent.OrderNoted e -> Row.of(e.sellerId());
            case OrderEvent.ShipmentNoted e -> of(before).shipped(e.shippedAt());
            case OrderEvent _ -> of(before);
            case DisputeEvent e -> evolve(before, e);
            case ReturnEvent.ReturnAwaited e -> of(before).returns(e.awaitedAt());
            case ReturnEvent _ -> of(before);
        };
    }

    private static Row evolve(@Nullable Row before, DisputeEvent event) {
        return switch (event) {
            case DisputeEvent.DisputeOpened e ->
                Row.of(e.sellerId()).opened(e.request().reason(), e.openedAt());
            case DisputeEvent.SellerResponded e -> of(before).responds(true, e.respondedAt());
            case DisputeEvent.SellerResponseWindowElapsed e ->
                of(before).responds(false, e.rule().dueAt());
            case DisputeEvent.RequestAmended e ->
                e.worseForSeller() ? of(before).waitsSince(e.amendedAt()) : of(before);
            case DisputeEvent.DisputeReopened e -> of(before).reopened(e.reopenedAt());
            case DisputeEvent.DisputeSettled e ->
                of(before).restsOn(e.settlement().basis());
            case DisputeEvent.ClaimEscalated _ -> of(before).waitsSince(null);
            case DisputeEvent.RefundCounted e -> refunded(of(before), e);
            case DisputeEvent.DisputeClosed e -> of(before).ends(e.how(), e.closedAt());
            case DisputeEvent.DisputeHeld _,
                    DisputeEvent.DisputeResumed _,
                    DisputeEvent.GoodsReturned _,
                    DisputeEvent.GoodsPartlyReturned _,
                    DisputeEvent.OfferMade _,
                    DisputeEvent.OfferAccepted _,
                    DisputeEvent.OpenedBySupport _,
                    DisputeEvent.SellerReminded _,
                    DisputeEvent.EvidenceAdded _,
                    DisputeEvent.MessageSent _,
                    DisputeEvent.DisputeWithdrawn _,
                    DisputeEvent.VerdictRecorded _,
                    DisputeEvent.AppealDecided _,
                    DisputeEvent.ReturnRecalled _,
                    DisputeEvent.VerdictSetAside _,
                    DisputeEvent.CompensationAwarded _ -> of(before);
        };
    }

    private static Row refunded(Row before, DisputeEvent.RefundCounted e) {
        if (e.lines().isEmpty()) return before;
        var currency = e.lines().getFirst().amount().currency();
        return before.refunded(
                Money.sum(
                        currency, e.lines().stream().map(line -> line.amount()).toList()),
                e.issuedAt());
    }

    private static Row of(@Nullable Row before) {
        return Objects.requireNonNull(before, "an order is noted, and a dispute opened, before anything else");
    }
}
