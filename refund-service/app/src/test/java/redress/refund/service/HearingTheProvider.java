package redress.refund.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.journal.Commands;
import redress.platform.journal.Origin;
import redress.platform.testkit.Answer;
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
import redress.refund.domain.RefundCommand;
import redress.refund.domain.RefundId;
import redress.refund.domain.RefundView;
import redress.refund.domain.RefundView.Step;
import redress.refund.domain.SettlementBasis;
import redress.refund.domain.SettlementId;
import redress.refund.domain.SettlementKind;
import redress.refund.provider.FakeStripe;
import redress.refund.provider.FakeStripe.Trouble;

/** The whole service on Stripe's API: what it sends, what Stripe tells it, and what strangers pretend to be telling. */
class HearingTheProvider {

    private static final Money PRICE = new Money(1999, "EUR");
    private static final FakeStripe stripe = FakeStripe.start();

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of(
            "refund",
            RefundService.class,
            "redress.messages.enabled=false",
            "redress.refund.provider=stripe",
            "redress.refund.stripe.address=" + stripe.address(),
            "redress.refund.stripe.answer-within=5s",
            "redress.refund.stripe.api-key-file="
                    + Path.of("src/test/resources/stripe-api-key").toAbsolutePath(),
            "redress.refund.stripe.notice-secret-file="
                    + Path.of("src/test/resources/stripe-notice-secret").toAbsolutePath());

    @AfterAll
    static void end() {
        stripe.close();
    }

    private record Sold(OrderId order, RefundId refund) {}

    @Test
    void a_notice_makes_us_ask_and_what_stripe_answers_counts() {
        var sold = sold("pending");
        stripe.becomes(sold.refund().value(), "succeeded", null);
        assertThat(told(notice("evt_" + sold.refund(), sold.refund(), "succeeded")))
                .isEqualTo("heard");
        seen(sold, Step.MADE);
        assertThat(stored(sold, "refund/provider-contact-due")).isPositive();
    }

    @Test
    void a_notice_is_not_believed_only_asked_about() {
        var sold = sold("pending");
        told(notice("evt_lie_" + sold.refund(), sold.refund(), "succeeded"));
        eventually(
                within(10, SECONDS),
                () -> assertThat(stored(sold, "refund/refund-still-processing")).isEqualTo(1));
        assertThat(view(sold).step()).isEqualTo(Step.PROCESSING);
    }

    @Test
    void notices_repeated_and_out_of_order_make_one_refund() {
        var sold = sold("pending");
        stripe.becomes(sold.refund().value(), "succeeded", null);
        var done = notice("evt_done_" + sold.refund(), sold.refund(), "succeeded");
        var begun = notice("evt_begun_" + sold.refund(), sold.refund(), "pending");
        assertThat(told(done)).isEqualTo("heard");
        seen(sold, Step.MADE);
        int before = stored(sold, "refund/%");
        assertThat(told(done)).isEqualTo("heard-before");
        assertThat(told(begun)).isEqualTo("heard");
        assertThat(told(begun)).isEqualTo("heard-before");
        assertThat(stored(sold, "refund/%")).isEqualTo(before);
        assertThat(stored(sold, "refund/refund-issued")).isEqualTo(1);
        assertThat(stripe.withKey(sold.refund().value())).hasSize(1);
    }

    @Test
    void what_is_about_nothing_of_ours_is_taken_and_forgotten() {
        var strange = new RefundId(Ids.fresh("rfd_"));
        assertThat(told(notice("evt_" + strange, strange, "succeeded"))).isEqualTo("not-ours");
        assertThat(
                        told(
                                "{\"id\":\"evt_c\",\"type\":\"customer.created\",\"data\":{\"object\":{\"object\":\"customer\"}}}"))
                .isEqualTo("not-ours");
        assertThat(
                        told(
                                "{\"id\":\"evt_r\",\"data\":{\"object\":{\"object\":\"refund\",\"metadata\":{\"redress_refund\":\"x\"}}}}"))
                .isEqualTo("not-ours");
        assertThat(stored(new Sold(new OrderId("ord_x"), strange), "%")).isZero();
    }

    @Test
    void a_flood_of_the_same_and_of_strange_notices_stores_nothing_and_asks_nobody() {
        var sold = sold("pending");
        var known = notice("evt_flood_" + sold.refund(), sold.refund(), "pending");
        assertThat(told(known)).isEqualTo("heard");
        eventually(
                within(10, SECONDS),
                () -> assertThat(stored(sold, "refund/refund-still-processing")).isEqualTo(1));
        long journal = service.head();
        int inbox = inbox();
        int asked = stripe.requests("GET").size();
        for (int again = 0; again < 300; again++) {
            var strange = new RefundId(Ids.fresh("rfd_"));
            assertThat(tell(known)).isEqualTo("heard-before");
            assertThat(tell(notice("evt_" + strange, strange, "succeeded"))).isEqualTo("not-ours");
            assertThat(tell("{\"id\":\"evt_c%d\",\"data\":{\"object\":{\"object\":\"charge\"}}}".formatted(again)))
                    .isEqualTo("not-ours");
        }
        assertThat(service.head()).isEqualTo(journal);
        assertThat(inbox()).isEqualTo(inbox);
        assertThat(stripe.requests("GET")).hasSize(asked);
    }

    private static int inbox() {
        return service.bean(JdbcClient.class)
                .sql("select count(*) from inbox")
                .query(Integer.class)
                .single();
    }

    private static String tell(String body) {
        return post(body, signed(body, "whsec_local", now())).must(200).text("/effect");
    }

    @Test
    void what_is_not_signed_is_not_read() {
        var sold = sold("pending");
        int before = stored(sold, "refund/%");
        var body = notice("evt_" + sold.refund(), sold.refund(), "succeeded");
        post(body, null).mustRefuse(401, "signature-invalid");
        post(body, "t=1,v1=00").mustRefuse(401, "signature-invalid");
        post(body, signed(body, "whsec_of_somebody_else", now())).mustRefuse(401, "signature-invalid");
        post(body + " ", signed(body, "whsec_local", now())).mustRefuse(401, "signature-invalid");
        post(body, signed(body, "whsec_local", now().minus(Duration.ofMinutes(6))))
                .mustRefuse(401, "signature-outdated");
        post("{", null).mustRefuse(401, "signature-invalid");
        var token = service.as(People.FINANCE_1)
                .send(
                        "/provider/notices",
                        request -> request.header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)));
        token.mustRefuse(401, "signature-invalid");
        assertThat(stored(sold, "refund/%")).isEqualTo(before);
        assertThat(view(sold).step()).isEqualTo(Step.PROCESSING);
    }

    @Test
    void both_secrets_are_good_while_one_replaces_the_other() {
        var sold = sold("pending");
        var body = notice("evt_" + sold.refund(), sold.refund(), "pending");
        post(body, signed(body, "whsec_next", now())).must(200);
    }

    @Test
    void what_is_signed_and_still_no_notice_is_refused() {
        for (var body : List.of("", "{", "[]", "null", "\"evt_1\"", "{\"id\":7}", "{\"id\":\"\"}", "{\"id\":{}}")) {
            var answer = post(body, signed(body, "whsec_local", now()));
            assertThat(answer.status()).as(body).isIn(400, 422);
            assertThat(answer.code()).isNotBlank();
        }
        var huge = "{\"id\":\"" + "x".repeat(70_000) + "\"}";
        post(huge, signed(huge, "whsec_local", now())).mustRefuse(413, "body-too-large");
        var deep = "{\"id\":\"evt_1\",\"data\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
        assertThat(post(deep, signed(deep, "whsec_local", now())).status()).isEqualTo(422);
        assertThat(service.stranger()
                        .send(
                                "/provider/notices",
                                request -> request.header("Content-Type", "text/plain")
                                        .POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(415);
        service.stranger().get("/provider/notices").must(401);
    }

    /** Whatever happens to the first call, there is one refund at Stripe in the end, and it was asked for under one key. */
    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {
                "DROPPED_BEFORE",
                "DROPPED_AFTER",
                "ERROR_AFTER",
                "SILENT_AFTER",
                "GARBAGE_AFTER",
                "RATE_LIMITED",
                "KEY_IN_USE",
                "NOT_AUTHENTICATED",
                "NOT_PERMITTED"
            })
    void an_unknown_outcome_is_resolved_by_asking(Trouble trouble) {
        stripe.newRefundsAre("succeeded");
        stripe.next(trouble);
        var sold = settled();
        eventually(within(20, SECONDS), () -> assertThat(view(sold).reason()).isEqualTo("answer-unknown"));
        seen(sold, Step.MADE);
        assertThat(stripe.withKey(sold.refund().value())).hasSize(1);
        assertThat(stripe.requests("POST").stream()
                        .filter(request -> sold.refund()
                                .value()
                                .equals(request.parameters().get("metadata[redress_refund]")))
                        .map(request -> request.headers().getFirst("Idempotency-Key")))
                .containsOnly(sold.refund().value());
    }

    @Test
    void what_stripe_cannot_do_goes_to_finance() {
        var sold = settled("pay_of_another_provider");
        eventually(within(10, SECONDS), () -> {
            assertThat(view(sold).reason()).isEqualTo("payment-unknown");
            assertThat(view(sold).next().words()).contains("Finance");
        });
    }

    @Test
    void there_is_no_sandbox_to_be_scripted() {
        assertThat(service.as(People.FEED)
                        .post("/sandbox/scripts", "{\"paymentReference\":\"x\",\"goesWrong\":\"LOST\",\"times\":1}")
                        .status())
                .isEqualTo(404);
    }

    // ---- words of these tests

    private static Sold sold(String status) {
        stripe.newRefundsAre(status);
        var sold = settled();
        eventually(within(30, SECONDS), () -> {
            passOverSilence(sold);
            assertThat(view(sold).providerReference()).isNotNull();
        });
        return sold;
    }

    private static Sold settled() {
        var payment = "pi_" + Ids.fresh("x");
        stripe.paid(payment, PRICE.minor() * 5);
        return settled(payment);
    }

    private static Sold settled(String payment) {
        var order = new OrderId(Ids.fresh("ord_"));
        var dispute = new DisputeId(Ids.fresh("dsp_"));
        var line = List.of(new LineAmount(new LineId("lin_1"), PRICE));
        for (var command : List.of(
                new EscrowCommand.OpenEscrow(order, People.BUYER_1.id(), People.SELLER_1.id(), "DE", line, PRICE),
                new EscrowCommand.CapturePayment(order, new Payment(payment, "CARD"), PRICE, now()),
                new EscrowCommand.FreezeMoney(order, dispute, line),
                new EscrowCommand.CarryOutSettlement(
                        order,
                        dispute,
                        new SettlementId("stl_1"),
                        SettlementBasis.REQUEST,
                        SettlementKind.REFUND_ONLY,
                        line,
                        FundedBy.SELLER,
                        now()))) service.bean(Commands.class).perform(command, new Origin("system:test", "test", null));
        return new Sold(order, RefundId.of(new Cause.Settlement(dispute)));
    }

    private static Instant now() {
        return service.clock().instant();
    }

    private static String notice(String id, RefundId refund, String status) {
        return """
                {"id":"%s","object":"event","type":"refund.updated","livemode":false,"data":{"object":
                 {"id":"re_1","object":"refund","status":"%s","metadata":{"redress_refund":"%s","redress_key":"%s"}}}}""".formatted(id, status, refund, refund);
    }

    /** Tells it as Stripe does: again, while we are just speaking with Stripe. @return what came of it */
    private static String told(String body) {
        var effect = new java.util.concurrent.atomic.AtomicReference<String>();
        eventually(within(10, SECONDS), () -> {
            var answer = post(body, signed(body, "whsec_local", now()));
            if (answer.status() == 409) assertThat(answer.code()).isEqualTo("provider-being-asked");
            effect.set(answer.must(200).text("/effect"));
        });
        return Objects.requireNonNull(effect.get());
    }

    private static Answer post(String body, @org.jspecify.annotations.Nullable String signature) {
        return service.stranger().send("/provider/notices", request -> {
            if (signature != null) request.header("Stripe-Signature", signature);
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        });
    }

    private static String signed(String body, String secret, Instant at) {
        try {
            var seconds = Long.toString(at.getEpochSecond());
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "t=" + seconds + ",v1="
                    + HexFormat.of().formatHex(mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void seen(Sold sold, Step step) {
        eventually(within(30, SECONDS), () -> {
            passOverSilence(sold);
            assertThat(view(sold).step()).isEqualTo(step);
        });
    }

    /** On a slow machine an answer may come too late: then we are silent for a minute and ask. */
    private static void passOverSilence(Sold sold) {
        var seen = view(sold);
        var until = seen.next().until();
        if ("answer-unknown".equals(seen.reason()) && until != null && until.isAfter(now()))
            service.clock().advanceTo(until);
    }

    private static int stored(Sold sold, String event) {
        return service.bean(JdbcClient.class)
                .sql("select count(*) from journal where stream_id = :id and name like :name")
                .param("id", sold.refund().value())
                .param("name", event)
                .query(Integer.class)
                .single();
    }

    private static RefundView view(Sold sold) {
        return (RefundView) Objects.requireNonNull(service.bean(Commands.class)
                .perform(
                        new RefundCommand.ShowRefund(sold.refund(), People.FINANCE_1),
                        new Origin("system:test", "test", null)));
    }
}
