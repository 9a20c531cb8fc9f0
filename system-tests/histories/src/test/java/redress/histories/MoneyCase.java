package redress.histories;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Money;
import redress.refund.domain.EscrowCommand.LoseChargeback;
import redress.refund.domain.EscrowCommand.OpenChargeback;
import redress.refund.domain.EscrowCommand.WinChargeback;
import redress.refund.domain.MoneyView;
import redress.refund.domain.MoneyView.ShowMoney;
import redress.refund.domain.OrderId;

/** The money of an order, as those see it who speak for the buyer's bank. */
final class MoneyCase extends Case<MoneyView> {

    private final OrderId order;
    private final Clock clock;

    MoneyCase(Service service, String id, Clock clock) {
        super(service, id, MoneyView.class);
        this.order = new OrderId(id);
        this.clock = clock;
    }

    @Override
    List<Actor> people() {
        return List.of(People.FINANCE, People.SELLER, People.SELLER, People.SELLER, People.SELLER, People.SELLER);
    }

    @Override
    Object question(Actor by) {
        return new ShowMoney(order, by);
    }

    @Override
    List<AvailableAction> listed(MoneyView seen) {
        return seen.availableActions();
    }

    @Override
    List<String> actions() {
        return List.of("open-chargeback", "decide-chargeback");
    }

    @Override
    int weight(String action) {
        return action.equals("open-chargeback") ? 1 : 6;
    }

    @Override
    @Nullable
    Object command(String action, MoneyView seen, Actor by, Chance chance, String fresh) {
        if (action.equals("open-chargeback")) {
            long asked = seen.chargebacks().stream()
                    .filter(one -> !one.state().equals("WON"))
                    .mapToLong(one -> one.amount().minor())
                    .sum();
            long left = Math.max(1, seen.captured().minor() - asked);
            return new OpenChargeback(
                    order,
                    "bank-" + fresh,
                    new Money(
                            chance.once(2) ? left : 1 + chance.below((int) left),
                            seen.captured().currency()),
                    clock.instant(),
                    by);
        }
        var open = seen.chargebacks().stream()
                .filter(one -> one.state().equals("OPEN"))
                .findFirst();
        if (open.isEmpty()) return null;
        var id = open.get().chargebackId();
        return chance.once(2)
                ? new WinChargeback(order, id, clock.instant(), by)
                : new LoseChargeback(order, id, null, clock.instant(), by);
    }
}
