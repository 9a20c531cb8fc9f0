package redress.refund.domain;

import static redress.refund.domain.EscrowEvent.*;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import redress.platform.values.Money;

class FreezingDisputedMoney extends MoneyStory {

    @Test
    void a_dispute_freezes_its_lines() {
        about(Escrow.class)
                .given(opened(), paid())
                .when(new EscrowCommand.FreezeMoney(ORDER, DISPUTE, List.of(of(SHIRT, 4000))))
                .expectEvents(frozen(of(SHIRT, 4000)));
    }

    @Test
    void a_dispute_heard_twice_freezes_once() {
        about(Escrow.class)
                .given(opened(), paid(), frozen(of(SHIRT, 4000)))
                .when(new EscrowCommand.FreezeMoney(ORDER, DISPUTE, List.of(of(SHIRT, 4000))))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void money_that_is_released_already_cannot_be_frozen_and_is_noted() {
        about(Escrow.class)
                .given(opened(), paid(), new MoneyReleased(ORDER, List.of(of(SHIRT, 4000)), eur(4000), NOW))
                .when(new EscrowCommand.FreezeMoney(ORDER, DISPUTE, List.of(of(SHIRT, 4000), of(CAP, 999))))
                .expectEvents(new MoneyFrozen(
                        ORDER,
                        DISPUTE,
                        List.of(of(SHIRT, 4000), of(CAP, 999)),
                        List.of(of(CAP, 999)),
                        List.of(of(SHIRT, 4000)),
                        NOW));
    }

    @Test
    void a_freeze_that_overtook_the_payment_waits_for_it() {
        about(Escrow.class)
                .given(opened())
                .when(new EscrowCommand.FreezeMoney(ORDER, DISPUTE, List.of(of(SHIRT, 4000))))
                .expectEvents(new FreezeAwaited(ORDER, DISPUTE, List.of(of(SHIRT, 4000)), NOW));
        about(Escrow.class)
                .given(opened(), new FreezeAwaited(ORDER, DISPUTE, List.of(of(SHIRT, 4000)), NOW))
                .when(new EscrowCommand.CapturePayment(ORDER, CARD, eur(5499), NOW))
                .expectEvents(paid(), frozen(of(SHIRT, 4000)));
    }

    @Test
    void receipt_releases_all_but_the_frozen_money() {
        about(Escrow.class)
                .given(opened(), paid(), frozen(of(SHIRT, 3000)))
                .when(new EscrowCommand.ReleaseMoney(ORDER, NOW))
                .expectEvents(
                        new ReceiptNoted(ORDER, NOW, NOW),
                        new MoneyReleased(
                                ORDER,
                                List.of(of(SHIRT, 1000), of(CAP, 999), of(LineId.SHIPPING, 500)),
                                eur(2499),
                                NOW),
                        raised(SellerEntry.RELEASE, 2499));
    }

    @Test
    void what_a_closed_dispute_lets_go_stays_held_until_the_goods_are_received() {
        about(Escrow.class)
                .given(opened(), paid(), frozen(of(SHIRT, 4000)))
                .when(new EscrowCommand.UnfreezeMoney(ORDER, DISPUTE, NOW))
                .expectEvents(new MoneyUnfrozen(ORDER, DISPUTE, List.of(of(SHIRT, 4000)), NOW, NOW));
    }

    @Test
    void what_a_closed_dispute_lets_go_after_receipt_is_released_then() {
        about(Escrow.class)
                .given(
                        opened(),
                        paid(),
                        frozen(of(SHIRT, 4000)),
                        new ReceiptNoted(ORDER, NOW, NOW),
                        new MoneyReleased(ORDER, List.of(of(CAP, 999), of(LineId.SHIPPING, 500)), eur(1499), NOW))
                .when(new EscrowCommand.UnfreezeMoney(ORDER, DISPUTE, NOW))
                .expectEvents(
                        new MoneyUnfrozen(ORDER, DISPUTE, List.of(of(SHIRT, 4000)), NOW, NOW),
                        new MoneyReleased(ORDER, List.of(of(SHIRT, 4000)), eur(4000), NOW),
                        raised(SellerEntry.RELEASE, 4000));
    }

    @Test
    void a_closed_dispute_heard_twice_unfreezes_once() {
        about(Escrow.class)
                .given(
                        opened(),
                        paid(),
                        frozen(of(SHIRT, 4000)),
                        new MoneyUnfrozen(ORDER, DISPUTE, List.of(of(SHIRT, 4000)), NOW, NOW))
                .when(new EscrowCommand.UnfreezeMoney(ORDER, DISPUTE, NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_line_or_a_currency_that_is_not_of_the_order_is_refused() {
        for (var wrong : Map.of(
                        "line-unknown",
                        of(new LineId("lin_other"), 1),
                        "currency-mixed",
                        new LineAmount(SHIRT, new Money(1, "JPY")))
                .entrySet())
            about(Escrow.class)
                    .given(opened(), paid())
                    .when(new EscrowCommand.FreezeMoney(ORDER, DISPUTE, List.of(wrong.getValue())))
                    .expectException(refusal(wrong.getKey()))
                    .expectNoEvents();
    }
}
