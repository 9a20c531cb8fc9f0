package redress.platform.journal;

import java.io.BufferedReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import redress.platform.embedded.Login;
import redress.platform.embedded.ServiceDatabase;
import redress.platform.journal.toy.LampCommand;
import redress.platform.journal.toy.LampId;
import redress.platform.values.Actor;

/**
 * A lamp service in a process of its own, which can be frozen, killed, or live by a wrong clock. It follows the journal
 * and, with {@code busy}, appends to it without pause until its input ends.
 */
final class LampProcess implements AutoCloseable {

    /** Of everything that it appends. */
    static final String CORRELATION = "cor_process";

    private final Process process;
    private final Path output;

    private LampProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static LampProcess start(ServiceDatabase database, Duration clockAhead, boolean busy) throws IOException {
        var output = Files.createTempFile("lamp-process", ".log");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LampProcess.class.getName(),
                        database.name(),
                        database.url(),
                        clockAhead.toString(),
                        Boolean.toString(busy))
                .redirectError(Redirect.appendTo(output.toFile()))
                .start();
        var started = new LampProcess(process, output);
        started.awaitLine("ready");
        return started;
    }

    private void awaitLine(String wanted) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var seen = new ArrayList<String>();
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.equals(wanted)) {
                Thread.ofVirtual().start(() -> drain(reader));
                return;
            }
            seen.add(line);
        }
        throw new IllegalStateException(
                "The process ended early: " + String.join("\n", seen) + Files.readString(output));
    }

    private void drain(BufferedReader reader) {
        try (var log = new FileWriter(output.toFile(), StandardCharsets.UTF_8, true)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                log.write(line + "\n");
                log.flush();
            }
        } catch (IOException ended) {
            Thread.currentThread().interrupt(); // the process is gone, and so is this thread's work
        }
    }

    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String which) throws IOException, InterruptedException {
        int status = new ProcessBuilder("sh", "-c", "kill " + which + " " + process.pid())
                .start()
                .waitFor();
        if (status != 0) throw new IllegalStateException("kill " + which + " failed");
    }

    /** What it has logged so far, for whoever finds that something is missing. */
    String told() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Ends its input: it finishes what it is at and goes. */
    void finish() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(2, TimeUnit.MINUTES)) throw new IllegalStateException("it does not end");
        if (process.exitValue() != 0) throw new IllegalStateException(Files.readString(output));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("disable-axoniq-console-message", "true");
        var name = arguments[0];
        var database = new ServiceDatabase(
                name,
                arguments[1],
                new Login(name + "_owner", "local-only"),
                new Login(name, "local-only"),
                new Login("redress_audit", "local-only"));
        var clock = Clock.offset(Clock.systemUTC(), Duration.parse(arguments[2]));
        GenericEventMessage.clock = clock; // as if the machine's clock were wrong
        AbstractTokenEntry.clock = clock;
        try (var service = Lamps.start(database, clock)) {
            var input = Thread.ofPlatform().daemon().start(LampProcess::untilInputEnds);
            System.out.println("ready");
            if (Boolean.parseBoolean(arguments[3])) appendWhile(input, service.getBean(Commands.class));
            input.join();
        }
        System.exit(0);
    }

    private static void untilInputEnds() {
        try {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static void appendWhile(Thread input, Commands commands) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        var failures = new java.util.concurrent.ConcurrentLinkedQueue<RuntimeException>();
        for (int i = 0; i < 4; i++)
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    append(input, commands);
                } catch (RuntimeException failed) {
                    failures.add(failed);
                }
            }));
        for (var thread : threads) thread.join();
        if (!failures.isEmpty()) throw failures.remove();
    }

    private static void append(Thread input, Commands commands) {
        var origin = Origin.of(Actor.rule("process"), CORRELATION);
        var lamps = new ArrayList<LampId>();
        while (input.isAlive() || lamps.isEmpty()) {
            var lamp = new LampId("lmp_" + UUID.randomUUID());
            commands.perform(new LampCommand.HangLamp(lamp, "cellar"), origin);
            lamps.add(lamp);
            for (var one : List.copyOf(lamps.subList(Math.max(0, lamps.size() - 5), lamps.size())))
                commands.perform(new LampCommand.DustLamp(one), origin);
        }
    }
}
