package redress.refund.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import redress.platform.values.Money;
import redress.platform.values.Refusal;

/**
 * What the platform keeps for one seller over all orders, per currency (R14). What an order releases is credited, and what a
 * refund of released money needs is set aside before the refund is sent: as much as is there; the rest the platform
 * guarantees, and the seller owes it. The same for what a bank takes back. What comes later goes to that debt first. What is
 * there can be paid out. It never goes below zero.
 *
 * <p>Always: credited − debited − set aside (with what was guaranteed of it) − paid out = balance − owed.
 */
@Aggregate(type = "seller-account", cache = "aggregateCache", snapshotTriggerDefinition = "snapshots")
class SellerAccount {

    @AggregateIdentifier
    private SellerId id;

    private Map<String, Purse> purses = Map.of();
    private long heardUpTo;

    /** For the framework. */
    @SuppressWarnings("NullAway.Init")
    SellerAccount() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(SellerAccountCommand.CreditSeller credit, Clock clock) {
        if (credit.position() <= heardUpTo) return;
        var purse = purse(credit.amount().currency());
        var recovered = purse.recovered(credit.amount());
        apply(new SellerAccountEvent.SellerCredited(
                credit.sellerId(),
                credit.orderId(),
                credit.why(),
                credit.amount(),
                recovered,
                purse.balance().plus(credit.amount().minus(recovered)),
                purse.owed().minus(recovered),
                credit.position(),
                clock.instant()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(SellerAccountCommand.DebitSeller debit, Clock clock) {
        if (debit.position() <= heardUpTo) return;
        var purse = purse(debit.amount().currency());
        var there = purse.there(debit.amount());
        apply(new SellerAccountEvent.SellerDebited(
                debit.sellerId(),
                debit.orderId(),
                debit.why(),
                debit.amount(),
                there,
                purse.balance().minus(there),
                purse.owed().plus(debit.amount().minus(there)),
                debit.position(),
                clock.instant()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(SellerAccountCommand.ReserveSellerFunds reserve, Clock clock) {
        if (reserve.position() <= heardUpTo) return;
        var purse = purse(reserve.amount().currency());
        var there = purse.there(reserve.amount());
        apply(new SellerAccountEvent.SellerFundsReserved(
                reserve.sellerId(),
                reserve.orderId(),
                reserve.refundId(),
                reserve.ask(),
                reserve.amount(),
                there,
                purse.balance().minus(there),
                purse.owed().plus(reserve.amount().minus(there)),
                reserve.position(),
                clock.instant()));
    }

    @CommandHandler
    SellerBalance decide(SellerAccountCommand.RecordPayout payout, Clock clock) {
        SellerAccess.demandPayer(payout.by());
        var purse = purse(payout.amount().currency());
        var known = purse.payouts().get(payout.reference());
        if (known != null && !known.equals(payout.amount()))
            throw Refusal.conflict("payout-differs", "Under this reference %s was paid out.", known);
        if (known == null) {
            if (payout.amount().isZero()) throw Refusal.invalid("payout-of-nothing", "Nothing cannot be paid out.");
            SellerAccess.demandPayout(purses, payout.by());
            if (payout.amount().compareTo(purse.balance()) > 0)
                throw Refusal.conflict("balance-insufficient", "The balance is %s.", purse.balance());
            apply(new SellerAccountEvent.SellerPaidOut(
                    payout.sellerId(),
                    payout.reference(),
                    payout.amount(),
                    purse.balance().minus(payout.amount()),
                    purse.owed(),
                    payout.by().id(),
                    clock.instant()));
        }
        return SellerBalance.of(id, purses, payout.by());
    }

    @CommandHandler
    SellerBalance show(SellerAccountCommand.ShowBalance question) {
        return SellerBalance.of(id, purses, question.by());
    }

    @EventSourcingHandler
    void evolve(SellerAccountEvent event) {
        id = event.sellerId();
        switch (event) {
            case SellerAccountEvent.SellerCredited e -> heard(e.position(), e.balance(), e.owed());
            case SellerAccountEvent.SellerDebited e -> heard(e.position(), e.balance(), e.owed());
            case SellerAccountEvent.SellerFundsReserved e -> heard(e.position(), e.balance(), e.owed());
            case SellerAccountEvent.SellerPaidOut e ->
                put(purse(e.amount().currency()).now(e.balance(), e.owed()).paidOut(e.reference(), e.amount()));
        }
    }

    private void heard(long position, Money balance, Money owed) {
        heardUpTo = position;
        put(purse(balance.currency()).now(balance, owed));
    }

    private void put(Purse purse) {
        var all = new LinkedHashMap<>(purses);
        all.put(purse.balance().currency(), purse);
        purses = Collections.unmodifiableMap(all);
    }

    private Purse purse(String currency) {
        var known = purses.get(currency);
        return known == null ? Purse.empty(currency) : known;
    }
}
