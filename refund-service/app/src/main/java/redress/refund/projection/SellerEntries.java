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
            case SellerAccountEvent.SellerCredited e ->
                new Row(
                        id,
                        e.sellerId(),
                        e.why(),
                        true,
                        e.amount(),
                        e.recovered(),
                        e.balance(),
                        e.owed(),
                        e.orderId(),
                        null,
                        e.at());
            case SellerAccountEvent.SellerDebited e ->
                new Row(
                        id,
                        e.sellerId(),
                        e.why(),
                        false,
                        e.amount(),
                        e.amount().minus(e.fromBalance()),
                        e.balance(),
                        e.owed(),
                        e.orderId(),
                        null,
                        e.at());
            case SellerAccountEvent.SellerFundsReserved e ->
                new Row(
                        id,
                        e.sellerId(),
                        SellerEntry.REFUND,
                        false,
                        e.amount(),
                        e.amount().minus(e.fromBalance()),
                        e.balance(),
                        e.owed(),
                        e.orderId(),
                        null,
                        e.at());
            case SellerAccountEvent.SellerPaidOut e ->
                new Row(
                        id,
                        e.sellerId(),
                        SellerEntry.PAYOUT,
                        false,
                        e.amount(),
                        Money.zero(e.amount().currency()),
                        e.balance(),
                        e.owed(),
                        null,
                        e.reference(),
                        e.at());
        };
    }

    private static String id(Fact fact) {
        return "ent_%019d".formatted(fact.position());
    }
}
