package redress.tools.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanningTheHistory {

    private static final Behaviour BEHAVIOUR = new Behaviour(1, Behaviour.Rates.DEFAULT);
    private final Plan plan = plan(small());

    @Test
    void an_order_happens_at_its_brazilian_times() {
        var order = order("plain/1");

        assertEquals(Instant.parse("2017-03-01T13:00:00Z"), order.placedAt());
        assertEquals(Optional.of(Instant.parse("2017-03-01T13:20:00Z")), order.paidAt());
        assertEquals(Optional.of(Instant.parse("2017-03-02T12:00:00Z")), order.shippedAt());
        assertEquals(Optional.of(Instant.parse("2017-03-06T18:00:00Z")), order.deliveredAt());
        assertEquals(4, order.preparationDays());
    }

    @Test
    void the_promised_day_is_over_when_the_next_one_begins() {
        assertEquals(Instant.parse("2017-03-21T03:00:00Z"), order("plain/1").promisedBy());
    }

    @Test
    void equal_item_rows_are_one_line_and_freight_is_the_shipping() {
        assertEquals(
                List.of(
                        new PlannedOrder.Line("lighting lamp-000", "lighting", 2, 10_000),
                        new PlannedOrder.Line("lighting bulb-000", "lighting", 1, 550)),
                order("plain/1").lines());
        assertEquals(2_000, order("plain/1").shipping());
    }

    @Test
    void several_sellers_are_several_orders_of_one_cart_and_sum_to_what_was_paid() {
        assertEquals(order("two-sellers/1").cartId(), order("two-sellers/2").cartId());
        assertEquals(1_333, order("two-sellers/1").paid());
        assertEquals(2_334, order("two-sellers/2").paid());
    }

    @Test
    void what_was_paid_beyond_items_and_freight_is_a_line_of_its_own() {
        assertEquals(
                new PlannedOrder.Line("payment surcharge", "payment_surcharge", 1, 774),
                order("surcharge/1").lines().getLast());
        assertPlayed("surcharge", "paid more than items and freight");
    }

    @Test
    void what_was_paid_less_is_taken_off_the_prices_to_the_cent() {
        var order = order("discount/1");

        assertEquals(10_505, order.paid());
        assertEquals(955, order.shipping());
        assertEquals(
                List.of(3_183L, 3_184L),
                order.lines().stream().map(PlannedOrder.Line::unitPrice).toList());
        assertPlayed("discount", "paid less than items and freight");
    }

    @Test
    void every_order_costs_exactly_what_was_paid_for_it() {
        for (var order : plan.orders())
            assertEquals(
                    order.paid(),
                    order.shipping()
                            + order.lines().stream()
                                    .mapToLong(PlannedOrder.Line::amount)
                                    .sum(),
                    order.key());
    }

    @Test
    void every_cent_of_the_files_is_captured_or_named() {
        assertEquals(plan.filesPaid(), plan.toBeCaptured() + plan.neverApproved() + plan.unusedPaid());
        assertEquals(4_900, plan.neverApproved());
        assertEquals(7_700 + 4_900 + 4_900 + 4_900 + 4_900, plan.unusedPaid());
    }

    @Test
    void times_that_cannot_be_are_put_in_order() {
        var noApproval = order("no-approval/1");
        assertEquals(noApproval.shippedAt(), noApproval.paidAt());
        var early = order("early-handover/1");
        assertEquals(early.shippedAt(), early.paidAt());
        assertEquals(Optional.of(Instant.parse("2017-03-06T12:00:00Z")), early.paidAt());
        var earliest = order("earliest-handover/1");
        assertEquals(Optional.of(earliest.placedAt()), earliest.shippedAt());
        assertEquals(Optional.of(earliest.placedAt()), earliest.paidAt());
        var delivered = order("early-delivery/1");
        assertEquals(delivered.deliveredAt(), delivered.shippedAt());
        var noHandover = order("no-handover/1");
        assertEquals(noHandover.paidAt(), noHandover.shippedAt());
        assertTrue(order("no-delivery/1").deliveredAt().isEmpty());
        assertTrue(order("never-paid/1").paidAt().isEmpty());

        assertPlayed("no-approval", "no approval time");
        assertPlayed("early-handover", "handed to the carrier before the payment was approved");
        assertPlayed("earliest-handover", "handed to the carrier before it was bought");
        assertPlayed("early-delivery", "delivered before it was handed to the carrier");
        assertPlayed("no-handover", "delivered without a hand-over time");
        assertPlayed("no-delivery", "status delivered without a delivery time");
        assertPlayed("cancelled", "status canceled");
    }

    @Test
    void an_order_never_goes_backwards() {
        for (var order : plan.orders()) {
            var times = java.util.stream.Stream.of(
                            Optional.of(order.placedAt()), order.paidAt(), order.shippedAt(), order.deliveredAt())
                    .flatMap(Optional::stream)
                    .toList();
            assertEquals(times.stream().sorted().toList(), times, order.key());
        }
    }

    @Test
    void what_cannot_be_played_is_named_with_its_reason() {
        assertNotPlayed("no-items", "no item rows");
        assertNotPlayed("no-payment", "no payment rows");
        assertNotPlayed("nothing-paid", "nothing paid");
        assertNotPlayed("bad-price", "unreadable amount");
        assertNotPlayed("bad-time", "unreadable time");
        assertNotPlayed("odd-method", "payment type barter");
        assertNotPlayed("plain", "order row twice");
        assertNotPlayed("nobodys", "item row without its order");
        assertNotPlayed("nobodys", "payment row without its order");
        assertEquals(
                1,
                plan.orders().stream()
                        .filter(order -> order.fileOrder().equals("plain"))
                        .count());
    }

    @Test
    void the_largest_payment_names_the_method() {
        assertEquals("VOUCHER", order("vouchers/1").methodKind());
        assertPlayed("vouchers", "payment of 0.00");
    }

    @Test
    void a_complaint_becomes_a_dispute_by_the_mapping() {
        var damaged = dispute("r1/plain");
        assertEquals("DAMAGED", damaged.reason());
        assertEquals(Optional.of(0), damaged.line());
        assertTrue(damaged.photo() && damaged.arrived());
        assertEquals("Quebrado A lâmpada veio quebrada", damaged.text());
        assertEquals(Instant.parse("2017-03-08T13:00:00Z"), damaged.at());

        var missing = dispute("r3/on-its-way");
        assertEquals("NOT_RECEIVED", missing.reason());
        assertEquals("REFUND_ONLY", missing.kind());
        assertTrue(missing.line().isEmpty());
        assertFalse(missing.arrived());

        assertEquals("DELIVERED_NOT_RECEIVED", dispute("r11/no-handover").reason());
        assertEquals("ARRIVED_LATE", dispute("r4/vouchers").reason());
        assertEquals(
                Optional.of(PlannedDispute.SHIPPING), dispute("r4/vouchers").line());
        assertEquals("RETURN_AND_REFUND", dispute("r8/surcharge").kind());
        assertEquals("WRONG_DELIVERY_METHOD", dispute("r12/discount").reason());
    }

    @Test
    void a_missing_parcel_of_several_is_not_received_from_the_seller_who_was_due_last() {
        var dispute = dispute("r2/two-sellers");

        assertEquals("two-sellers/2", dispute.order());
        assertEquals("DELIVERED_NOT_RECEIVED", dispute.reason());
    }

    @Test
    void a_complaint_that_no_reason_fits_is_named() {
        assertNotPlayed("cancelled", "CANCELLED_BY_SELLER");
        assertNotPlayed("early-handover", "REFUND_OR_RETURN_PENDING");
        assertNotPlayed("no-delivery", "LATE and not delivered yet");
        assertNotPlayed("no-items", "complaint about an order that is not played");
        assertNotPlayed("early-delivery", "complaint without its review");
        assertEquals(12, plan.disputes().size() + 5);
    }

    @Test
    void the_same_seed_makes_the_same_plan() {
        assertEquals(plan, plan(small()));
    }

    @Test
    void packed_files_are_read_too(@TempDir Path directory) throws IOException {
        for (var name : List.of("orders", "order_items", "order_payments"))
            try (var packed = new GZIPOutputStream(Files.newOutputStream(directory.resolve(name + ".csv.gz")))) {
                packed.write(Files.readAllBytes(small().resolve(name + ".csv")));
            }

        assertEquals(plan.orders(), plan(directory).orders());
    }

    @Test
    void a_directory_without_orders_says_which_file_is_missing(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("complaints.csv"), "order_id\n", StandardCharsets.UTF_8);

        var missing = assertThrows(NoSuchFileException.class, () -> Olist.read(directory));

        assertTrue(Objects.requireNonNull(missing.getMessage()).contains("orders.csv"));
    }

    @Test
    void a_limit_keeps_the_earliest_orders() throws IOException {
        var few = Planner.plan(Olist.read(small()).limitedTo(3), BEHAVIOUR);

        assertEquals(
                List.of("plain/1", "two-sellers/1", "two-sellers/2"),
                few.orders().stream().map(PlannedOrder::key).toList());
        assertEquals(2, few.disputes().size());
    }

    private PlannedOrder order(String key) {
        return plan.orders().stream()
                .filter(order -> order.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private PlannedDispute dispute(String key) {
        return plan.disputes().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private void assertPlayed(String id, String reason) {
        assertRemark(id, reason, true);
        assertTrue(plan.orders().stream().anyMatch(order -> order.fileOrder().equals(id)), id);
    }

    private void assertNotPlayed(String id, String reason) {
        assertRemark(id, reason, false);
    }

    private void assertRemark(String id, String reason, boolean used) {
        assertTrue(
                plan.remarks().stream()
                        .anyMatch(remark -> remark.id().equals(id)
                                && remark.reason().equals(reason)
                                && remark.used() == used
                                && remark.place().contains(".csv:")),
                () -> id + " " + reason + " is not among " + plan.remarks());
    }

    private static Plan plan(Path directory) {
        try {
            return Planner.plan(Olist.read(directory), BEHAVIOUR);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Path small() {
        try {
            return Path.of(Objects.requireNonNull(PlanningTheHistory.class.getResource("small"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
