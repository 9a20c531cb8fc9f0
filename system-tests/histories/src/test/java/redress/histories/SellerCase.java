package redress.histories;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Money;
import redress.refund.domain.SellerAccountCommand.RecordPayout;
import redress.refund.domain.SellerAccountCommand.ShowBalance;
import redress.refund.domain.SellerBalance;
import redress.refund.domain.SellerId;

/** What the platform keeps for the seller, as those see it who pay it out. */
final class SellerCase extends Case<SellerBalance> {

    private final SellerId seller;

    SellerCase(Service service, String id) {
        super(service, id, SellerBalance.class);
        this.seller = new SellerId(id);
    }

    @Override
    List<Actor> people() {
        return List.of(People.FINANCE, People.FINANCE, People.SELLER);
    }

    @Override
    Object question(Actor by) {
        return new ShowBalance(seller, by);
    }

    @Override
    List<AvailableAction> listed(SellerBalance seen) {
        return seen.availableActions();
    }

    @Override
    List<String> actions() {
        return List.of("record-payout");
    }

    @Override
    @Nullable
    Object command(String action, SellerBalance seen, Actor by, Chance chance, String fresh) {
        var balance = seen.balances().stream()
                .map(SellerBalance.InCurrency::balance)
                .filter(one -> !one.isZero())
                .findFirst()
                .orElse(new Money(1, "EUR"));
        long some = chance.once(2) ? balance.minor() : 1 + chance.below((int) balance.minor());
        return new RecordPayout(seller, "payout-" + fresh, new Money(some, balance.currency()), by);
    }
}
