package redress.refund.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.projection.StoredRow;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Ids;
import redress.platform.values.Money;
import redress.platform.values.Refusal;
import redress.platform.web.About;
import redress.platform.web.Deeds;
import redress.platform.web.Page;
import redress.platform.web.Paging;
import redress.refund.domain.OrderId;
import redress.refund.domain.SellerAccountCommand.RecordPayout;
import redress.refund.domain.SellerAccountCommand.ShowBalance;
import redress.refund.domain.SellerBalance;
import redress.refund.domain.SellerEntry;
import redress.refund.domain.SellerId;
import redress.refund.projection.SellerEntries;

/** What the platform keeps for a seller over all orders (R14). */
@RestController
@Tag(
        name = "Sellers",
        description =
                "What the platform keeps for a seller over all orders, per currency (R14): credited when an order's money is"
                        + " released, debited for refunds of released money and for what banks take of it, paid out when finance"
                        + " says so. It begins with the first of these; before, 404 `no-such-id`.")
class SellerController {

    private static final Paging.Place NEWEST = new Paging.Place(Instant.parse("9999-12-31T23:59:59Z"), "ent_z");

    private final Deeds deeds;
    private final JdbcClient database;

    SellerController(Deeds deeds, JdbcClient database) {
        this.deeds = deeds;
        this.database = database;
    }

    /**
     * @param why what it is about
     * @param credit whether it came, or went
     * @param amount what came or went
     * @param debt what of it that went was not there, and is owed from then; what of it that came went to what was owed
     * @param balance what could be paid out after it
     * @param owed what the seller owed the platform after it
     * @param orderId the order it comes of; absent for a payout
     * @param reference what the payment is called where it was made; only of a payout
     * @param at when it was booked, UTC
     */
    record AccountEntry(
            SellerEntry why,
            boolean credit,
            Money amount,
            Money debt,
            Money balance,
            Money owed,
            @Nullable OrderId orderId,
            @Nullable String reference,
            Instant at) {}

    /**
     * @param sellerId the seller
     * @param balances one for each currency
     * @param state what it means, in words
     * @param availableActions what finance may do
     * @param entries newest first; a moment behind the balances
     */
    record SellerMoney(
            SellerId sellerId,
            List<SellerBalance.InCurrency> balances,
            String state,
            List<AvailableAction> availableActions,
            Page<AccountEntry> entries) {}

    @GetMapping("/sellers/{sellerId}/balance")
    @Operation(
            operationId = "showSellerBalance",
            summary = "A seller's balance and what led to it (the seller; finance, support, auditor)",
            description = "Newest entry first. 404: `no-such-id`, also for another seller's. 400: `limit-invalid`,"
                    + " `cursor-invalid`.")
    SellerMoney balance(Actor actor, @PathVariable String sellerId, Paging paging) {
        var seller = seller(sellerId);
        var balance = deeds.ask(actor, new ShowBalance(seller, actor), SellerBalance.class);
        var before = paging.after() == null ? NEWEST : paging.after();
        var rows = database.sql("select row from seller_entries where seller = :seller and (at, key) < (:at, :key)"
                        + " order by at desc, key desc limit :limit")
                .param("seller", seller.value())
                .param("at", before.at().atOffset(ZoneOffset.UTC))
                .param("key", before.id())
                .param("limit", paging.fetch())
                .query(StoredRow.as(SellerEntries.Row.class))
                .list();
        var page = paging.page(rows, row -> new Paging.Place(row.at(), row.entryId()));
        return new SellerMoney(
                balance.sellerId(),
                balance.balances(),
                balance.state(),
                balance.availableActions(),
                new Page<>(page.items().stream().map(SellerController::entry).toList(), page.next()));
    }

    /**
     * @param reference what the payment is called where it was made
     * @param amount what went to the seller; never more than the balance
     */
    record PayoutRequest(
            @NotNull
            @Pattern(regexp = "[A-Za-z0-9._:/-]{1,64}")
            @Schema(description = "what the payment is called where it was made", example = "SEPA-2026-0313-18")
            String reference,

            @NotNull @Schema(description = "what went to the seller; never more than the balance")
            Money amount) {}

    @PostMapping("/sellers/{sellerId}/payouts")
    @Operation(
            operationId = "recordPayout",
            summary = "Say that a seller was paid out (finance, payout feed)",
            description = "The same reference with the same amount again changes nothing. 409: `balance-insufficient`,"
                    + " `balance-empty`, `payout-differs`. 422: `payout-of-nothing`,"
                    + " `payment-data-refused`. 404: `no-such-id`.")
    SellerBalance payOut(Actor actor, @PathVariable String sellerId, @Valid @RequestBody PayoutRequest request) {
        return deeds.perform(
                actor,
                "record-payout",
                new About(sellerId, request),
                new RecordPayout(seller(sellerId), Reference.require(request.reference()), request.amount(), actor),
                balance -> (SellerBalance) Objects.requireNonNull(balance),
                SellerBalance.class);
    }

    private static SellerId seller(String id) {
        if (!Ids.isPerson(id)) throw Refusal.unknown("no-such-id", "There is nothing with this id.");
        return new SellerId(id);
    }

    private static AccountEntry entry(SellerEntries.Row row) {
        return new AccountEntry(
                row.why(),
                row.credit(),
                row.amount(),
                row.debt(),
                row.balance(),
                row.owed(),
                row.orderId(),
                row.reference(),
                row.at());
    }
}
