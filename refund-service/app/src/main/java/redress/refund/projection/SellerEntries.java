package redress.refund.projection;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.platform.journal.Fact;
import redress.platform.projection.Projection;
import redress.platform.values.Money;
import redress.refund.domain.OrderId;
import redress.refund.domain.SellerAccountEvent;
import redress.refund.domain.SellerEntry;
import redress.refund.domain.SellerId;

/** The entries of sellers' accounts, one row each: what came, what went, and what was left (R14). */
public final class SellerEntries implements Projection<SellerEntries.Row> {

    /**
     * @param credit whether it came, or went
     * @param debt what of it that went was not there, and is owed from then; what of it that came went to what was owed
     * @param balance after it
     * @param owed after it
     * @param orderId absent for a payout
     * @param reference of a payout; absent else
     */
    public record Row(
            String entryId,
            SellerId sellerId,
            SellerEntry why,
            boolean credit,
            Money amount,
            Money debt,
            Money balance,
            Money owed,
            @Nullable OrderId orderId,
            @Nullable String reference,
            Instant at) {}

    @Override
    public String name() {
        return "seller_entries";
    }

    @Override
    public Class<Row> row() {
        return Row.class;
    }

    @Override
    public Optional<String> key(Object event, Fact fact) {
        return event instanceof SellerAccountEvent ? Optional.of(id(fact)) : Optional.empty();
    }

    @Override
    public Row evolve(@Nullable Row before, Object event, Fact fact) {
        var id = id(fact);
        return switch ((SellerAccountEvent) event) {
            case SellerAccountEvent.SellerCredited e -> row(id, e, e.why(), true, e.recovered(), e.orderId(), null);
            case SellerAccountEvent.SellerDebited e ->
                row(id, e, e.why(), false, e.amount().minus(e.fromBalance()), e.orderId(), null);
            case SellerAccountEvent.SellerFundsReserved e ->
                row(id, e, SellerEntry.REFUND, false, e.amount().minus(e.fromBalance()), e.orderId(), null);
            case SellerAccountEvent.SellerPaidOut e ->
                row(id, e, SellerEntry.PAYOUT, false, Money.zero(e.amount().currency()), null, e.reference());
        };
    }

    private static Row row(
            String id,
            SellerAccountEvent event,
            SellerEntry why,
            boolean credit,
            Money debt,
            @Nullable OrderId order,
            @Nullable String reference) {
        return new Row(
                id,
                event.sellerId(),
                why,
                credit,
                event.amount(),
                debt,
                event.balance(),
                event.owed(),
                order,
                reference,
                event.at());
    }

    private static String id(Fact fact) {
        return "ent_%019d".formatted(fact.position());
    }
}
