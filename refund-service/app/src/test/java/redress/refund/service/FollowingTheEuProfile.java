package redress.refund.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.SELLER_1;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.platform.journal.Commands;
import redress.platform.journal.Origin;
import redress.platform.testkit.Answer;
import redress.platform.testkit.ServiceTest;
import redress.platform.values.Actor;
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

/** A service that is told to follow profile {@code eu}: a refund is there within 14 calendar days, or overdue (R61, R55). */
class FollowingTheEuProfile {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of(
            "refund", RefundService.class, "redress.messages.enabled=false", "redress.policy.profile=eu");

    private final OrderId order = new OrderId(Ids.fresh("ord_"));
    private final DisputeId dispute = new DisputeId("dsp_" + order.value().substring(4));
    private final String refund =
            "/refunds/" + RefundId.of(new Cause.Settlement(dispute)).value();

    @Test
    void fourteen_days_after_its_approval_a_refund_that_has_not_come_is_overdue_whatever_day_it_is() {
        var expectedBy = settled("pay_eu:decline").plus(Duration.ofDays(14));
        assertThat(seen().text("/expectedBy")).isEqualTo(expectedBy.toString());
        var pinned = service.as(BUYER_1).get(refund + "/policy").must(200);
        assertThat(pinned.text("/version")).isEqualTo("eu-1");
        assertThat(pinned.json().at("/places/0/values").valueStream())
                .anyMatch(value -> value.path("name").asString().equals("refund-expected-by-days")
                        && value.path("value").asInt() == 14);

        service.clock().advanceTo(expectedBy.minus(Duration.ofHours(1)));
        assertThat(seen().json().has("overdueSince")).isFalse();
        service.clock().advanceTo(expectedBy);
        eventually(
                within(30, SECONDS),
                () -> assertThat(seen().text("/overdueSince")).isNotBlank());
    }

    private Answer seen() {
        return service.as(BUYER_1).get(refund).must(200);
    }

    /** When it was. */
    private Instant settled(String paymentReference) {
        var shirt = new LineAmount(new LineId("lin_1"), new Money(5000, "EUR"));
        var now = service.clock().instant();
        for (var command : List.of(
                new EscrowCommand.OpenEscrow(order, BUYER_1.id(), SELLER_1.id(), "DE", List.of(shirt), shirt.amount()),
                new EscrowCommand.CapturePayment(order, new Payment(paymentReference, "CARD"), shirt.amount(), now),
                new EscrowCommand.FreezeMoney(order, dispute, List.of(shirt)),
                new EscrowCommand.CarryOutSettlement(
                        order,
                        dispute,
                        new SettlementId("stl_1"),
                        SettlementBasis.VERDICT,
                        SettlementKind.REFUND_ONLY,
                        List.of(shirt),
                        FundedBy.SELLER,
                        now))) service.bean(Commands.class).perform(command, Origin.of(Actor.rule("test"), "cor_1"));
        return now;
    }
}
