package redress.dispute.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.dispute.domain.Basis;
import redress.dispute.domain.Reason;
import redress.dispute.projection.SellerLedger.Dispute;
import redress.dispute.projection.SellerLedger.End;
import redress.dispute.projection.SellerLedger.How;
import redress.dispute.projection.SellerLedger.Refund;
import redress.dispute.projection.SellerLedger.Response;
import redress.dispute.projection.SellerLedger.Row;
import redress.platform.testkit.People;
import redress.platform.values.Money;

class CountingForSellers extends ServiceStory {

    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00Z");

    private static Instant day(double days) {
        return JANUARY.plus(Duration.ofMinutes(Math.round(days * 24 * 60)));
    }

    private static Row order(Instant shippedAt) {
        return new Row("usr_s", shippedAt, shippedAt, shippedAt, null);
    }

    private static Row dispute(double opened, double answered, boolean inTime, How ended, double endedAt, long refund) {
        return new Row(
                "usr_s",
                day(opened),
                day(endedAt),
                null,
                new Dispute(
                        Reason.DAMAGED,
                        day(opened),
                        null,
                        List.of(new Response(day(opened), day(answered), inTime)),
                        Basis.OFFER,
                        new End(ended, day(endedAt)),
                        List.of(day(answered)),
                        refund == 0 ? List.of() : List.of(new Refund(new Money(refund, "EUR"), day(endedAt)))));
    }

    @Test
    void every_figure_counts_what_happened_in_the_period() {
        var january = new SellerFigures.Count(JANUARY, FEBRUARY);
        for (int i = 0; i < 8; i++) january.add(order(day(i)));
        january.add(order(FEBRUARY)); // the end is exclusive
        january.add(dispute(1, 2, true, How.AGREED, 4, 500));
        january.add(dispute(2, 4, true, How.WITHDRAWN, 5, 0));
        january.add(dispute(3, 8, false, How.VERDICT_FOR_BUYER, 40, 700)); // ends in February
        january.add(dispute(-10, 0.5, true, How.AGREED, 6, 250)); // was opened in December
        var figures = january.figures();
        assertThat(figures.ordersShipped()).isEqualTo(8);
        assertThat(figures.disputesOpened()).isEqualTo(3);
        assertThat(figures.openedByReason()).containsExactly(java.util.Map.entry(Reason.DAMAGED, 3));
        assertThat(figures.disputeRate()).isEqualTo("0.3750");
        assertThat(figures.answeredInTime()).isEqualTo(3);
        assertThat(figures.windowsElapsed()).isEqualTo(1);
        assertThat(figures.medianTimeToRespond()).isEqualTo(Duration.ofDays(2));
        assertThat(figures.p90TimeToRespond()).isEqualTo(Duration.ofHours(252));
        assertThat(figures.endings())
                .containsOnly(java.util.Map.entry(How.AGREED, 2), java.util.Map.entry(How.WITHDRAWN, 1));
        assertThat(figures.returns()).isEqualTo(4);
        assertThat(figures.refunded()).containsExactly(new Money(750, "EUR"));
    }

    @Test
    void where_nothing_happened_there_is_neither_rate_nor_time() {
        var figures = new SellerFigures.Count(JANUARY, FEBRUARY).figures();
        assertThat(figures.disputeRate()).isNull();
        assertThat(figures.medianTimeToRespond()).isNull();
        assertThat(figures.refunded()).isEmpty();
    }

    @Test
    void sellers_see_their_own_and_the_marketplace_sees_everybodys() {
        delivered();
        var dispute = opened("REFUND_ONLY");
        seller().post("/disputes/" + dispute + "/response", "{\"answer\": \"ACCEPT\"}")
                .must(200);
        refundIssued(dispute, 2000);
        var path = "/sellers/" + People.SELLER_1.id() + "/statistics";
        eventually(within(20, SECONDS), () -> {
            var seen = seller().get(path).must(200);
            // other stories of this service have the same seller: how much exactly, the figures' own test says
            assertThat(seen.text("/last30Days/ordersShipped")).matches("[1-9]\\d*");
            assertThat(seen.text("/last30Days/endings/AGREED")).matches("[1-9]\\d*");
            assertThat(seen.text("/last30Days/refunded/0/minor")).matches("[1-9]\\d*");
            assertThat(seen.text("/period/openedByReason/WRONG_VARIANT")).matches("[1-9]\\d*");
        });
        for (var office : List.of(People.SUPPORT_1, People.FINANCE_1, People.AUDITOR_1))
            service.as(office).get(path).must(200);
        service.as(People.SELLER_2).get(path).mustRefuse(404, "no-such-id");
        for (var other : List.of(People.BUYER_1, People.MEDIATOR_1, People.FEED))
            service.as(other).get(path).mustRefuse(403, "role-may-not");
        seller().get(path + "?from=2026-02-01&to=2026-02-01").mustRefuse(400, "period-invalid");
        seller().get(path + "?from=2020-02-01&to=2026-02-01").mustRefuse(400, "period-invalid");
        seller().get(path + "?from=yesterday").mustRefuse(400, "parameter-invalid");
    }
}
