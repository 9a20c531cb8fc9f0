package redress.refund.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import redress.platform.values.Money;
import redress.refund.domain.Payment;
import redress.refund.domain.ProviderAnswer;
import redress.refund.domain.ProviderKey;
import redress.refund.domain.RefundId;
import redress.refund.domain.Repayment;
import redress.refund.provider.FakeStripe.Trouble;

class SpeakingWithStripe {

    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final RefundId REFUND = new RefundId("rfd_1");

    private final FakeStripe stripe = FakeStripe.start();
    private final StripeProvider provider = speaking(stripe.address(), LONG);

    @AfterEach
    void end() {
        stripe.close();
    }

    private static StripeProvider speaking(URI address, Duration answerWithin) {
        return new StripeProvider(FakeStripe.KEY, address, LONG, answerWithin, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Repayment repayment(String payment, long minor, String currency) {
        return repayment(payment, minor, currency, 0, null);
    }

    private static Repayment repayment(
            String payment, long minor, String currency, int spent, @Nullable String reference) {
        return new Repayment(
                REFUND,
                ProviderKey.of(REFUND, spent),
                new Payment(payment, "CARD"),
                new Money(minor, currency),
                reference);
    }

    private Repayment paid(String payment, long minor) {
        stripe.paid(payment, 10 * minor);
        return repayment(payment, minor, "EUR");
    }

    @Test
    void a_refund_is_sent_under_its_own_id_and_found_again() {
        var repayment = paid("pi_1", 1999);
        assertThat(provider.find(repayment)).isEmpty();
        assertThat(provider.submit(repayment)).isEqualTo(new ProviderAnswer.Made("re_1", NOW));
        var sent = stripe.requests("POST").getFirst();
        assertThat(sent.headers().getFirst("Idempotency-Key")).isEqualTo("rfd_1");
        assertThat(sent.parameters())
                .containsEntry("payment_intent", "pi_1")
                .containsEntry("amount", "1999")
                .containsEntry("metadata[redress_refund]", "rfd_1")
                .containsEntry("metadata[redress_key]", "rfd_1");
        assertThat(provider.find(repayment)).contains(new ProviderAnswer.Made("re_1", NOW));
        assertThat(provider.find(repayment("pi_1", 1999, "EUR", 0, "re_1")))
                .contains(new ProviderAnswer.Made("re_1", NOW));
    }

    @Test
    void an_order_may_be_paid_with_a_charge() {
        var repayment = paid("ch_1", 5);
        provider.submit(repayment);
        assertThat(stripe.requests("POST").getFirst().parameters()).containsEntry("charge", "ch_1");
        assertThat(provider.find(repayment)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"pending", "requires_action"})
    void what_stripe_works_on_is_accepted(String status) {
        stripe.newRefundsAre(status);
        assertThat(provider.submit(paid("pi_1", 5))).isEqualTo(new ProviderAnswer.Accepted("re_1"));
    }

    @Test
    void a_repeated_key_makes_nothing_new_and_its_old_answer_is_not_believed() {
        stripe.newRefundsAre("pending");
        var repayment = paid("pi_1", 5);
        provider.submit(repayment);
        stripe.becomes("rfd_1", "failed", "lost_or_stolen_card");
        assertThat(provider.submit(repayment)).isEqualTo(new ProviderAnswer.Declined("lost-or-stolen-card"));
        assertThat(stripe.withKey("rfd_1")).hasSize(1);
    }

    @Test
    void a_refund_is_found_when_its_key_is_long_forgotten() {
        var repayment = paid("pi_1", 5);
        provider.submit(repayment);
        stripe.forgetsKeys();
        assertThat(provider.find(repayment)).contains(new ProviderAnswer.Made("re_1", NOW));
    }

    @Test
    void a_key_protects_while_the_lists_lag() {
        stripe.listsLag(true);
        var repayment = paid("pi_1", 5);
        stripe.next(Trouble.DROPPED_AFTER);
        assertThat(provider.submit(repayment)).isInstanceOf(ProviderAnswer.Unknown.class);
        assertThat(provider.find(repayment)).isEmpty();
        assertThat(provider.submit(repayment)).isEqualTo(new ProviderAnswer.Made("re_1", NOW));
        assertThat(stripe.withKey("rfd_1")).hasSize(1);
    }

    @Test
    void what_failed_under_a_spent_key_is_not_mistaken_for_the_next_payment() {
        provider.submit(paid("pi_1", 5));
        stripe.becomes("rfd_1", "failed", null);
        assertThat(provider.find(repayment("pi_1", 5, "EUR"))).contains(new ProviderAnswer.Declined("failed"));
        var second = repayment("pi_1", 5, "EUR", 1, null);
        assertThat(provider.find(second)).isEmpty();
        assertThat(provider.submit(second)).isEqualTo(new ProviderAnswer.Made("re_2", NOW));
        assertThat(stripe.withKey("rfd_1-2")).hasSize(1);
    }

    @Test
    void what_was_refused_is_refused_again_under_the_same_key_and_may_be_made_under_the_next() {
        stripe.next(Trouble.DECLINED);
        var first = paid("pi_1", 5);
        assertThat(provider.submit(first)).isEqualTo(new ProviderAnswer.Declined("card-declined"));
        assertThat(provider.submit(first)).isEqualTo(new ProviderAnswer.Declined("card-declined"));
        assertThat(provider.submit(repayment("pi_1", 5, "EUR", 1, null)))
                .isEqualTo(new ProviderAnswer.Made("re_1", NOW));
    }

    @Test
    void what_stands_is_found_under_whichever_key_it_was_sent() {
        for (var status : List.of("pending", "succeeded")) {
            provider.submit(paid("pi_" + status, 5));
            stripe.becomes("rfd_1", status, null);
            assertThat(provider.find(repayment("pi_" + status, 5, "EUR", 1, null)))
                    .isPresent()
                    .get()
                    .isNotInstanceOf(ProviderAnswer.Declined.class);
            stripe.forgetsKeys();
        }
        assertThat(stripe.requests("POST")).hasSize(2);
    }

    @Test
    void another_refund_of_the_same_payment_is_not_ours() {
        provider.submit(paid("pi_1", 5));
        var other = new Repayment(
                new RefundId("rfd_2"),
                new ProviderKey("rfd_2"),
                new Payment("pi_1", "CARD"),
                new Money(5, "EUR"),
                null);
        assertThat(provider.find(other)).isEmpty();
    }

    @Test
    void of_several_under_one_key_the_one_that_stands_counts_on_whatever_page_it_is() {
        var repayment = paid("pi_1", 5);
        for (int i = 0; i < 5; i++) {
            stripe.newRefundsAre(i == 1 ? "pending" : "failed");
            provider.submit(repayment);
            stripe.forgetsKeys();
        }
        stripe.pagesOf(2);
        assertThat(provider.find(repayment)).contains(new ProviderAnswer.Accepted("re_2"));
        assertThat(stripe.requests("GET")).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {
                "DROPPED_BEFORE",
                "DROPPED_AFTER",
                "ERROR_AFTER",
                "GARBAGE_AFTER",
                "RATE_LIMITED",
                "KEY_IN_USE",
                "NOT_AUTHENTICATED",
                "NOT_PERMITTED"
            })
    void what_may_have_been_done_is_unknown_and_is_not_sent_again_behind_our_back(Trouble trouble) {
        stripe.next(trouble);
        assertThat(provider.submit(paid("pi_1", 5))).isInstanceOf(ProviderAnswer.Unknown.class);
        assertThat(stripe.requests("POST")).hasSize(1);
    }

    @Test
    void an_answer_that_does_not_come_in_time_is_unknown() {
        stripe.next(Trouble.SILENT_AFTER);
        var impatient = speaking(stripe.address(), Duration.ofMillis(300));
        assertThat(impatient.submit(paid("pi_1", 5))).isEqualTo(new ProviderAnswer.Unknown("no-answer"));
        assertThat(stripe.withKey("rfd_1")).hasSize(1);
    }

    @Test
    void a_connection_that_is_reset_or_refused_is_unknown() throws IOException {
        var calls = new AtomicInteger();
        URI address;
        try (var rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                while (!rude.isClosed())
                    try (var caller = rude.accept()) {
                        calls.incrementAndGet();
                        if (caller.getInputStream().read() >= 0) caller.setSoLinger(true, 0);
                    } catch (IOException closed) {
                        return;
                    }
            });
            address = URI.create("http://127.0.0.1:" + rude.getLocalPort());
            assertThat(speaking(address, LONG).submit(paid("pi_1", 5)))
                    .isEqualTo(new ProviderAnswer.Unknown("no-answer"));
            assertThat(calls).hasValue(1);
        }
        assertThat(speaking(address, LONG).submit(paid("pi_1", 5))).isEqualTo(new ProviderAnswer.Unknown("no-answer"));
    }

    @Test
    void an_ask_that_fails_is_unknown_and_not_unheard_of() {
        var elsewhere = new StripeProvider("rk_wrong", stripe.address(), LONG, LONG, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(elsewhere.find(paid("pi_1", 5))).contains(new ProviderAnswer.Unknown("status-401"));
    }

    @Test
    void a_refund_that_stripe_once_named_and_no_longer_knows_is_unheard_of() {
        assertThat(provider.find(repayment("pi_1", 5, "EUR", 0, "re_77"))).isEmpty();
    }

    @Test
    void what_the_bank_declines_is_declined() {
        stripe.next(Trouble.DECLINED);
        assertThat(provider.submit(paid("pi_1", 5))).isEqualTo(new ProviderAnswer.Declined("card-declined"));
        stripe.forgetsKeys();
        stripe.next(Trouble.BALANCE_INSUFFICIENT);
        assertThat(provider.submit(paid("pi_1", 5))).isEqualTo(new ProviderAnswer.Declined("balance-insufficient"));
    }

    @Test
    void what_no_repetition_mends_goes_to_finance() {
        assertThat(provider.submit(repayment("pi_nowhere", 5, "EUR")))
                .isEqualTo(new ProviderAnswer.Impossible("resource-missing"));
        assertThat(provider.submit(repayment("pay_of_another_provider", 5, "EUR")))
                .isEqualTo(new ProviderAnswer.Impossible("payment-unknown"));
        stripe.paid("pi_1", 4);
        assertThat(provider.submit(repayment("pi_1", 5, "EUR")))
                .isEqualTo(new ProviderAnswer.Impossible("amount-too-large"));
        assertThat(provider.submit(repayment("pi_1", 3, "EUR"))).isEqualTo(new ProviderAnswer.Impossible("key-reused"));
    }

    @Test
    void a_refund_of_another_amount_is_nobodys_to_book() {
        var repayment = paid("pi_1", 5);
        provider.submit(repayment);
        stripe.amountBecomes("rfd_1", 4);
        assertThat(provider.find(repayment)).contains(new ProviderAnswer.Impossible("amount-differs"));
    }

    @ParameterizedTest
    @CsvSource({
        "1999, EUR, 1999",
        "500, JPY, 500",
        "5120, KWD, 5120",
        "5124, KWD, ",
        "5, ISK, 500",
        "500, MGA, 5",
        "501, MGA, ",
        "5, UGX, 500",
        "700, TWD, 700",
        "5120, BHD, 5120",
        "5121, BHD, ",
        "5, CLP, 5",
        "5, XAF, 5",
        "1000, IQD, ",
        "100, HUF, 100"
    })
    void an_amount_is_written_exactly_as_stripe_writes_it_or_not_at_all(
            long minor, String currency, @Nullable Long theirs) {
        var written = StripeAmount.of(new Money(minor, currency));
        assertThat(written.isPresent() ? Optional.of(written.getAsLong()) : Optional.empty())
                .isEqualTo(Optional.ofNullable(theirs));
    }

    @Test
    void an_amount_that_cannot_be_written_is_not_sent() {
        assertThat(provider.submit(repayment("pi_1_kwd", 5124, "KWD")))
                .isEqualTo(new ProviderAnswer.Impossible("amount-not-payable"));
        assertThat(stripe.requests("POST")).isEmpty();
        stripe.paid("pi_1_jpy", 500);
        assertThat(provider.submit(repayment("pi_1_jpy", 500, "JPY"))).isEqualTo(new ProviderAnswer.Made("re_1", NOW));
        assertThat(stripe.requests("POST").getFirst().parameters()).containsEntry("amount", "500");
    }

    @Test
    void the_sdk_reports_nothing_about_itself() {
        provider.submit(paid("pi_1", 5));
        provider.find(paid("pi_1", 5));
        provider.find(paid("pi_1", 5));
        for (var method : List.of("GET", "POST"))
            for (var request : stripe.requests(method))
                assertThat(request.headers().keySet())
                        .noneMatch(header ->
                                header.toLowerCase(java.util.Locale.ROOT).startsWith("x-stripe-client"));
    }
}
