package redress.refund.domain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static redress.refund.domain.EscrowEvent.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import redress.platform.values.Money;

class HoldingTheMoney extends MoneyStory {

    @Test
    void an_escrow_opens_with_what_each_line_costs() {
        about(Escrow.class)
                .givenNoPriorActivity()
                .when(new EscrowCommand.OpenEscrow(
                        ORDER,
                        BUYER.id(),
                        SELLER.id(),
                        "DE",
                        List.of(of(SHIRT, 4000), of(CAP, 999), of(LineId.SHIPPING, 500)),
                        eur(5499)))
                .expectEvents(opened());
    }

    @Test
    void lines_that_do_not_add_up_are_refused() {
        about(Escrow.class)
                .givenNoPriorActivity()
                .when(new EscrowCommand.OpenEscrow(
                        ORDER, BUYER.id(), SELLER.id(), "DE", List.of(of(SHIRT, 4000)), eur(3999)))
                .expectException(refusal("total-differs"))
                .expectNoEvents();
    }

    @Test
    void a_line_is_there_once() {
        about(Escrow.class)
                .givenNoPriorActivity()
                .when(new EscrowCommand.OpenEscrow(
                        ORDER,
                        BUYER.id(),
                        SELLER.id(),
                        "DE",
                        List.of(of(SHIRT, 4000), of(CAP, 999), of(SHIRT, 4000)),
                        eur(8999)))
                .expectException(refusal("line-twice"))
                .expectNoEvents();
    }

    @Test
    void a_payment_is_held_whole() {
        about(Escrow.class)
                .given(opened())
                .when(new EscrowCommand.CapturePayment(ORDER, CARD, eur(5499), NOW))
                .expectEvents(paid());
    }

    @Test
    void a_payment_heard_twice_is_held_once() {
        about(Escrow.class)
                .given(opened(), paid())
                .when(new EscrowCommand.CapturePayment(ORDER, CARD, eur(5499), NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_second_payment_by_another_way_is_refused() {
        about(Escrow.class)
                .given(opened(), paid())
                .when(new EscrowCommand.CapturePayment(ORDER, new Payment("pay_2", "CARD"), eur(5499), NOW))
                .expectException(refusal("already-paid"))
                .expectNoEvents();
    }

    @Test
    void a_payment_of_another_amount_or_currency_is_refused() {
        for (var amount : List.of(eur(5498), eur(5500), new Money(5499, "USD"), eur(0)))
            about(Escrow.class)
                    .given(opened())
                    .when(new EscrowCommand.CapturePayment(ORDER, CARD, amount, NOW))
                    .expectException(refusal("payment-differs"))
                    .expectNoEvents();
    }

    @Test
    void everything_is_released_when_the_goods_are_received() {
        about(Escrow.class)
                .given(opened(), paid())
                .when(new EscrowCommand.ReleaseMoney(ORDER, NOW))
                .expectEvents(
                        new ReceiptNoted(ORDER, NOW, NOW),
                        new MoneyReleased(
                                ORDER,
                                List.of(of(SHIRT, 4000), of(CAP, 999), of(LineId.SHIPPING, 500)),
                                eur(5499),
                                NOW),
                        raised(SellerEntry.RELEASE, 5499));
    }

    @Test
    void a_receipt_heard_twice_releases_once() {
        about(Escrow.class)
                .given(opened(), paid())
                .andGivenCommands(new EscrowCommand.ReleaseMoney(ORDER, NOW))
                .when(new EscrowCommand.ReleaseMoney(ORDER, NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_free_line_is_held_and_released_as_nothing() {
        var gift = new EscrowOpened(
                ORDER, BUYER.id(), SELLER.id(), "DE", "EUR", List.of(of(SHIRT, 4000), of(CAP, 0)), List.of(), NOW);
        about(Escrow.class)
                .given(gift, new PaymentCaptured(ORDER, CARD, eur(4000), NOW, NOW))
                .when(new EscrowCommand.ReleaseMoney(ORDER, NOW))
                .expectEvents(
                        new ReceiptNoted(ORDER, NOW, NOW),
                        new MoneyReleased(ORDER, List.of(of(SHIRT, 4000)), eur(4000), NOW),
                        raised(SellerEntry.RELEASE, 4000));
    }

    @Test
    void a_line_whose_places_do_not_add_up_cannot_exist() {
        assertThatThrownBy(() -> new LineMoney(eur(10), eur(10), eur(5), eur(5), eur(1), eur(0), eur(0)))
                .hasMessageContaining("R50");
        assertThatThrownBy(() -> new LineMoney(eur(10), eur(10), eur(5), eur(0), eur(5), eur(0), eur(6)))
                .hasMessageContaining("R50");
        assertThatThrownBy(() -> new LineMoney(eur(10), eur(10), eur(5), eur(0), eur(5), eur(1), eur(0)))
                .hasMessageContaining("R50");
    }
}
