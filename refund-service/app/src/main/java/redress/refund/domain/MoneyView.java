package redress.refund.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Money;
import redress.platform.values.Role;

/**
 * Where an order's money is, for one viewer (R80). captured = held + released + refunded + charged back, in total and per
 * line (R50).
 *
 * @param captured what was paid
 * @param held what is neither released nor gone
 * @param frozen the part of {@code held} that disputes and promised refunds keep
 * @param promised refunds approved and not yet made, whoever funds them
 * @param released what the seller has
 * @param refunded what the buyer has back of the captured money
 * @param chargedBack what the buyer's bank took of the captured money (R57)
 * @param guaranteed what the platform gave back out of its own pocket; not part of {@code captured}
 * @param chargedBackBeyond what it took though it had been refunded before: the platform's loss, not part of {@code
 *     captured}
 * @param compensated what the platform paid the seller after an appeal (R35); not part of {@code captured}
 * @param lines the same for each line
 * @param chargebacks oldest first
 * @param state what it means, in words
 * @param availableActions what finance and a bank's feed may do; for everyone else money moves by what is decided elsewhere
 */
public record MoneyView(
        OrderId orderId,
        Money captured,
        Money held,
        Money frozen,
        Money promised,
        Money released,
        Money refunded,
        Money chargedBack,
        Money guaranteed,
        Money chargedBackBeyond,
        Money compensated,
        List<Line> lines,
        List<ChargebackView> chargebacks,
        String state,
        List<AvailableAction> availableActions) {

    /**
     * @param captured what was paid for it
     * @param held what is neither released nor gone
     * @param frozen the part of {@code held} that disputes and promised refunds keep
     * @param released what the seller has
     * @param refunded what the buyer has back of the captured money
     * @param chargedBack what the buyer's bank took
     * @param guaranteed what the platform gave back out of its own pocket
     */
    public record Line(
            LineId lineId,
            Money captured,
            Money held,
            Money frozen,
            Money released,
            Money refunded,
            Money chargedBack,
            Money guaranteed) {}

    /**
     * @param amount what the bank asked for, or took
     * @param state {@code OPEN}, {@code WON} (the money stays) or {@code LOST} (the bank took it)
     * @param openedAt when it was told
     */
    public record ChargebackView(ChargebackId chargebackId, Money amount, String state, Instant openedAt) {}

    /** Asks for it; a stranger to the order is told that there is none. */
    public record ShowMoney(@TargetAggregateIdentifier OrderId orderId, Actor by) {}

    static MoneyView of(Books books, Actor viewer) {
        if (!viewer.is(Role.SYSTEM))
            Viewers.admit(viewer, books.buyerId(), books.sellerId()); // a bank's feed looks too
        var lines = new ArrayList<Line>();
        books.lines()
                .forEach((id, money) -> lines.add(new Line(
                        id,
                        money.captured(),
                        money.held(),
                        books.frozen(id),
                        money.released(),
                        money.refunded(),
                        money.chargedBack(),
                        money.guaranteed())));
        var chargebacks = new ArrayList<ChargebackView>();
        books.chargebacks()
                .forEach((id, one) -> chargebacks.add(
                        new ChargebackView(id, one.amount(), one.state().name(), one.openedAt())));
        return new MoneyView(
                books.orderId(),
                total(books, lines, Line::captured),
                total(books, lines, Line::held),
                total(books, lines, Line::frozen),
                books.promised(),
                total(books, lines, Line::released),
                total(books, lines, Line::refunded),
                total(books, lines, Line::chargedBack),
                total(books, lines, Line::guaranteed),
                books.beyond(),
                books.compensated(),
                List.copyOf(lines),
                List.copyOf(chargebacks),
                inWords(books, lines),
                Stream.of(MoneyAction.values())
                        .flatMap(action -> action.offer(books, viewer).stream())
                        .toList());
    }

    private static Money total(Books books, List<Line> lines, Function<Line, Money> part) {
        return Money.sum(books.currency(), lines.stream().map(part).toList());
    }

    private static String inWords(Books books, List<Line> lines) {
        if (!books.isPaid()) return "Not paid yet.";
        if (books.isOnHold())
            return "The buyer's bank has asked for money back. Until it has decided, nothing is released or refunded.";
        var held = total(books, lines, Line::held);
        var frozen = total(books, lines, Line::frozen);
        if (held.isZero()) return "Nothing is held any more: the money of this order is with seller or buyer.";
        if (frozen.equals(held))
            return "All that is held is kept for a dispute or a refund; the seller gets nothing of it meanwhile.";
        var waiting = "The money is held until the goods are received; then the seller gets it.";
        return frozen.isZero() ? waiting : waiting + " " + frozen + " of it is kept for a dispute or a refund.";
    }
}
