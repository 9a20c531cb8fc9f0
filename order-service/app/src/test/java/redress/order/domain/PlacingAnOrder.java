package redress.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redress.order.domain.OrderCommand.PlaceOrder;
import redress.platform.values.Money;
import redress.platform.values.Refusal;

class PlacingAnOrder extends OrderStory {

    private static final Instant PROMISED = PLACED.plus(Duration.ofDays(12));

    @Test
    void the_order_keeps_what_was_agreed_and_pins_the_policy() {
        fixture.givenNoPriorActivity()
                .when(place(List.of(A_SHIRT, TWO_MUGS), eur(500)))
                .expectEvents(placed());
    }

    @Test
    void the_total_is_every_unit_of_every_line_and_the_shipping() {
        assertThat(deal().total()).isEqualTo(eur(1999 + 2 * 750 + 500));
    }

    @Test
    void a_hundred_lines_fit_and_one_more_does_not() {
        accepted(place(lines(100), eur(0)));
        refused("lines-out-of-range", place(lines(101), eur(0)));
        refused("lines-out-of-range", place(List.of(), eur(0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 10001, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void a_line_has_a_sensible_number_of_units(int quantity) {
        refused("quantity-out-of-range", place(List.of(line(quantity, eur(100))), eur(0)));
    }

    @Test
    void ten_thousand_units_are_still_sensible() {
        accepted(place(List.of(line(10_000, eur(100))), eur(0)));
    }

    @Test
    void a_seller_prepares_from_one_day_to_a_year() {
        accepted(preparing(1));
        accepted(preparing(365));
        refused("preparation-out-of-range", preparing(0));
        refused("preparation-out-of-range", preparing(366));
    }

    @Test
    void returns_are_offered_from_not_at_all_to_a_year() {
        accepted(returning(0));
        accepted(returning(365));
        refused("return-days-out-of-range", returning(-1));
        refused("return-days-out-of-range", returning(366));
    }

    @Test
    void a_line_is_there_once() {
        refused("line-twice", place(List.of(line(1, eur(100)), line(2, eur(100))), eur(0)));
    }

    @Test
    void one_order_has_one_currency() {
        refused("currency-mixed", place(List.of(A_SHIRT, line(1, new Money(100, "BRL"))), eur(0)));
        refused("currency-mixed", place(List.of(A_SHIRT), new Money(5, "JPY")));
    }

    @Test
    void nothing_is_sold_for_nothing() {
        refused("price-zero", place(List.of(line(1, eur(0))), eur(100)));
    }

    @Test
    void an_order_cannot_cost_more_than_money_goes() {
        refused("amount-too-large", place(List.of(line(2, eur(Money.MOST))), eur(0)));
        refused("amount-too-large", place(List.of(line(1, eur(Money.MOST))), eur(1)));
    }

    @Test
    void nobody_buys_from_themselves() {
        refused(
                "own-goods",
                new PlaceOrder(
                        ORDER,
                        new Origin.Direct(),
                        new PersonId(BUYER.id()),
                        new Country("BR"),
                        "EUR",
                        List.of(A_SHIRT),
                        eur(0),
                        3,
                        PROMISED,
                        BUYER));
    }

    @Test
    void delivery_is_promised_for_a_time_to_come_and_not_for_another_life() {
        refused("promise-in-the-past", promising(PLACED));
        refused("promise-in-the-past", promising(Instant.EPOCH));
        refused("promise-too-far", promising(PLACED.plus(Duration.ofDays(731))));
        refused("promise-too-far", promising(Instant.parse("+10000-01-01T00:00:00Z")));
        accepted(promising(PLACED.plusNanos(1)));
        accepted(promising(PLACED.plus(Duration.ofDays(730))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b"})
    void a_title_can_be_read(String title) {
        var line = new OrderLine(new LineId("lin_1"), title, "toys", 1, eur(100), new ReturnRule(true, true, 30));
        at(PLACED);
        fixture.givenNoPriorActivity()
                .when(place(List.of(line), eur(0)))
                .expectException(Refusal.class)
                .expectNoEvents();
    }

    @Test
    void a_title_and_a_category_end_somewhere() {
        accepted(place(List.of(named("x".repeat(300), "y".repeat(100))), eur(0)));
        refused("text-too-long", place(List.of(named("x".repeat(301), "toys")), eur(0)));
        refused("text-too-long", place(List.of(named("thing", "y".repeat(101))), eur(0)));
    }

    @Test
    void only_a_buyer_places_an_order() {
        assertThatThrownBy(() -> new PlaceOrder(
                        ORDER,
                        new Origin.Direct(),
                        new PersonId("usr_ana"),
                        new Country("BR"),
                        "EUR",
                        List.of(A_SHIRT),
                        eur(0),
                        3,
                        PROMISED,
                        SELLER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("role-may-not"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "BRA", "XX", "", "B R", "EU"})
    void a_country_is_one_of_this_world(String code) {
        assertThatThrownBy(() -> Country.require(code))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("country-unknown"));
    }

    private void accepted(PlaceOrder place) {
        at(PLACED);
        fixture.givenNoPriorActivity().when(place).expectSuccessfulHandlerExecution();
    }

    private void refused(String code, PlaceOrder place) {
        at(PLACED);
        fixture.givenNoPriorActivity()
                .when(place)
                .expectException(Refusal.class)
                .expectException(org.axonframework.test.matchers.Matchers.<Throwable>matches(
                        thrown -> ((Refusal) thrown).code().equals(code)))
                .expectNoEvents();
    }

    private static PlaceOrder place(List<OrderLine> lines, Money shipping) {
        return place(lines, shipping, 3, PROMISED);
    }

    private static PlaceOrder preparing(int days) {
        return place(List.of(A_SHIRT), eur(0), days, PROMISED);
    }

    private static PlaceOrder promising(Instant promisedBy) {
        return place(List.of(A_SHIRT), eur(0), 3, promisedBy);
    }

    private static PlaceOrder place(List<OrderLine> lines, Money shipping, int preparationDays, Instant promisedBy) {
        return new PlaceOrder(
                ORDER,
                new Origin.FromCart(new CartId("crt_1")),
                new PersonId(SELLER.id()),
                new Country("BR"),
                "EUR",
                lines,
                shipping,
                preparationDays,
                promisedBy,
                BUYER);
    }

    private static PlaceOrder returning(int days) {
        return place(
                List.of(new OrderLine(
                        new LineId("lin_x"), "thing", "toys", 1, eur(100), new ReturnRule(true, false, days))),
                eur(0));
    }

    private static OrderLine named(String title, String category) {
        return new OrderLine(new LineId("lin_x"), title, category, 1, eur(100), new ReturnRule(true, false, 30));
    }

    private static List<OrderLine> lines(int number) {
        return new ArrayList<>(IntStream.range(0, number)
                .mapToObj(i -> new OrderLine(
                        new LineId("lin_" + i), "thing", "toys", 1, eur(100), new ReturnRule(true, false, 30)))
                .toList());
    }

    private static OrderLine line(int quantity, Money price) {
        return new OrderLine(new LineId("lin_x"), "thing", "toys", quantity, price, new ReturnRule(true, false, 30));
    }
}
