package redress.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redress.order.domain.OrderCommand.PayOrder;
import redress.platform.values.Money;
import redress.platform.values.Refusal;

class PayingAnOrder extends OrderStory {

    @Test
    void the_total_pays_for_it() {
        at(PAID);
        given(placed()).when(new PayOrder(ORDER, CARD, eur(3999), BUYER)).expectEvents(paid());
    }

    @Test
    void no_amount_named_means_the_total() {
        at(PAID);
        given(placed()).when(new PayOrder(ORDER, CARD, null, BUYER)).expectEvents(paid());
    }

    @Test
    void less_more_and_other_money_do_not() {
        at(PAID);
        for (var wrong : new Money[] {eur(3998), eur(4000), eur(0), new Money(3999, "BRL")})
            given(placed())
                    .when(new PayOrder(ORDER, CARD, wrong, BUYER))
                    .expectException(Refusal.class)
                    .expectNoEvents();
    }

    @Test
    void it_is_paid_once() {
        at(PAID);
        given(placed(), paid())
                .when(new PayOrder(ORDER, CARD, null, BUYER))
                .expectException(Refusal.class)
                .expectExceptionMessage("The order is paid.")
                .expectNoEvents();
    }

    @Test
    void to_another_buyer_the_order_does_not_exist() {
        at(PAID);
        given(placed())
                .when(new PayOrder(ORDER, CARD, null, STRANGER))
                .expectExceptionMessage("There is nothing with this id.")
                .expectNoEvents();
    }

    @Test
    void a_seller_is_turned_away_before_any_order_is_looked_at() {
        assertThatThrownBy(() -> new PayOrder(ORDER, CARD, null, SELLER)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111-1111-1111-1111",
                "card:4111-1111-1111-1111",
                "DE89370400440532013000",
                "de89370400440532013000",
                "pay_de89.3704.0044.0532.0130.00"
            })
    void the_number_of_a_card_or_an_account_never_gets_into_the_log(String number) {
        assertThatThrownBy(() -> Payment.require(number, MethodKind.CARD))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("payment-data-refused"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pay_7f3a", "20171002105633", "b81ef226f3fe1789b1e8b2acac839d17", "ord_1:1"})
    void the_references_of_providers_do(String reference) {
        assertThatCode(() -> Payment.require(reference, MethodKind.BOLETO)).doesNotThrowAnyException();
    }

    @Test
    void a_reference_has_1_to_100_characters_and_begins_with_a_letter_or_a_digit() {
        assertThatCode(() -> Payment.require("p", MethodKind.CARD)).doesNotThrowAnyException();
        assertThatCode(() -> Payment.require("p".repeat(100), MethodKind.CARD)).doesNotThrowAnyException();
        for (var malformed : new String[] {"", "p".repeat(101), "_pay", "pay 1", "pay\n"})
            assertThatThrownBy(() -> Payment.require(malformed, MethodKind.CARD))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.code()).isEqualTo("payment-reference-malformed"));
    }
}
