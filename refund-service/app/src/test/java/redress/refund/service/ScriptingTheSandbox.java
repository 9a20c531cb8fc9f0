package redress.refund.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.journal.Commands;
import redress.platform.journal.Origin;
import redress.platform.testkit.People;
import redress.platform.testkit.ServiceTest;
import redress.platform.values.Ids;
import redress.platform.values.Money;
import redress.refund.RefundService;
import redress.refund.domain.Cause;
import redress.refund.domain.DisputeId;
import redress.refund.domain.EscrowCommand;
import redress.refund.domain.FundedBy;
import redress.refund.domain.LineAmount;
import redress.refund.domain.LineId;
import redress.refund.domain.OrderId;
import redress.refund.domain.Payment;
import redress.refund.domain.RefundId;
import redress.refund.domain.SettlementBasis;
import redress.refund.domain.SettlementId;
import redress.refund.domain.SettlementKind;

/** Where the clock can be moved, the outside world can be made to misbehave over HTTP. */
class ScriptingTheSandbox {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of(
            "refund",
            RefundService.class,
            "redress.messages.enabled=false",
            "redress.clock.file=" + Path.of("target/clock-of-the-sandbox").toAbsolutePath());

    private static String script(String reference, String goesWrong, int times) {
        return "{\"paymentReference\":\"%s\",\"goesWrong\":\"%s\",\"times\":%d}".formatted(reference, goesWrong, times);
    }

    @Test
    void what_is_scripted_goes_wrong_and_the_providers_file_can_be_seen() {
        var reference = "pay_" + Ids.fresh("x");
        service.as(People.FEED)
                .post("/sandbox/scripts", script(reference, "LOST", 1))
                .must(200);
        var refund = settled(reference);
        eventually(
                within(15, SECONDS),
                () -> assertThat(refund(refund).text("/reason")).isEqualTo("answer-unknown"));
        var sent = service.as(People.FEED).get("/sandbox/refunds/" + refund).must(200);
        assertThat(sent.json().at("/sent").size()).isEqualTo(1);
        assertThat(sent.text("/sent/0/key")).isEqualTo(refund.value());
        assertThat(sent.text("/sent/0/submissions")).isEqualTo("1");
        assertThat(sent.text("/sent/0/status")).isEqualTo("pending");
    }

    @Test
    void the_sandbox_tells_by_itself_twice_and_in_the_wrong_order_and_there_is_one_refund() {
        var reference = "pay_" + Ids.fresh("x");
        service.as(People.FEED)
                .post("/sandbox/scripts", script(reference, "TELL", 1))
                .must(200);
        var refund = settled(reference);
        eventually(
                within(15, SECONDS),
                () -> assertThat(refund(refund).text("/providerReference")).startsWith("sbx_"));
        service.clock().advance(Duration.ofHours(24).plusSeconds(1));
        eventually(
                within(20, SECONDS),
                () -> assertThat(refund(refund).text("/step")).isEqualTo("MADE"));
        eventually(
                within(20, SECONDS),
                () -> assertThat(count("select count(*) from sandbox_provider_notice where told and key = ?", refund))
                        .isEqualTo(3));
        assertThat(count("select count(*) from journal where name = 'refund/refund-issued' and stream_id = ?", refund))
                .isEqualTo(1);
        int before = count("select count(*) from journal where stream_id = ?", refund);
        var told = service.as(People.FEED)
                .post(
                        "/sandbox/refunds/" + refund + "/notices",
                        "{\"statuses\":[\"succeeded\",\"pending\",\"succeeded\"]}")
                .must(200);
        assertThat(told.json().at("/answers").toString()).isEqualTo("[200,200,200]");
        assertThat(count("select count(*) from journal where stream_id = ?", refund))
                .isEqualTo(before);
    }

    @Test
    void only_the_outside_world_may_do_so() {
        for (var office : List.of(People.BUYER_1, People.SELLER_1, People.FINANCE_1, People.AUDITOR_1)) {
            service.as(office)
                    .post("/sandbox/scripts", script("pay_1", "LOST", 1))
                    .mustRefuse(403, "role-may-not");
            service.as(office).get("/sandbox/refunds/" + Ids.fresh("rfd_")).mustRefuse(403, "role-may-not");
        }
        service.stranger().post("/sandbox/scripts", script("pay_1", "LOST", 1)).must(401);
        var feed = service.as(People.FEED);
        feed.post("/sandbox/scripts", script("", "LOST", 1)).must(422);
        feed.post("/sandbox/scripts", script("pay_1", "NEVER", 1)).must(422);
        feed.post("/sandbox/scripts", script("pay_1", "LOST", -1)).must(422);
        feed.get("/sandbox/refunds/rfd_1").must(404);
        feed.post("/sandbox/refunds/" + Ids.fresh("rfd_") + "/notices", "{\"statuses\":[\"wrong\"]}")
                .must(422);
    }

    private static redress.platform.testkit.Answer refund(RefundId refund) {
        return service.as(People.FINANCE_1).get("/refunds/" + refund).must(200);
    }

    private static int count(String sql, RefundId refund) {
        return service.bean(JdbcClient.class)
                .sql(sql)
                .param(refund.value())
                .query(Integer.class)
                .single();
    }

    private static RefundId settled(String payment) {
        var order = new OrderId(Ids.fresh("ord_"));
        var dispute = new DisputeId(Ids.fresh("dsp_"));
        var price = new Money(1999, "EUR");
        var line = List.of(new LineAmount(new LineId("lin_1"), price));
        var now = service.clock().instant();
        for (var command : List.of(
                new EscrowCommand.OpenEscrow(order, People.BUYER_1.id(), People.SELLER_1.id(), "DE", line, price),
                new EscrowCommand.CapturePayment(order, new Payment(payment, "CARD"), price, now),
                new EscrowCommand.FreezeMoney(order, dispute, line),
                new EscrowCommand.CarryOutSettlement(
                        order,
                        dispute,
                        new SettlementId("stl_1"),
                        SettlementBasis.REQUEST,
                        SettlementKind.REFUND_ONLY,
                        line,
                        FundedBy.SELLER,
                        now))) service.bean(Commands.class).perform(command, new Origin("system:test", "test", null));
        return RefundId.of(new Cause.Settlement(dispute));
    }
}
