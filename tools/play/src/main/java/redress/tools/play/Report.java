package redress.tools.play;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import redress.tools.client.Service;

/** What came of it, for a person: orders, money, disputes, what was not used and why. */
final class Report {

    private static final int NAMED = 6;

    private final PrintStream out;
    private final Plan plan;
    private final List<OrderCase> cases;
    private final Tally tally;

    Report(PrintStream out, Plan plan, List<OrderCase> cases, Tally tally) {
        this.out = out;
        this.plan = plan;
        this.cases = cases;
        this.tally = tally;
    }

    /** The money of all orders as refund-service has it, cents. */
    record Books(long captured, long held, long released, long refunded, List<String> unbalanced) {
        boolean balanced() {
            return unbalanced.isEmpty() && captured == held + released + refunded;
        }
    }

    void orders() {
        heading("Orders");
        var fileOrders =
                cases.stream().map(of -> of.plan.fileOrder()).distinct().count();
        out.printf(
                "  %,d of %,d orders of the files were played, as %,d orders with one seller each%n",
                fileOrders, plan.fileOrders(), cases.size());
        row("placed", cases.stream().filter(of -> of.orderId != null).count());
        row("paid", cases.stream().filter(of -> of.paid).count());
        row("shipped", cases.stream().filter(of -> of.shipped).count());
        row("delivered", cases.stream().filter(of -> of.delivered).count());
    }

    /** @return whether every cent is where it should be */
    boolean money(Books books) {
        heading("Money, BRL");
        amount("paid in the files", plan.filesPaid());
        amount("  of orders that could not be played", plan.unusedPaid());
        amount("  of orders whose payment was never approved", plan.neverApproved());
        amount("captured", books.captured());
        amount("  held", books.held());
        amount("  released to sellers", books.released());
        amount("  refunded to buyers", books.refunded());
        boolean files = plan.filesPaid() == books.captured() + plan.unusedPaid() + plan.neverApproved();
        out.printf("  %s captured = held + released + refunded, in sum and for every order%n", mark(books.balanced()));
        out.printf("  %s captured + not played = paid in the files, to the cent%n", mark(files));
        books.unbalanced().stream().limit(NAMED).forEach(order -> out.println("    " + order));
        return files && books.balanced();
    }

    void disputes() {
        var all = cases.stream().flatMap(of -> of.disputes.stream()).toList();
        heading("Disputes: %,d opened, from %,d complaints".formatted(all.size(), plan.fileComplaints()));
        var endings = DisputeCase.ENDINGS.stream()
                .filter(ending ->
                        all.stream().anyMatch(dispute -> dispute.ending().equals(ending)))
                .toList();
        var byReason = all.stream()
                .collect(Collectors.groupingBy(dispute -> dispute.reason, TreeMap::new, Collectors.toList()));
        out.printf("  %-24s %6s", "reason", "all");
        for (int i = 0; i < endings.size(); i++) out.printf(" %4s", (char) ('a' + i));
        out.println();
        byReason.forEach((reason, of) -> {
            out.printf("  %-24s %6d", reason, of.size());
            endings.forEach(ending -> {
                long count =
                        of.stream().filter(one -> one.ending().equals(ending)).count();
                out.printf(" %4s", count == 0 ? "·" : String.valueOf(count));
            });
            out.println();
        });
        out.println();
        out.printf("  %-34s %6s   %s%n", "ending", "all", "days to resolution: half within, nine of ten, longest");
        for (int i = 0; i < endings.size(); i++) {
            var ending = endings.get(i);
            var of = all.stream().filter(one -> one.ending().equals(ending)).toList();
            var times = of.stream().flatMap(one -> one.took().stream()).sorted().toList();
            out.printf("  %s %-32s %6d", (char) ('a' + i), ending, of.size());
            if (!times.isEmpty())
                out.printf(
                        "   %5s %5s %5s",
                        days(times.get(times.size() / 2)),
                        days(times.get(Math.min(times.size() - 1, times.size() * 9 / 10))),
                        days(times.getLast()));
            out.println();
        }
    }

    void events(Map<String, Integer> byTopic) {
        heading("Events heard on Kafka");
        for (var service : Service.values()) row(service.toString(), byTopic.getOrDefault(service.topic(), 0));
    }

    void rows() {
        var unused = byReason(
                plan.remarks().stream().filter(remark -> !remark.used()).toList());
        heading("Rows not used: "
                + unused.values().stream().mapToInt(List::size).sum());
        unused.forEach((reason, of) -> named(
                reason,
                of.getFirst().what(),
                of.stream().map(remark -> remark.place() + " " + remark.id()).toList()));
        var refused = new LinkedHashMap<String, List<Tally.Refused>>();
        tally.refused().stream()
                .sorted(Comparator.comparing(Tally.Refused::deed).thenComparing(Tally.Refused::code))
                .forEach(one -> refused.computeIfAbsent(one.deed() + ": " + one.code(), code -> new ArrayList<>())
                        .add(one));
        heading("Refused by Redress: " + tally.refused().size());
        refused.forEach((code, of) -> named(
                code,
                of.getFirst().sentence(),
                of.stream().map(Tally.Refused::about).toList()));
        var adjusted = byReason(plan.remarks().stream().filter(Remark::used).toList());
        heading("Rows played otherwise than they stand: "
                + adjusted.values().stream().mapToInt(List::size).sum());
        adjusted.forEach((reason, of) -> out.printf("  %5d  %s%n", of.size(), reason));
    }

    private static Map<String, List<Remark>> byReason(List<Remark> remarks) {
        return remarks.stream().collect(Collectors.groupingBy(Remark::reason, LinkedHashMap::new, Collectors.toList()));
    }

    private void named(String reason, String why, List<String> which) {
        out.printf("  %5d  %s%n         %s%n", which.size(), reason, why);
        which.stream().limit(NAMED).forEach(one -> out.println("           " + one));
        if (which.size() > NAMED) out.printf("           and %d more%n", which.size() - NAMED);
    }

    private void heading(String text) {
        out.println();
        out.println(text);
    }

    private void row(String what, long count) {
        out.printf("  %-46s %,12d%n", what, count);
    }

    private void amount(String what, long cents) {
        out.printf("  %-46s %,15.2f%n", what, BigDecimal.valueOf(cents, 2));
    }

    private static String mark(boolean good) {
        return good ? "✔" : "✘ NOT";
    }

    private static String days(Duration span) {
        return "%.1f".formatted(span.toMinutes() / 1440.0);
    }
}
