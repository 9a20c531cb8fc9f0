package redress.histories;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.Finding;
import redress.dispute.domain.LineId;
import redress.dispute.domain.Remark;
import redress.dispute.domain.ReturnCommand.AcceptReturn;
import redress.dispute.domain.ReturnCommand.ExtendReturn;
import redress.dispute.domain.ReturnCommand.InspectReturn;
import redress.dispute.domain.ReturnCommand.ReportReturnDelivery;
import redress.dispute.domain.ReturnCommand.ShipReturn;
import redress.dispute.domain.ReturnCommand.ShowReturn;
import redress.dispute.domain.ReturnId;
import redress.dispute.domain.ReturnView;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;

/** A parcel on its way back, as its parties, support and the carrier see it. */
final class ReturnCase extends Case<ReturnView> {

    private final ReturnId back;
    private final Actor buyer;

    ReturnCase(Service service, String id, Actor buyer) {
        super(service, id, ReturnView.class);
        this.back = new ReturnId(id);
        this.buyer = buyer;
    }

    @Override
    List<Actor> people() {
        return List.of(buyer, buyer, People.SELLER, People.SELLER, People.CARRIER, People.CARRIER, People.SUPPORT);
    }

    @Override
    Object question(Actor by) {
        return new ShowReturn(back, by);
    }

    @Override
    List<AvailableAction> listed(ReturnView seen) {
        return seen.availableActions();
    }

    @Override
    List<String> actions() {
        return List.of("ship-return", "extend-return", "report-return-delivery", "accept-return", "inspect-return");
    }

    @Override
    @Nullable
    Object command(String action, ReturnView seen, Actor by, Chance chance, String fresh) {
        return switch (action) {
            case "ship-return" -> new ShipReturn(back, "Correios", "RB" + chance.below(1000), by);
            case "extend-return" -> {
                int most = (int)
                        Duration.between(seen.shipBy(), seen.extensibleUntil()).toDays();
                yield new ExtendReturn(
                        back, most < 1 ? 1 : chance.between(1, most), new Remark.Written(People.words()), by);
            }
            case "report-return-delivery" -> new ReportReturnDelivery(back, by);
            case "accept-return" -> new AcceptReturn(back, by);
            case "inspect-return" ->
                new InspectReturn(back, findings(seen, chance), new Remark.Written(People.words()), by);
            default -> null;
        };
    }

    private static List<Finding> findings(ReturnView seen, Chance chance) {
        var findings = new ArrayList<Finding>();
        for (var line : seen.lines()) {
            var id = new LineId(line.lineId());
            int good = chance.below(line.quantity() + 1);
            if (good > 0) findings.add(new Finding(id, good, Finding.Found.RECEIVED));
            if (good < line.quantity())
                findings.add(new Finding(
                        id,
                        line.quantity() - good,
                        chance.one(Finding.Found.DAMAGED, Finding.Found.NOT_RECEIVED, Finding.Found.MISSING_ITEMS)));
        }
        return findings;
    }
}
