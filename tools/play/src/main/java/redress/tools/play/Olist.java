package redress.tools.play;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A directory in the layout of the public Olist data set (plain or {@code .gz}): orders, order_items and order_payments, and
 * where they exist order_reviews and complaints. Values are kept as the text that stands in the file: what they mean, and
 * whether they can be used, is for {@link Planner}.
 */
record Olist(
        List<Row> orders,
        Map<String, List<Row>> items,
        Map<String, List<Row>> payments,
        List<Row> complaints,
        Map<String, Row> reviews) {

    static Olist read(Path directory) throws IOException {
        var orders = rows(directory, "orders", true);
        var reviews = new HashMap<String, Row>();
        for (var review : rows(directory, "order_reviews", false))
            reviews.put(review.get("review_id") + " " + review.get("order_id"), review);
        return new Olist(
                orders,
                byOrder(rows(directory, "order_items", true)),
                byOrder(rows(directory, "order_payments", true)),
                rows(directory, "complaints", false),
                reviews);
    }

    /** The first {@code most} orders by purchase time, with all that belongs to them. */
    Olist limitedTo(int most) {
        if (most >= orders.size()) return this;
        var kept = orders.stream()
                .sorted((a, b) -> a.get("order_purchase_timestamp").compareTo(b.get("order_purchase_timestamp")))
                .limit(most)
                .toList();
        var ids = new HashSet<>(kept.stream().map(row -> row.get("order_id")).toList());
        var keptItems = new LinkedHashMap<>(items);
        keptItems.keySet().retainAll(ids);
        var keptPayments = new LinkedHashMap<>(payments);
        keptPayments.keySet().retainAll(ids);
        return new Olist(
                kept,
                keptItems,
                keptPayments,
                complaints.stream()
                        .filter(row -> ids.contains(row.get("order_id")))
                        .toList(),
                reviews);
    }

    private static Map<String, List<Row>> byOrder(List<Row> rows) {
        var byOrder = new LinkedHashMap<String, List<Row>>();
        for (var row : rows)
            byOrder.computeIfAbsent(row.get("order_id"), order -> new ArrayList<>())
                    .add(row);
        return byOrder;
    }

    private static List<Row> rows(Path directory, String name, boolean needed) throws IOException {
        for (var file : List.of(directory.resolve(name + ".csv"), directory.resolve(name + ".csv.gz"))) {
            if (!Files.exists(file)) continue;
            try (var bytes = Files.newInputStream(file);
                    var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                    var text = new InputStreamReader(plain, StandardCharsets.UTF_8);
                    var csv = CsvReader.builder().ofNamedCsvRecord(text)) {
                var rows = new ArrayList<Row>();
                for (var each : csv) rows.add(new Row(String.valueOf(file.getFileName()), each));
                return List.copyOf(rows);
            } catch (UncheckedIOException broken) {
                throw broken.getCause();
            }
        }
        if (needed) throw new NoSuchFileException(directory.resolve(name + ".csv") + " (or .csv.gz)");
        return List.of();
    }

    /** One row, and where it stands. */
    record Row(String file, long line, Map<String, String> fields) {

        Row(String file, NamedCsvRecord csv) {
            this(file, csv.getStartingLineNumber(), csv.getFieldsAsMap());
        }

        /** The field's text, empty where the file has no such column. */
        String get(String field) {
            return fields.getOrDefault(field, "").strip();
        }

        String place() {
            return file + ":" + line;
        }
    }
}
