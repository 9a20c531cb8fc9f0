package redress.tools.bench;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import redress.platform.embedded.EmbeddedBroker;
import redress.platform.embedded.EmbeddedDatabase;
import redress.platform.embedded.ServiceDatabase;
import redress.platform.journal.Commands;
import redress.platform.journal.JournalReader;
import redress.platform.journal.JournalWriter;
import redress.platform.journal.Origin;
import redress.platform.projection.Rebuild;
import redress.platform.values.Actor;
import redress.tools.bench.follower.TicketBoard;
import redress.tools.bench.ticket.TicketCommand.CommentTicket;
import redress.tools.bench.ticket.TicketCommand.OpenTicket;

/**
 * How many durable commands per second, and how fast a projection is rebuilt: the journal, Axon's own engine and a raw
 * loop in the same run on the same PostgreSQL with fsync on, as ratios to the raw loop.
 *
 * <p>Arguments: {@code --seconds=10} for each measurement, {@code --warm=5} before it (eight times that before a service's
 * first), {@code --short} for a smoke test,
 * {@code --parts=raw,stock,journal,followers} for some of it only.
 */
public final class JournalBench {

    private static final String SUBJECT =
            "the shirt is blue and was ordered red; the parcel came two days late, in the rain";
    private static final Origin CLIENT = Origin.of(Actor.rule("bench"), "4bf92f3577b34da6a3ce929d0e0e4736");
    private static final int TICKETS = 2_000;
    /** How many times longer than the others the first line of a service is warmed: the JVM still compiles. */
    private static final int COMPILING = 8;

    private final PrintStream out;
    private final double warm;
    private final double seconds;
    private final List<String> parts;
    private @Nullable Cpu cpu;
    private final List<Row> rows = new ArrayList<>();

    private record Row(String what, int clients, Load.Measured measured, String remark) {}

    JournalBench(PrintStream out, double warm, double seconds, List<String> parts) {
        this.parts = parts;
        this.out = out;
        this.warm = warm;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("disable-axoniq-console-message", "true");
        var parts = List.of("raw", "stock", "journal", "followers");
        double warm = 5;
        double seconds = 10;
        for (var argument : arguments) {
            if (argument.equals("--short")) {
                warm = 0.5;
                seconds = 1;
            } else if (argument.startsWith("--seconds=")) {
                seconds = Double.parseDouble(argument.substring("--seconds=".length()));

            } else if (argument.startsWith("--parts=")) {
                parts = List.of(argument.substring("--parts=".length()).split(","));
            } else if (argument.startsWith("--warm=")) {
                warm = Double.parseDouble(argument.substring("--warm=".length()));
            } else {
                throw new IllegalArgumentException(
                        "unknown argument " + argument + "; known: --seconds=, --warm=, --short, --parts=");
            }
        }
        new JournalBench(System.out, warm, seconds, parts).run();
        System.exit(0); // Axon's threads outlive their configuration
    }

    void run() throws Exception {
        try (var postgres = EmbeddedDatabase.settings()
                .with("shared_buffers", "512MB")
                .with("max_wal_size", "8GB")
                .with("checkpoint_timeout", "30min")
                .start()) {
            cpu = Cpu.of(postgres.output().resolveSibling("data"));
            var plain = postgres.createService("raw");
            RawLoop.createTable(plain);
            raw(plain, "before");
            if (parts.contains("stock")) stock(postgres.createService("stock"));
            raw(plain, "between");
            if (parts.contains("journal")) ours(postgres.createService("journal"));
            raw(plain, "after");
            if (parts.contains("followers")) following(postgres.createService("following"));
            print();
        }
    }

    private void raw(ServiceDatabase database, String when) throws SQLException, InterruptedException {
        if (!parts.contains("raw")) return;
        for (int connections : new int[] {16}) {
            var measured = RawLoop.run(cpu(), database, connections, warm, seconds);
            note("raw loop, " + when, connections, measured, "");
        }
    }

    private void stock(ServiceDatabase database) throws Exception {
        try (var stock = new StockAxon(database)) {
            var commands = stock.commands();
            var ids = ids();
            for (int clients : new int[] {16, 64})
                note(
                        "Axon's JDBC engine, create",
                        clients,
                        load(
                                clients,
                                (client, n) -> commands.sendAndWait(
                                        new OpenTicket(UUID.randomUUID().toString(), SUBJECT))),
                        "");
            for (var id : ids) commands.sendAndWait(new OpenTicket(id, SUBJECT));
            for (int clients : new int[] {16, 64})
                note(
                        "Axon's JDBC engine, update",
                        clients,
                        load(
                                clients,
                                (client, n) ->
                                        commands.sendAndWait(new CommentTicket(of(ids, client, clients, n), SUBJECT))),
                        "");
        }
    }

    private void ours(ServiceDatabase database) throws Exception {
        try (var service = BenchService.alone(database)) {
            measure("journal", service);
        }
    }

    private void following(ServiceDatabase database) throws Exception {
        try (var broker = EmbeddedBroker.temporary();
                var service = BenchService.withFollowers(database, broker)) {
            measure("journal with followers", service);
            new Followers(service).catchUp();
            replay(service);
        }
    }

    /** Creates, then updates; every line begins when all that follow the journal have caught up. */
    private void measure(String what, ApplicationContext service) throws InterruptedException {
        var commands = service.getBean(Commands.class);
        Load.Deed create =
                (client, n) -> commands.perform(new OpenTicket(UUID.randomUUID().toString(), SUBJECT), CLIENT);
        Load.run(cpu(), 16, 0, COMPILING * warm, create);
        for (int clients : new int[] {16, 64}) line(what + ", create", clients, service, create);
        var ids = ids();
        for (var id : ids) commands.perform(new OpenTicket(id, SUBJECT), CLIENT);
        for (int clients : new int[] {16, 64})
            line(
                    what + ", update",
                    clients,
                    service,
                    (client, n) -> commands.perform(new CommentTicket(of(ids, client, clients, n), SUBJECT), CLIENT));
    }

    private void line(String what, int clients, ApplicationContext service, Load.Deed deed)
            throws InterruptedException {
        var followers = new Followers(service);
        followers.catchUp();
        var writer = service.getBean(JournalWriter.class);
        long batches = writer.batches();
        long written = writer.rows();
        var measured = load(clients, deed);
        var remark = String.format(
                Locale.ROOT,
                "%.1f events per commit",
                (double) (writer.rows() - written) / Math.max(1, writer.batches() - batches));
        note(what, clients, measured, remark + followers.remark());
    }

    private void replay(ApplicationContext service) throws SQLException {
        service.getBean(EventProcessingConfiguration.class)
                .eventProcessors()
                .values()
                .forEach(EventProcessor::shutDown);
        var rebuild = service.getBean(Rebuild.class);
        rebuild.of(new TicketBoard());
        long[] read = {0};
        long start = System.nanoTime();
        service.getBean(JournalReader.class).raw(0, Integer.MAX_VALUE, row -> read[0]++);
        double plain = read[0] / ((System.nanoTime() - start) / 1e9);
        var report = rebuild.of(new TicketBoard());
        out.printf(
                Locale.ROOT,
                "replay of a projection: %,d events in %.1f s, %,d events/s; the rows alone by plain JDBC: %,.0f/s%n",
                report.events(),
                report.took().toMillis() / 1e3,
                report.eventsPerSecond(),
                plain);
    }

    private Load.Measured load(int clients, Load.Deed deed) throws InterruptedException {
        return Load.run(cpu(), clients, warm, seconds, deed);
    }

    private Cpu cpu() {
        return Objects.requireNonNull(cpu);
    }

    private static List<String> ids() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < TICKETS; i++) ids.add(UUID.randomUUID().toString());
        return ids;
    }

    /** Each client goes round its own tickets. */
    private static String of(List<String> ids, int client, int clients, long n) {
        int own = ids.size() / clients;
        return ids.get(client * own + (int) (n % own));
    }

    private void note(String what, int clients, Load.Measured measured, String remark) {
        rows.add(new Row(what, clients, measured, remark));
        out.printf(
                Locale.ROOT,
                "%-34s %3d clients %,8.0f/s  CPU %3.0f + %3.0f us  %s%n",
                what,
                clients,
                measured.perSecond(),
                measured.cpu().client(),
                measured.cpu().server(),
                remark);
    }

    private void print() {
        double mean = rows.stream()
                .filter(row -> row.what().startsWith("raw"))
                .mapToDouble(row -> row.measured().perSecond())
                .average()
                .orElse(1);
        out.printf(Locale.ROOT, "%nraw loop, mean: %,.0f/s%n", mean);
        out.printf(
                "| what | clients | per second | × raw | median ms | 99 %% ms | CPU µs, client + server | |%n|---|---|---|---|---|---|---|---|%n");
        for (var row : rows)
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %,.0f | %.2f | %.2f | %.2f | %.0f + %.0f | %s |%n",
                    row.what(),
                    row.clients(),
                    row.measured().perSecond(),
                    row.measured().perSecond() / mean,
                    row.measured().median() / 1e3,
                    row.measured().p99() / 1e3,
                    row.measured().cpu().client(),
                    row.measured().cpu().server(),
                    row.remark());
    }
}
