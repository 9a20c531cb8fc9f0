package redress.refund.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.AUDITOR_1;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.FEED;
import static redress.platform.testkit.People.FINANCE_1;
import static redress.platform.testkit.People.FINANCE_2;
import static redress.platform.testkit.People.MEDIATOR_1;
import static redress.platform.testkit.People.SELLER_2;
import static redress.platform.testkit.People.SUPPORT_1;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.journal.AggregateCache;
import redress.platform.journal.Commands;
import redress.platform.journal.Origin;
import redress.platform.testkit.ServiceTest;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Money;
import redress.platform.values.Role;
import redress.refund.RefundService;
import redress.refund.domain.EscrowCommand;
import redress.refund.domain.LineAmount;
import redress.refund.domain.LineId;
import redress.refund.domain.OrderId;
import redress.refund.domain.Payment;

/** A seller's balance and payouts over HTTP: who sees them, what finance says, and what is refused. */
class LookingAtASellersMoney {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of(
            "refund", RefundService.class, "redress.messages.enabled=false", "redress.journal.snapshot-every=3");

    @Test
    void a_long_account_is_read_from_a_snapshot_and_is_the_same() {
        var seller = seller();
        for (int order = 0; order < 5; order++) released(seller, 1000, "EUR");
        released(seller, 500, "JPY");
        awaitEntries(seller, 6);
        pay(FINANCE_1, seller, "SEPA-1", 3000, "EUR").must(200);
        var before = service.as(FINANCE_1).get(balance(seller)).must(200).json().path("balances");
        eventually(within(10, SECONDS), () -> assertThat(snapshots(seller)).isEqualTo(1));
        service.bean(AggregateCache.class).removeAll();
        assertThat(service.as(FINANCE_1).get(balance(seller)).must(200).json().path("balances"))
                .isEqualTo(before);
        pay(FINANCE_1, seller, "SEPA-1", 2999, "EUR").mustRefuse(409, "payout-differs");
        released(seller, 1, "EUR");
        shows(seller, 2001);
    }

    private static int snapshots(Actor seller) {
        return service.bean(JdbcClient.class)
                .sql("select count(*) from snapshot where stream_id = ?")
                .param(seller.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void sellers_see_their_own_balance_whatever_the_login_issuer_calls_them() {
        for (var name : List.of("usr_seller7", "usr_Seller-7", "usr_5f0e1c2a-9B", "usr_" + "X".repeat(60))) {
            var seller = new Actor(name, Role.SELLER);
            released(seller, 1999, "EUR");
            shows(seller, 1999);
            assertThat(service.as(seller).get(balance(seller)).must(200).text("/sellerId"))
                    .isEqualTo(name);
            service.as(seller).get(balance(SELLER_2)).mustRefuse(404, "no-such-id");
        }
    }

    @Test
    void the_offices_see_it_and_strangers_get_what_they_would_get_if_there_were_nothing() {
        var seller = seller();
        released(seller, 700, "EUR");
        shows(seller, 700);
        for (var office : List.of(FINANCE_1, SUPPORT_1, AUDITOR_1))
            assertThat(service.as(office).get(balance(seller)).must(200).text("/balances/0/balance/minor"))
                    .isEqualTo("700");
        assertThat(service.as(FINANCE_1).get(balance(seller)).text("/availableActions/0/action"))
                .isEqualTo("record-payout");
        for (var looker : List.of(seller, SUPPORT_1, AUDITOR_1))
            assertThat(service.as(looker).get(balance(seller)).must(200).json().path("availableActions"))
                    .isEmpty();
        service.as(SELLER_2).get(balance(seller)).mustRefuse(404, "no-such-id");
        for (var other : List.of(BUYER_1, MEDIATOR_1))
            assertThat(service.as(other).get(balance(seller)).status()).isIn(403, 404);
        service.stranger().get(balance(seller)).must(401);
        service.as(seller()).get(balance(seller())).must(404);
        for (var nobody : List.of("seller7", "usr_", "usr_" + "x".repeat(61), "usr_%27or", "usr_.", "ord_1"))
            service.as(FINANCE_1).get("/sellers/" + nobody + "/balance").mustRefuse(404, "no-such-id");
    }

    @Test
    void a_payout_is_recorded_once_however_often_it_is_told() {
        var seller = seller();
        released(seller, 5000, "JPY");
        shows(seller, 5000);
        var first = pay(FINANCE_1, seller, "SEPA-1", 3000, "JPY").must(200);
        assertThat(first.text("/balances/0/balance/minor")).isEqualTo("2000");
        assertThat(first.text("/balances/0/paidOut/minor")).isEqualTo("3000");
        long before = service.head();
        for (var teller : List.of(FINANCE_1, FINANCE_2, FEED))
            assertThat(pay(teller, seller, "SEPA-1", 3000, "JPY").must(200).text("/balances/0/balance/minor"))
                    .isEqualTo("2000");
        pay(FINANCE_1, seller, "SEPA-1", 2999, "JPY").mustRefuse(409, "payout-differs");
        pay(FINANCE_1, seller, "SEPA-2", 2001, "JPY").mustRefuse(409, "balance-insufficient");
        pay(FINANCE_1, seller, "SEPA-2", 1, "EUR").mustRefuse(409, "balance-insufficient");
        pay(FINANCE_1, seller, "SEPA-2", 0, "JPY").mustRefuse(422, "payout-of-nothing");
        assertThat(service.head()).isEqualTo(before);
        pay(FEED, seller, "SEPA-2", 2000, "JPY").must(200);
        pay(FINANCE_1, seller, "SEPA-3", 1, "JPY").mustRefuse(409, "balance-empty");
        eventually(within(10, SECONDS), () -> {
            var seen = service.as(seller).get(balance(seller)).must(200);
            assertThat(seen.json().at("/entries/items").size()).isEqualTo(3);
            assertThat(seen.text("/entries/items/0/reference")).isEqualTo("SEPA-2");
            assertThat(seen.text("/entries/items/0/balance/minor")).isEqualTo("0");
            assertThat(seen.text("/entries/items/2/credit")).isEqualTo("true");
        });
    }

    @Test
    void only_finance_and_the_payout_feed_say_that_a_seller_was_paid_and_nonsense_appends_nothing() {
        var seller = seller();
        released(seller, 700, "EUR");
        shows(seller, 700);
        long before = service.head();
        for (var other : List.of(seller, SELLER_2, BUYER_1, MEDIATOR_1, SUPPORT_1, AUDITOR_1))
            assertThat(pay(other, seller, "SEPA-1", 700, "EUR").status())
                    .as(other.id())
                    .isIn(403, 404);
        var path = "/sellers/" + seller.id() + "/payouts";
        service.stranger().post(path, payout("SEPA-1", 700, "EUR")).must(401);
        var finance = service.as(FINANCE_1);
        for (var bad : List.of(
                "",
                "[]",
                "{",
                "{}",
                "{\"reference\":\"SEPA-1\"}",
                "{\"reference\":null,\"amount\":{\"minor\":1,\"currency\":\"EUR\"}}",
                "{\"reference\":\"\",\"amount\":{\"minor\":1,\"currency\":\"EUR\"}}",
                "{\"reference\":\"a b\",\"amount\":{\"minor\":1,\"currency\":\"EUR\"}}",
                payout("x".repeat(65), 1, "EUR"),
                payout("SEPA-1", -1, "EUR"),
                payout("SEPA-1", 1, "EUROS"),
                payout("SEPA-1", 1, "XYZ"),
                "{\"reference\":\"SEPA-1\",\"amount\":{\"minor\":1.5,\"currency\":\"EUR\"}}",
                "{\"reference\":\"SEPA-1\",\"amount\":{\"minor\":1,\"currency\":\"EUR\"},\"more\":1}")) {
            var answer = finance.post(path, bad);
            assertThat(answer.status()).as(bad).isIn(400, 422);
            assertThat(answer.code()).as(bad).isNotBlank();
        }
        finance.post("/sellers/usr_nobody/payouts", payout("SEPA-1", 1, "EUR")).mustRefuse(404, "no-such-id");
        finance.post("/sellers/nobody/payouts", payout("SEPA-1", 1, "EUR")).mustRefuse(404, "no-such-id");
        assertThat(service.head()).isEqualTo(before);
    }

    @Test
    void the_entries_come_page_by_page_newest_first_each_once() {
        var seller = seller();
        for (int minor = 1; minor <= 5; minor++) released(seller, minor, "EUR");
        awaitEntries(seller, 5);
        var amounts = new ArrayList<String>();
        var next = balance(seller) + "?limit=2";
        for (int pages = 0; pages < 3; pages++) {
            var page = service.as(seller).get(next).must(200);
            for (var entry : page.json().at("/entries/items"))
                amounts.add(entry.at("/amount/minor").asString());
            var cursor = page.json().at("/entries/next");
            assertThat(cursor.isString()).isEqualTo(pages < 2);
            next = balance(seller) + "?limit=2&cursor=" + cursor.asString("");
        }
        assertThat(amounts).containsExactlyInAnyOrder("1", "2", "3", "4", "5").doesNotHaveDuplicates();
        service.as(seller).get(balance(seller) + "?limit=0").mustRefuse(400, "limit-invalid");
        service.as(seller).get(balance(seller) + "?limit=x").must(400);
        service.as(seller).get(balance(seller) + "?cursor=nonsense").mustRefuse(400, "cursor-invalid");
    }

    // ---- words of these tests

    private static Actor seller() {
        return new Actor(Ids.fresh("usr_"), Role.SELLER);
    }

    private static String balance(Actor seller) {
        return "/sellers/" + seller.id() + "/balance";
    }

    private static redress.platform.testkit.Answer pay(
            Actor who, Actor seller, String reference, long minor, String currency) {
        return service.as(who).post("/sellers/" + seller.id() + "/payouts", payout(reference, minor, currency));
    }

    private static String payout(String reference, long minor, String currency) {
        return "{\"reference\":\"%s\",\"amount\":{\"minor\":%d,\"currency\":\"%s\"}}"
                .formatted(reference, minor, currency);
    }

    private static void shows(Actor seller, long minor) {
        eventually(
                within(10, SECONDS),
                () -> assertThat(service.as(seller)
                                .get(balance(seller))
                                .must(200)
                                .text("/balances/0/balance/minor"))
                        .isEqualTo(Long.toString(minor)));
    }

    private static void released(Actor seller, long minor, String currency) {
        var order = new OrderId(Ids.fresh("ord_"));
        var price = new Money(minor, currency);
        var now = service.clock().instant();
        for (var command : List.of(
                new EscrowCommand.OpenEscrow(
                        order,
                        BUYER_1.id(),
                        seller.id(),
                        "DE",
                        List.of(new LineAmount(new LineId("lin_1"), price)),
                        price),
                new EscrowCommand.CapturePayment(order, new Payment("pay_1", "CARD"), price, now),
                new EscrowCommand.ReleaseMoney(order, now)))
            service.bean(Commands.class).perform(command, new Origin("system:test", "test", null));
    }

    private static void awaitEntries(Actor seller, int entries) {
        eventually(
                within(10, SECONDS),
                () -> assertThat(service.as(seller)
                                .get(balance(seller))
                                .must(200)
                                .json()
                                .at("/entries/items")
                                .size())
                        .isEqualTo(entries));
    }
}
