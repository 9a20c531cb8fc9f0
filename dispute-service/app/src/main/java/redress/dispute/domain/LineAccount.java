package redress.dispute.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.OrderEvent.Afterwards;
import redress.dispute.domain.OrderEvent.OrderLine;
import redress.platform.values.Money;
import redress.platform.values.Refusal;

/** What can still be refunded for a line, and the one dispute it may be in (R13, R50). */
record LineAccount(OrderLine line, Money refunded, @Nullable DisputeId dispute, Afterwards afterwards) {

    static LineAccount of(OrderLine line) {
        return new LineAccount(line, Money.zero(line.unitPrice().currency()), null, Afterwards.OPEN);
    }

    LineAccount in(DisputeId id) {
        return new LineAccount(line, refunded, id, afterwards);
    }

    LineAccount freed(Afterwards now) {
        return new LineAccount(line, refunded, null, now);
    }

    /** Never more than was paid: what was refunded beyond is not this ledger's to judge. */
    LineAccount refunded(Money more) {
        return new LineAccount(line, refunded.plus(more).least(line.paid()), dispute, afterwards);
    }

    Money refundable() {
        return line.paid().minus(refunded);
    }

    Optional<Refusal> objection() {
        if (dispute != null)
            return Optional.of(
                    Refusal.conflict("line-in-dispute", "%s is in dispute %s already.", line.lineId(), dispute));
        return switch (afterwards) {
            case OPEN ->
                refundable().isZero()
                        ? Optional.of(Refusal.conflict("nothing-refundable", "Nothing is left of %s.", line.lineId()))
                        : Optional.empty();
            case SETTLED ->
                Optional.of(Refusal.conflict(
                        "line-settled", "A dispute on %s was settled; there is no second one.", line.lineId()));
            case DECIDED ->
                Optional.of(Refusal.conflict(
                        "line-decided", "Case management decided on %s; the way is the appeal.", line.lineId()));
        };
    }

    DisputedLine disputed(int quantity) {
        if (quantity < 1 || quantity > line.quantity())
            throw Refusal.invalid(
                    "quantity-out-of-range", "%s has %d units, not %d.", line.lineId(), line.quantity(), quantity);
        return new DisputedLine(
                line.lineId(), quantity, line.unitPrice().times(quantity).least(refundable()));
    }
}
