package redress.refund.projection;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.platform.journal.Fact;
import redress.platform.projection.Projection;
import redress.platform.values.Money;
import redress.refund.domain.ChargebackId;
import redress.refund.domain.EscrowEvent.ChargebackLost;
import redress.refund.domain.EscrowEvent.ChargebackOpened;
import redress.refund.domain.EscrowEvent.ChargebackWon;
import redress.refund.domain.OrderId;
import redress.refund.domain.RefundId;

/** What banks have asked back, longest open first: until they have decided, money and disputes of the order stand still (R57). */
public final class ChargebackDesk implements Projection<ChargebackDesk.Row> {

    /** What has become of it. */
    public enum State {
        /** The bank has not decided. */
        OPEN,
        /** The money stays. */
        WON,
        /** The bank took it. */
        LOST
    }

    /**
     * @param bankReference what the bank calls it
     * @param asked what the bank asked for
     * @param taken what it took; only where it is lost
     * @param state what has become of it
     * @param refundsOnHold refunds that waited for it when it was opened
     * @param openedBy pseudonymous subject of who told of it
     * @param openedAt when it was told
     * @param decidedAt when the bank had decided; absent before
     */
    public record Row(
            ChargebackId chargebackId,
            OrderId orderId,
            String bankReference,
            Money asked,
            @Nullable Money taken,
            State state,
            List<RefundId> refundsOnHold,
            String openedBy,
            Instant openedAt,
            @Nullable Instant decidedAt) {

        public Row {
            refundsOnHold = List.copyOf(refundsOnHold);
        }

        Row decided(State how, @Nullable Money bankTook, Instant at) {
            return new Row(
                    chargebackId, orderId, bankReference, asked, bankTook, how, refundsOnHold, openedBy, openedAt, at);
        }
    }

    @Override
    public String name() {
        return "chargeback_desk";
    }

    @Override
    public Class<Row> row() {
        return Row.class;
    }

    @Override
    public Optional<String> key(Object event, Fact fact) {
        return switch (event) {
            case ChargebackOpened e -> Optional.of(e.chargebackId().value());
            case ChargebackWon e -> Optional.of(e.chargebackId().value());
            case ChargebackLost e -> Optional.of(e.chargebackId().value());
            default -> Optional.empty();
        };
    }

    @Override
    public Row evolve(@Nullable Row before, Object event, Fact fact) {
        return switch (event) {
            case ChargebackOpened e ->
                new Row(
                        e.chargebackId(),
                        e.orderId(),
                        e.bankReference(),
                        e.amount(),
                        null,
                        State.OPEN,
                        e.onHold(),
                        e.by(),
                        e.openedAt(),
                        null);
            case ChargebackWon e -> of(before).decided(State.WON, null, e.wonAt());
            case ChargebackLost e -> of(before).decided(State.LOST, e.amount(), e.lostAt());
            default -> of(before);
        };
    }

    private static Row of(@Nullable Row before) {
        return Objects.requireNonNull(before, "a chargeback is opened before it is decided");
    }
}
