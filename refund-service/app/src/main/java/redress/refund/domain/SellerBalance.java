package redress.refund.domain;

import java.util.List;
import java.util.Map;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Money;
import redress.platform.values.Refusal;

/**
 * What the platform keeps for a seller, for one viewer (R14, R80).
 *
 * @param sellerId the seller
 * @param balances one for each currency, in the order in which they came
 * @param state what it means, in words
 * @param availableActions what finance may do
 */
public record SellerBalance(
        SellerId sellerId, List<InCurrency> balances, String state, List<AvailableAction> availableActions) {

    /**
     * @param balance what can be paid out
     * @param owed what the platform guaranteed for the seller, and takes of what comes next
     * @param paidOut all that ever went to the seller
     */
    public record InCurrency(Money balance, Money owed, Money paidOut) {}

    static SellerBalance of(SellerId seller, Map<String, Purse> purses, Actor viewer) {
        SellerAccess.admit(viewer, seller);
        var balances = purses.values().stream()
                .map(purse -> new InCurrency(purse.balance(), purse.owed(), purse.paidOut()))
                .toList();
        boolean owes = balances.stream().anyMatch(one -> !one.owed().isZero());
        return new SellerBalance(
                seller,
                balances,
                owes
                        ? "The platform paid refunds that the balance did not cover. It takes what is owed of the money that is"
                                + " released next."
                        : "The balance can be paid out. Refunds of released money are taken from it.",
                actions(purses, viewer));
    }

    private static List<AvailableAction> actions(Map<String, Purse> purses, Actor viewer) {
        try {
            SellerAccess.demandPayout(purses, viewer);
            return List.of(new AvailableAction("record-payout", null, "The balance stays with the platform."));
        } catch (Refusal notNow) {
            return List.of();
        }
    }
}
