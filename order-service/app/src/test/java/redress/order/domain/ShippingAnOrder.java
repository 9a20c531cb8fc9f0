package redress.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import redress.order.domain.OrderCommand.ReportDelivery;
import redress.order.domain.OrderCommand.ShipOrder;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

class ShippingAnOrder extends OrderStory {

    @Test
    void the_seller_ships_what_is_paid() {
        at(SHIPPED);
        given(placed(), paid()).when(new ShipOrder(ORDER, PARCEL, SELLER)).expectEvents(shipped());
    }

    @Test
    void nothing_is_shipped_unpaid_or_twice() {
        at(SHIPPED);
        given(placed())
                .when(new ShipOrder(ORDER, PARCEL, SELLER))
                .expectException(Refusal.class)
                .expectExceptionMessage("An order is shipped once it is paid.");
        given(placed(), paid(), shipped())
                .when(new ShipOrder(ORDER, PARCEL, SELLER))
                .expectExceptionMessage("The order is shipped.");
    }

    @Test
    void a_parcel_has_a_number_and_somebody_who_carries_it() {
        assertThat(Shipment.require(" Correios ", "BR123456789")).isEqualTo(PARCEL);
        for (var number : List.of("1", "1".repeat(60)))
            assertThat(Shipment.require("x".repeat(100), number).trackingNumber())
                    .isEqualTo(number);
        for (var number : List.of("", "1".repeat(61), "-1", "BR\n1"))
            assertThatThrownBy(() -> Shipment.require("Correios", number))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.code()).isEqualTo("tracking-number-malformed"));
        assertThatThrownBy(() -> Shipment.require("x".repeat(101), "BR1"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("text-too-long"));
    }

    @Test
    void to_another_seller_the_order_does_not_exist() {
        at(SHIPPED);
        given(placed(), paid())
                .when(new ShipOrder(ORDER, PARCEL, new Actor("usr_other", Role.SELLER)))
                .expectExceptionMessage("There is nothing with this id.")
                .expectNoEvents();
    }

    @Test
    void the_carrier_reports_delivery_and_the_buyer_gets_fifteen_days() {
        at(DELIVERED);
        given(placed(), paid(), shipped())
                .when(new ReportDelivery(ORDER, CARRIER))
                .expectEvents(delivered());
    }

    @Test
    void nothing_is_delivered_that_was_not_shipped_and_nothing_twice() {
        at(DELIVERED);
        given(placed(), paid())
                .when(new ReportDelivery(ORDER, CARRIER))
                .expectExceptionMessage("An order is delivered once it is shipped.");
        given(placed(), paid(), shipped(), delivered())
                .when(new ReportDelivery(ORDER, CARRIER))
                .expectExceptionMessage("The order is delivered.");
    }
}
