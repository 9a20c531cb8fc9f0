package redress.tools.play;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import redress.tools.client.Addresses;
import redress.tools.client.Person;
import redress.tools.client.Problem;
import redress.tools.client.Redress;
import redress.tools.client.Service;
import redress.tools.client.Unexpected;
import redress.tools.client.Unreachable;
import tools.jackson.databind.JsonNode;

/** {@code ./redress play DIR}: plays real marketplace history through the running system, over its public API. */
public final class Play {

    private static final Person AUDITOR = Person.called("auditor-1");

    private Play() {}

    /** Plays against the addresses of {@code ./redress up} (or those set, see {@link Addresses#local}). */
    public static int run(String... args) {
        boolean watched = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return run(Addresses.local(), System.out, watched, args);
    }

    /** @return 0 played and every cent accounted for; 1 something was not as it must be; 2 not understood or not readable */
    public static int run(Addresses addresses, PrintStream out, boolean watched, String... args) {
        Options options;
        try {
            options = Options.of(args);
        } catch (IllegalArgumentException misunderstood) {
            out.println(misunderstood.getMessage());
            out.println(Options.USAGE);
            return 2;
        }
        var behaviour = new Behaviour(options.seed(), options.rates());
        Plan plan;
        try {
            plan = Planner.plan(Olist.read(options.directory()).limitedTo(options.limit()), behaviour);
            write(plan.remarks(), options.rows());
        } catch (IOException unreadable) {
            out.println("The files cannot be read or written: " + unreadable);
            return 2;
        }
        var progress = new Progress(out, watched);
        progress.says("%,d orders and %,d disputes to play, from %,d orders and %,d complaints in %s"
                .formatted(
                        plan.orders().size(),
                        plan.disputes().size(),
                        plan.fileOrders(),
                        plan.fileComplaints(),
                        options.directory()));
        try (var redress = Redress.at(addresses);
                var playing = new Playing(plan, options, behaviour, redress, progress)) {
            playing.play();
            return report(out, plan, playing, redress, options, progress) ? 0 : 1;
        } catch (Unexpected | Problem | Unreachable broken) {
            progress.says("Broken off: " + broken.getMessage());
            progress.says("What was done stays done; the same command goes on from there.");
            return 1;
        }
    }

    private static boolean report(
            PrintStream out, Plan plan, Playing playing, Redress redress, Options options, Progress progress) {
        long played = progress.seconds();
        var cases = playing.cases();
        var books = books(redress, cases, options.parallel());
        progress.says("");
        var report = new Report(out, plan, cases, playing.tally());
        report.orders();
        boolean good = report.money(books);
        report.disputes();
        report.events(playing.eventsByTopic());
        report.rows();
        out.printf(
                Locale.ROOT,
                "%nEvery remark about a row: %s%n%,d deeds in %d s, of which %d s went into waiting %,d times for the whole system%n",
                options.rows(),
                playing.tally().all(),
                played,
                playing.rested().toSeconds(),
                playing.rests());
        return good;
    }

    private static Report.Books books(Redress redress, List<OrderCase> cases, int parallel) {
        var room = new Semaphore(parallel);
        long captured = 0;
        long held = 0;
        long released = 0;
        long refunded = 0;
        var unbalanced = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<JsonNode>>();
            var paid = cases.stream().filter(of -> of.paid).toList();
            for (var of : paid)
                asked.add(threads.submit(() -> {
                    room.acquireUninterruptibly();
                    try {
                        return redress.get(AUDITOR, Service.REFUND, "/orders/" + of.orderId() + "/money")
                                .body();
                    } finally {
                        room.release();
                    }
                }));
            for (int i = 0; i < paid.size(); i++) {
                var money = asked.get(i).get();
                captured += cents(money, "captured");
                held += cents(money, "held");
                released += cents(money, "released");
                refunded += cents(money, "refunded");
                var order = paid.get(i).plan;
                if (cents(money, "captured") != order.paid()
                        || cents(money, "captured")
                                != cents(money, "held") + cents(money, "released") + cents(money, "refunded"))
                    unbalanced.add(order.key() + ": paid " + order.paid() + ", but " + money);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for the money", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(failed.getCause());
        }
        return new Report.Books(captured, held, released, refunded, unbalanced);
    }

    private static long cents(JsonNode money, String field) {
        var minor = money.path(field).path("minor");
        if (!minor.isIntegralNumber()) throw new Unexpected("an amount called " + field, money.toString());
        return minor.asLong();
    }

    private static void write(List<Remark> remarks, Path file) throws IOException {
        var directory = file.toAbsolutePath().getParent();
        if (directory != null) Files.createDirectories(directory);
        try (var csv = de.siegmar.fastcsv.writer.CsvWriter.builder().build(file)) {
            csv.writeRecord("place", "id", "reason", "played", "what");
            for (var remark : remarks)
                csv.writeRecord(
                        remark.place(), remark.id(), remark.reason(), remark.used() ? "yes" : "no", remark.what());
        }
    }
}
