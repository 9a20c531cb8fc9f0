package redress.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import redress.local.issuer.Issuer;
import redress.platform.embedded.EmbeddedBroker;
import redress.platform.embedded.EmbeddedDatabase;
import redress.platform.embedded.PortInUse;
import redress.platform.embedded.Ports;
import redress.platform.embedded.ServiceDatabase;
import redress.platform.time.ClockFile;
import redress.tools.client.Addresses;
import redress.tools.client.Service;

/**
 * PostgreSQL, Kafka, the issuer and the four services, started together and stopped together in the opposite order. All it
 * keeps is in one folder; started there again it goes on, also after an end without farewell.
 */
public final class LocalStack implements AutoCloseable {

    private static final int PARTITIONS = 6;

    private final StackOptions options;
    private final long began = System.nanoTime();
    private final ConcurrentNavigableMap<Layer, AutoCloseable> parts = new ConcurrentSkipListMap<>();
    private final Map<LocalService, RunningService> services = new ConcurrentHashMap<>();
    private final Map<LocalService, List<String>> settings = new EnumMap<>(LocalService.class);
    private @Nullable EmbeddedDatabase database;
    private final Thread onExit = new Thread(this::close, "redress-stop");
    private volatile boolean closed;

    private LocalStack(StackOptions options) {
        this.options = options;
    }

    /** @throws CannotStart with a sentence that tells a person what to do; everything begun is stopped then */
    public static LocalStack start(StackOptions options) {
        Logging.oneForAll();
        var stack = new LocalStack(options);
        Runtime.getRuntime().addShutdownHook(stack.onExit);
        try {
            stack.bringUp();
            return stack;
        } catch (PortInUse e) {
            stack.close();
            throw new CannotStart(
                    inUse(Map.of(e.port(), options.ports().byPort().getOrDefault(e.port(), "a server"))));
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Deletes everything that is kept in the folder but the logs, which may tell why. @throws CannotStart while something runs there */
    public static void discard(Path folder) {
        try (var lock = UpLock.take(folder)) {
            ServiceInOwnProcess.endLeftovers(folder);
            EmbeddedDatabase.discard(folder.resolve("postgres"));
            lock.deleteAllElseBut(Logging.in(folder));
        }
    }

    /** Where to reach it. */
    public Addresses addresses() {
        var uris = new EnumMap<Service, java.net.URI>(Service.class);
        for (var service : LocalService.values())
            uris.put(Service.valueOf(service.name()), at(options.ports().of(service)));
        return new Addresses(at(options.ports().issuer()), uris, kafka(), clockFile());
    }

    /** Ends a service as a power cut would. Only where services run in processes of their own. */
    public void kill(LocalService service) {
        running(service).kill();
    }

    /** Ends a service in order. */
    public void stop(LocalService service) {
        running(service).close();
    }

    /** Starts a service again that ended or was ended. */
    public void restart(LocalService service) {
        if (running(service).isAlive()) stop(service);
        services.put(service, launch(service));
        options.progress()
                .accept("  " + service + " is ready again: "
                        + at(options.ports().of(service)));
    }

    public boolean isAlive(LocalService service) {
        return running(service).isAlive();
    }

    /** Bytes that all of it occupies now: PostgreSQL by itself, and this JVM with the processes it started. */
    long postgresMemory() {
        return database == null ? 0 : Footprint.of(database.process());
    }

    long ownMemory() {
        return Footprint.of(ProcessHandle.current());
    }

    /** Stops everything in the opposite order of its start; also when the JVM ends. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException endingAlready) {
            options.progress().accept("Stopping");
        }
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            all(services.entrySet().stream()
                    .map(entry -> CompletableFuture.runAsync(
                            () -> {
                                entry.getValue().close();
                                options.progress().accept("  %-20s stopped".formatted(entry.getKey()));
                            },
                            workers))
                    .toList());
        } finally {
            stopParts();
        }
    }

    private void stopParts() {
        for (var top = parts.pollLastEntry(); top != null; top = parts.pollLastEntry())
            stop(top.getKey(), top.getValue());
    }

    private void stop(Layer layer, AutoCloseable part) {
        try {
            part.close();
            if (layer != Layer.FOLDER) options.progress().accept("  %-20s stopped".formatted(layer));
        } catch (Exception e) {
            options.progress().accept("  %-20s did not stop in order: %s".formatted(layer, e.getMessage()));
        }
    }

    private void bringUp() {
        var folder = options.folder();
        put(Layer.FOLDER, UpLock.take(folder));
        ServiceInOwnProcess.endLeftovers(folder);
        requirePorts();
        ClockFile.at(clockFile());
        try (var workers = Executors.newCachedThreadPool()) {
            var logins = start(
                    workers, Layer.ISSUER, () -> at(options.ports().issuer()).toString(), this::startIssuer);
            var databases = start(
                            workers,
                            Layer.POSTGRESQL,
                            () -> "127.0.0.1:" + options.ports().postgres(),
                            this::startDatabase)
                    .thenApply(LocalStack::createDatabases);
            var broker =
                    start(workers, Layer.KAFKA, this::kafka, this::startBroker).thenAccept(LocalStack::createTopics);
            all(List.of(databases, broker)); // the issuer is needed by the first token only
            databases.join().forEach((service, database) -> settings.put(service, settings(service, database)));
            var ready = new ArrayList<CompletableFuture<?>>(List.of(logins));
            for (var service : options.services()) {
                ready.add(CompletableFuture.runAsync(
                        () -> {
                            put(service, launch(service));
                            say(
                                    service.toString(),
                                    at(options.ports().of(service)).toString());
                        },
                        workers));
            }
            all(ready);
        }
    }

    private RunningService launch(LocalService service) {
        try {
            var arguments = settings.getOrDefault(service, List.of());
            return options.ownProcesses()
                    ? ServiceInOwnProcess.start(service, arguments, options.folder(), status -> died(service, status))
                    : ServiceInThisJvm.start(service, arguments);
        } catch (CannotStart e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CannotStart(
                    service + " did not start: " + innermost(e) + " (more in " + Logging.in(options.folder()) + ")", e);
        }
    }

    private void died(LocalService service, int status) {
        options.progress()
                .accept("  %s ended by itself or was killed (status %d). ./redress restart %s starts it again."
                        .formatted(service, status, service.shortName()));
    }

    private RunningService running(LocalService service) {
        return Optional.ofNullable(services.get(service))
                .orElseThrow(() -> new IllegalStateException(service + " was never started"));
    }

    private ConfigurableApplicationContext startIssuer() {
        return Issuer.start(options.ports().issuer(), options.folder().resolve("issuer"));
    }

    private EmbeddedDatabase startDatabase() {
        var started = EmbeddedDatabase.settings()
                .keptIn(options.folder().resolve("postgres"))
                .port(options.ports().postgres())
                .stoppedByItsOwner()
                .start();
        database = started;
        return started;
    }

    private static Map<LocalService, ServiceDatabase> createDatabases(EmbeddedDatabase database) {
        var made = new EnumMap<LocalService, ServiceDatabase>(LocalService.class);
        for (var service : LocalService.values()) made.put(service, database.createService(service.shortName()));
        return made;
    }

    private EmbeddedBroker startBroker() {
        return EmbeddedBroker.settings()
                .keptIn(options.folder().resolve("kafka"))
                .ports(options.ports().kafka(), options.ports().kafkaOwn())
                .stoppedByItsOwner()
                .start();
    }

    private static void createTopics(EmbeddedBroker broker) {
        broker.createTopics(
                PARTITIONS,
                Arrays.stream(LocalService.values()).map(LocalService::topic).toArray(String[]::new));
    }

    private List<String> settings(LocalService service, ServiceDatabase database) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("spring.config.name", service.toString());
        settings.put("spring.main.banner-mode", "off");
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", options.ports().of(service));
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.app().user());
        settings.put("spring.datasource.password", database.app().password());
        settings.put("spring.flyway.url", database.url());
        settings.put("spring.flyway.user", database.owner().user());
        settings.put("spring.flyway.password", database.owner().password());
        settings.put("spring.flyway.placeholders.appRole", database.app().user());
        settings.put("spring.flyway.placeholders.auditRole", database.audit().user());
        settings.put("spring.kafka.bootstrap-servers", kafka());
        settings.put("redress.security.issuer", at(options.ports().issuer()));
        settings.put(ClockFile.PROPERTY, clockFile());
        settings.put(
                "redress.vault.key-file",
                Secrets.keyIn(options.folder().resolve("secrets").resolve(service + ".key"))
                        .toAbsolutePath());
        settings.put("spring.autoconfigure.exclude", String.join(",", Issuer.AUTO_CONFIGURATION));
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    private <T extends AutoCloseable> CompletableFuture<T> start(
            ExecutorService workers, Layer layer, Supplier<String> address, Supplier<T> start) {
        return CompletableFuture.supplyAsync(
                () -> {
                    var started = start.get();
                    put(layer, started);
                    say(layer.toString(), address.get());
                    return started;
                },
                workers);
    }

    /** If somebody pressed Ctrl-C while it was starting, whatever comes up now goes down again. */
    private void put(Layer layer, AutoCloseable part) {
        parts.put(layer, part);
        if (!closed) return;
        stopParts();
        throw new CannotStart("Stopped while it was starting");
    }

    private void put(LocalService service, RunningService running) {
        services.put(service, running);
        if (!closed) return;
        running.close();
        throw new CannotStart("Stopped while it was starting");
    }

    private void say(String name, String address) {
        var seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        options.progress().accept(String.format(Locale.ROOT, "  %-20s %5.1f s   %s", name, seconds, address));
    }

    /** PostgreSQL's port is not asked for here: what holds it may be a leftover of our own, which its start will end. */
    private void requirePorts() {
        var taken = new LinkedHashMap<>(options.ports().byPort());
        taken.keySet().removeIf(port -> port == options.ports().postgres() || Ports.isFree(port));
        if (!taken.isEmpty()) throw new CannotStart(inUse(taken));
    }

    private static String inUse(Map<Integer, String> taken) {
        return taken.entrySet().stream()
                        .map(port -> "Port " + port.getKey() + " (" + port.getValue() + ") is in use"
                                + PortHolder.of(port.getKey())
                                        .map(holder -> " by " + PortHolder.described(holder))
                                        .orElse("")
                                + ".")
                        .collect(Collectors.joining("\n"))
                + "\nEnd what uses it, then start again. Redress keeps its local addresses fixed, so that examples work.";
    }

    /** Waits for all of them, and throws the first failure when every one has ended. */
    private static void all(List<? extends CompletableFuture<?>> begun) {
        try {
            CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }

    private static String innermost(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) cause = cause.getCause();
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private String kafka() {
        return "127.0.0.1:" + options.ports().kafka();
    }

    private Path clockFile() {
        return options.folder().resolve("clock").toAbsolutePath();
    }

    private static java.net.URI at(int port) {
        return java.net.URI.create("http://127.0.0.1:" + port);
    }

    /** What the services stand on, from below. */
    private enum Layer {
        FOLDER("folder"),
        POSTGRESQL("PostgreSQL"),
        KAFKA("Kafka"),
        ISSUER("issuer");

        private final String name;

        Layer(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
