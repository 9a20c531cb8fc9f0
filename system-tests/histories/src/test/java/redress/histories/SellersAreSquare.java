package redress.histories;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import redress.platform.values.Money;
import redress.refund.domain.EscrowEvent;
import redress.refund.domain.SellerAccountEvent;

/**
 * R14. What the orders tell of a seller's money reaches the account once, whoever keeps the books; and the account, counted with
 * plain numbers, never pays out what is not there.
 */
final class SellersAreSquare implements Invariant {

    private static final class Purse {
        long balance;
        long owed;
        long told;
        long heard;
    }

    private final Map<String, Purse> purses = new HashMap<>();
    private final Set<String> payouts = new HashSet<>();

    @Override
    public String sentence() {
        return "A seller's account hears of everything once, never pays out what is not there, and who owes has nothing (R14).";
    }

    @Override
    public void after(Stored stored) {
        switch (stored.event()) {
            case EscrowEvent.SellerShareRaised e ->
                purse(e.amount()).told += e.amount().minor();
            case EscrowEvent.SellerShareLowered e ->
                purse(e.amount()).told -= e.amount().minor();
            case EscrowEvent.SellerFundsAsked e ->
                purse(e.amount()).told -= e.amount().minor();
            case SellerAccountEvent.SellerCredited e -> {
                var purse = purse(e.amount());
                long recovered = Math.min(purse.owed, e.amount().minor());
                purse.owed -= recovered;
                purse.balance += e.amount().minor() - recovered;
                purse.heard += e.amount().minor();
            }
            case SellerAccountEvent.SellerDebited e -> take(e.amount());
            case SellerAccountEvent.SellerFundsReserved e -> take(e.amount());
            case SellerAccountEvent.SellerPaidOut e -> {
                var purse = purse(e.amount());
                require(
                        e.amount().minor() <= purse.balance,
                        "%s is paid out of %d %s",
                        e.amount(),
                        purse.balance,
                        e.amount().currency());
                require(payouts.add(e.reference()), "%s is paid out twice", e.reference());
                purse.balance -= e.amount().minor();
            }
            default -> {
                return;
            }
        }
        if (stored.event() instanceof SellerAccountEvent e) {
            var purse = purse(e.amount());
            require(
                    e.balance().minor() == purse.balance && e.owed().minor() == purse.owed,
                    "after %s it should be %d, and %d owed",
                    e,
                    purse.balance,
                    purse.owed);
            require(purse.balance == 0 || purse.owed == 0, "who owes %d has %d", purse.owed, purse.balance);
        }
    }

    @Override
    public void atTheEnd(World world, Instant silentSince) {
        purses.forEach((currency, purse) -> require(
                purse.told == purse.heard,
                "the orders tell of %d %s in all, and the account has heard of %d",
                purse.told,
                currency,
                purse.heard));
    }

    private void take(Money amount) {
        var purse = purse(amount);
        long there = Math.min(purse.balance, amount.minor());
        purse.balance -= there;
        purse.owed += amount.minor() - there;
        purse.heard -= amount.minor();
    }

    private Purse purse(Money amount) {
        return purses.computeIfAbsent(amount.currency(), _ -> new Purse());
    }
}
