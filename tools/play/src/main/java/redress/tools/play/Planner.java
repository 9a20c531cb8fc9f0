package redress.tools.play;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import redress.platform.values.Ids;
import redress.platform.values.Money;
import redress.tools.play.Olist.Row;

/**
 * Turns the rows of the files into orders and disputes, and says of every row that cannot be used, or not as it stands,
 * why and what was done instead. The money follows what was paid: the orders of one row sum to its payments to the cent.
 */
final class Planner {

    static final ZoneId BRAZIL = ZoneId.of("America/Sao_Paulo");
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Co}\\p{Cs}]+");
    private static final Set<String> OVER_BEFORE_DELIVERY = Set.of("canceled", "unavailable");
    private static final Map<String, String> METHODS =
            Map.of("credit_card", "CARD", "boleto", "BOLETO", "voucher", "VOUCHER", "debit_card", "DEBIT");

    private final Olist files;
    private final Behaviour behaviour;
    private final List<PlannedOrder> orders = new ArrayList<>();
    private final Map<String, List<PlannedOrder>> ordersOf = new HashMap<>();
    private final Map<String, Long> latestLimit = new HashMap<>();
    private final List<PlannedDispute> disputes = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private long unusedPaid;

    private Planner(Olist files, Behaviour behaviour) {
        this.files = files;
        this.behaviour = behaviour;
    }

    static Plan plan(Olist files, Behaviour behaviour) {
        return new Planner(files, behaviour).plan();
    }

    private Plan plan() {
        var seen = new HashSet<String>();
        for (var row : files.orders()) {
            if (!seen.add(row.get("order_id")))
                remarks.add(unused(row, "order row twice", "an earlier row has the same order id; that one is played"));
            else plan(row);
        }
        orphans(files.items(), seen, "item row without its order");
        orphans(files.payments(), seen, "payment row without its order");
        files.complaints().forEach(this::planDispute);
        return new Plan(
                orders,
                disputes,
                remarks,
                files.orders().size(),
                files.complaints().size(),
                files.payments().values().stream()
                        .flatMap(List::stream)
                        .mapToLong(Planner::paidAsFarAsReadable)
                        .sum(),
                unusedPaid);
    }

    // ---- orders

    private void plan(Row row) {
        var id = row.get("order_id");
        var items = files.items().getOrDefault(id, List.of());
        var payments = files.payments().getOrDefault(id, List.of());
        try {
            if (items.isEmpty())
                throw new Unusable("no item rows", "what was bought, and from whom, is not in the files");
            if (payments.isEmpty()) throw new Unusable("no payment rows", "nobody paid, and no order is free");
            long paid = 0;
            for (var payment : payments) paid += cents(payment, "payment_value");
            if (paid == 0) throw new Unusable("nothing paid", "its payments are all 0.00");
            for (var payment : payments)
                if (cents(payment, "payment_value") == 0)
                    remarks.add(adjusted(payment, "payment of 0.00", "left out, the other payments count"));
            var split = parcels(row, items, paid);
            var times = times(row);
            for (int i = 0; i < split.size(); i++) {
                var parcel = split.get(i);
                var order = new PlannedOrder(
                        id + "/" + (i + 1),
                        id,
                        Ids.derived("crt_", "olist/cart/" + id),
                        Ids.derived("usr_", "olist/buyer/" + row.get("customer_unique_id")),
                        Ids.derived("usr_", "olist/seller/" + parcel.seller()),
                        parcel.lines(),
                        parcel.shipping(),
                        parcel.paid(),
                        methodKind(payments),
                        preparationDays(row, times, parcel.limit()),
                        promised(row),
                        times.placed(),
                        times.paid(),
                        times.shipped(),
                        times.delivered());
                orders.add(order);
                ordersOf.computeIfAbsent(id, ignored -> new ArrayList<>()).add(order);
                latestLimit.put(order.key(), parcel.limit().toEpochMilli());
            }
        } catch (Unusable why) {
            remarks.add(unused(row, why.reason, why.what));
            unusedPaid +=
                    payments.stream().mapToLong(Planner::paidAsFarAsReadable).sum();
        }
    }

    /** One parcel per seller, what was paid split over them by largest remainder in proportion to lines and freight. */
    private List<Parcel> parcels(Row row, List<Row> items, long paid) {
        var bySeller = new LinkedHashMap<String, List<Row>>();
        for (var item : items)
            bySeller.computeIfAbsent(item.get("seller_id"), seller -> new ArrayList<>())
                    .add(item);
        var worth = new ArrayList<Money>();
        for (var of : bySeller.values()) {
            long sum = 0;
            for (var item : of) sum += cents(item, "price") + cents(item, "freight_value");
            worth.add(brl(sum));
        }
        long total = worth.stream().mapToLong(Money::minor).sum();
        if (total == 0) throw new Unusable("nothing costs anything", "all its items and freight are 0.00");
        var shares = brl(paid).split(worth);
        if (paid > total)
            remarks.add(adjusted(
                    row,
                    "paid more than items and freight",
                    "%s more, which is played as a line \"payment surcharge\"".formatted(brl(paid - total))));
        if (paid < total)
            remarks.add(adjusted(
                    row,
                    "paid less than items and freight",
                    "%s less, which is taken off the prices in proportion".formatted(brl(total - paid))));
        var parcels = new ArrayList<Parcel>();
        for (var seller : bySeller.entrySet())
            parcels.add(parcel(
                    seller.getKey(),
                    seller.getValue(),
                    shares.get(parcels.size()).minor()));
        return parcels;
    }

    private static Parcel parcel(String seller, List<Row> items, long paid) {
        var prices = new ArrayList<Long>();
        long freight = 0;
        for (var item : items) {
            prices.add(cents(item, "price"));
            freight += cents(item, "freight_value");
        }
        long total = prices.stream().mapToLong(Long::longValue).sum() + freight;
        if (paid < total) {
            var weights = new ArrayList<>(prices.stream().map(Planner::brl).toList());
            weights.add(brl(freight));
            var lowered = brl(paid).split(weights);
            for (int i = 0; i < prices.size(); i++) prices.set(i, lowered.get(i).minor());
            freight = lowered.getLast().minor();
        }
        var lines = new LinkedHashMap<String, PlannedOrder.Line>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var category = Optional.of(item.get("product_category_name_english"))
                    .filter(name -> !name.isEmpty())
                    .or(() -> Optional.of(item.get("product_category_name")).filter(name -> !name.isEmpty()))
                    .orElse("uncategorised");
            var product = item.get("product_id");
            var title = category.replace('_', ' ') + " " + product.substring(0, Math.min(8, product.length()));
            lines.merge(
                    product + " at " + prices.get(i),
                    new PlannedOrder.Line(title, category, 1, prices.get(i)),
                    (a, b) -> new PlannedOrder.Line(a.title(), a.category(), a.quantity() + 1, a.unitPrice()));
        }
        var all = new ArrayList<>(lines.values());
        if (paid > total) all.add(new PlannedOrder.Line("payment surcharge", "payment_surcharge", 1, paid - total));
        var limit = items.stream()
                .map(item -> time(item, "shipping_limit_date"))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return new Parcel(seller, all, freight, paid, limit);
    }

    private Times times(Row row) {
        var status = row.get("order_status");
        var placed = time(row, "order_purchase_timestamp")
                .orElseThrow(() -> new Unusable("no purchase time", "there is no moment to place it at"));
        var approved = time(row, "order_approved_at");
        var handedOver = time(row, "order_delivered_carrier_date");
        var arrived = time(row, "order_delivered_customer_date");

        if (OVER_BEFORE_DELIVERY.contains(status))
            remarks.add(
                    adjusted(
                            row,
                            "status " + status,
                            "played up to its last time; then the end of the preparation time or of the guarantee gives all back"));
        if (status.equals("delivered") && arrived.isEmpty())
            remarks.add(adjusted(row, "status delivered without a delivery time", "played up to the hand-over"));
        if (arrived.isPresent() && handedOver.isEmpty()) {
            remarks.add(adjusted(
                    row, "delivered without a hand-over time", "handed over when it was paid, delivered at its time"));
            handedOver = approved.or(() -> Optional.of(placed));
        }
        if (handedOver.isPresent() && handedOver.get().isBefore(placed)) {
            remarks.add(adjusted(
                    row,
                    "handed to the carrier before it was bought",
                    "handed over right after the purchase, %s later than its row says"
                            .formatted(inWords(Duration.between(handedOver.get(), placed)))));
            handedOver = Optional.of(placed);
        }
        if (arrived.isPresent() && handedOver.isPresent() && arrived.get().isBefore(handedOver.get())) {
            remarks.add(adjusted(
                    row,
                    "delivered before it was handed to the carrier",
                    "handed over when it was delivered, %s earlier than its row says"
                            .formatted(inWords(Duration.between(arrived.get(), handedOver.get())))));
            handedOver = arrived.map(time -> time.isBefore(placed) ? placed : time);
        }
        if (approved.isEmpty() && handedOver.isPresent()) {
            remarks.add(adjusted(row, "no approval time", "paid when it was handed over, which nobody does unpaid"));
            approved = handedOver;
        } else if (approved.isEmpty()) {
            remarks.add(adjusted(row, "no approval time", "placed and never paid"));
        }
        if (approved.isPresent() && handedOver.isPresent() && handedOver.get().isBefore(approved.get())) {
            remarks.add(adjusted(
                    row,
                    "handed to the carrier before the payment was approved",
                    "paid when it was handed over, %s earlier than its row says"
                            .formatted(inWords(Duration.between(handedOver.get(), approved.get())))));
            approved = handedOver;
        }
        return new Times(placed, approved.map(time -> time.isBefore(placed) ? placed : time), handedOver, arrived);
    }

    /** The estimated delivery date is a day; it is over when the next one begins. */
    private static Instant promised(Row row) {
        var day = time(row, "order_estimated_delivery_date")
                .orElseThrow(() -> new Unusable("no promised date", "an order without one cannot be placed"));
        return day.atZone(BRAZIL).toLocalDate().plusDays(1).atStartOfDay(BRAZIL).toInstant();
    }

    /** What the seller of the file shipped late counts as agreed: else it would be cancelled (R5), and it did arrive. */
    private int preparationDays(Row row, Times times, Instant limit) {
        long promised = Math.max(1, (Duration.between(times.placed(), limit).toHours() + 23) / 24);
        long taken = times.paid()
                .flatMap(paid -> times.shipped()
                        .map(shipped -> Duration.between(paid, shipped).toDays()))
                .orElse(0L);
        if (taken >= promised)
            remarks.add(adjusted(
                    row,
                    "handed to the carrier after the seller's limit",
                    "played with %d days to prepare instead of %d".formatted(taken + 2, promised)));
        return Math.clamp(Math.max(promised, taken + 2), 1, 60);
    }

    private static String methodKind(List<Row> payments) {
        var byMethod = new LinkedHashMap<String, Long>();
        for (var payment : payments)
            byMethod.merge(payment.get("payment_type"), cents(payment, "payment_value"), Long::sum);
        var largest = byMethod.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        var kind = METHODS.get(largest);
        if (kind == null) throw new Unusable("payment type " + largest, "no method of ours corresponds to it");
        return kind;
    }

    private void orphans(Map<String, List<Row>> rows, Set<String> known, String reason) {
        rows.forEach((order, of) -> {
            if (known.contains(order)) return;
            of.forEach(row -> remarks.add(unused(row, reason, "there is no order " + order)));
            if (reason.startsWith("payment"))
                unusedPaid +=
                        of.stream().mapToLong(Planner::paidAsFarAsReadable).sum();
        });
    }

    // ---- complaints

    private void planDispute(Row row) {
        var order = row.get("order_id");
        var label = row.get("complaint");
        var review = files.reviews().get(row.get("review_id") + " " + order);
        try {
            var reason = reason(label, row.get("delivered_before_answer"));
            if (review == null) throw new Unusable("complaint without its review", "its time is not in the files");
            var at = time(review, "review_answer_timestamp")
                    .orElseThrow(() -> new Unusable("complaint without a time", "the review has no answer time"));
            var candidates = ordersOf.getOrDefault(order, List.of());
            if (candidates.isEmpty())
                throw new Unusable("complaint about an order that is not played", "see the order's own row");
            var parcelMissing = candidates.size() > 1 && reason.equals("WRONG_QUANTITY");
            var about = parcelMissing
                    ? candidates.stream()
                            .max(Comparator.comparingLong(one -> latestLimit.getOrDefault(one.key(), 0L)))
                            .orElseThrow()
                    : candidates.stream()
                            .max(Comparator.comparingLong(PlannedOrder::paid))
                            .orElseThrow();
            if (candidates.size() > 1)
                remarks.add(adjusted(
                        row,
                        "complaint about an order of several sellers",
                        parcelMissing
                                ? "played as not received, against the seller whose parcel was due last"
                                : "played against the seller of the largest part"));
            disputes.add(dispute(row, review, about, parcelMissing ? "DELIVERED_NOT_RECEIVED" : reason, at));
        } catch (Unusable why) {
            remarks.add(unused(row, why.reason, why.what));
        }
    }

    private PlannedDispute dispute(Row row, Row review, PlannedOrder about, String reason, Instant at) {
        var key = row.get("review_id") + "/" + about.fileOrder();
        boolean neverCame = reason.endsWith("NOT_RECEIVED");
        boolean onShipping = reason.equals("ARRIVED_LATE") || reason.equals("WRONG_DELIVERY_METHOD");
        boolean faulty = !neverCame && !onShipping && !reason.equals("DISLIKED") && !reason.equals("OTHER");
        var kind = reason.equals("DISLIKED") || (faulty && behaviour.asksToReturn(key))
                ? "RETURN_AND_REFUND"
                : "REFUND_ONLY";
        Optional<Integer> line = Optional.empty();
        if (onShipping) line = Optional.of(PlannedDispute.SHIPPING);
        else if (!neverCame) line = Optional.of(costliest(about.lines()));
        var words = CONTROL.matcher(review.get("review_comment_title") + " " + review.get("review_comment_message"))
                .replaceAll(" ")
                .strip();
        return new PlannedDispute(
                key,
                about.key(),
                row.place(),
                reason,
                kind,
                line,
                reason.equals("WRONG_QUANTITY"),
                behaviour.percentAsked(key, reason, kind),
                faulty
                        || about.deliveredAt()
                                .filter(came -> !neverCame && !came.isAfter(at))
                                .isPresent(),
                faulty,
                words.isEmpty() ? "(no words)" : words.substring(0, Math.min(words.length(), 1_000)),
                at);
    }

    /** The labels are mapped as the data's README says. */
    private static String reason(String label, String deliveredBefore) {
        return switch (label) {
            case "NOT_RECEIVED" -> deliveredBefore.equals("yes") ? "DELIVERED_NOT_RECEIVED" : "NOT_RECEIVED";
            case "LATE" -> {
                if (!deliveredBefore.equals("yes"))
                    throw new Unusable(
                            "LATE and not delivered yet",
                            "no reason of R12 fits; the delivery guarantee or an extension is the way");
                yield "ARRIVED_LATE";
            }
            case "DELIVERY_METHOD_OR_FEE" -> "WRONG_DELIVERY_METHOD";
            case "REFUND_OR_RETURN_PENDING" ->
                throw new Unusable(label, "no reason of R12: money or return already asked for elsewhere");
            case "CANCELLED_BY_SELLER" ->
                throw new Unusable(label, "no reason of R12: out of stock or cancelled, which is R6");
            case "WRONG_QUANTITY",
                    "NOT_AS_DESCRIBED",
                    "POOR_QUALITY",
                    "OTHER",
                    "WRONG_ITEM",
                    "WRONG_VARIANT",
                    "DAMAGED",
                    "DEFECTIVE",
                    "COUNTERFEIT",
                    "DISLIKED" -> label;
            default -> throw new Unusable("complaint label " + label, "it is not one that this tool knows");
        };
    }

    private static int costliest(List<PlannedOrder.Line> lines) {
        int best = 0;
        for (int i = 1; i < lines.size(); i++)
            if (lines.get(i).amount() > lines.get(best).amount()) best = i;
        return best;
    }

    // ---- reading values

    private static Optional<Instant> time(Row row, String field) {
        var text = row.get(field);
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(
                    LocalDateTime.parse(text, TIMESTAMP).atZone(BRAZIL).toInstant());
        } catch (DateTimeException unreadable) {
            throw new Unusable("unreadable time", "%s at %s is \"%s\"".formatted(field, row.place(), text));
        }
    }

    private static long cents(Row row, String field) {
        var text = row.get(field);
        try {
            long cents = new BigDecimal(text).movePointRight(2).longValueExact();
            if (cents >= 0) return cents;
        } catch (ArithmeticException | NumberFormatException unreadable) {
            throw new Unusable("unreadable amount", "%s at %s is \"%s\"".formatted(field, row.place(), text));
        }
        throw new Unusable("negative amount", "%s at %s is \"%s\"".formatted(field, row.place(), text));
    }

    private static long paidAsFarAsReadable(Row payment) {
        try {
            return cents(payment, "payment_value");
        } catch (Unusable unreadable) {
            return 0;
        }
    }

    private static Money brl(long cents) {
        return new Money(cents, PlannedOrder.CURRENCY);
    }

    private static String inWords(Duration span) {
        if (span.toDays() > 1) return span.toDays() + " days";
        return span.toHours() > 1 ? span.toHours() + " h" : span.toMinutes() + " min";
    }

    private static Remark unused(Row row, String reason, String what) {
        return new Remark(row.place(), row.get("order_id"), reason, false, what);
    }

    private static Remark adjusted(Row row, String reason, String what) {
        return new Remark(row.place(), row.get("order_id"), reason, true, what);
    }

    private record Parcel(String seller, List<PlannedOrder.Line> lines, long shipping, long paid, Instant limit) {}

    private record Times(
            Instant placed, Optional<Instant> paid, Optional<Instant> shipped, Optional<Instant> delivered) {}

    /** A row that cannot be played; caught where the row is planned. */
    private static final class Unusable extends RuntimeException {
        private final String reason;
        private final String what;

        Unusable(String reason, String what) {
            super(reason + ": " + what, null, false, false);
            this.reason = reason;
            this.what = what;
        }
    }
}
