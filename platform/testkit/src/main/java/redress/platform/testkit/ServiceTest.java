package redress.platform.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import redress.platform.embedded.EmbeddedBroker;
import redress.platform.embedded.EmbeddedDatabase;
import redress.platform.embedded.ServiceDatabase;
import redress.platform.local.Standstill;
import redress.platform.time.ClockFile;
import redress.platform.values.Actor;

/**
 * One whole service on real PostgreSQL and a real broker, with people, neighbours and a clock to move:
 *
 * <pre>{@code
 * class OpeningADispute {
 *     @RegisterExtension
 *     static final ServiceTest service = ServiceTest.of("dispute", DisputeService.class);
 *
 *     @Test
 *     void a_buyer_opens_one() {
 *         service.neighbours().say("orders.v1", "redress.order.OrderPlaced.v1", order, placed);
 *         var answer = service.as(BUYER_1).post("/orders/" + order + "/disputes", """
 *             {"lines": …}""").must(201);
 *         service.neighbours().await("redress.dispute.DisputeOpened.v1", order);
 *         service.clock().advance(Duration.ofDays(5));
 *         eventually(within(5, SECONDS), () -> …);
 *     }
 * }
 * }</pre>
 *
 * All test classes of a module share what was started, so every test uses ids of its own ({@code Ids.fresh}) and relative
 * times. It ends with the test run.
 */
public final class ServiceTest implements BeforeAllCallback {

    private static final Namespace SHARED = Namespace.create(ServiceTest.class);

    private final String service;
    private final Class<?> application;
    private final List<String> settings;
    private @Nullable Running running;

    private ServiceTest(String service, Class<?> application, List<String> settings) {
        this.service = service;
        this.application = application;
        this.settings = settings;
    }

    /**
     * @param service {@code dispute}: names the database, its roles and the configuration file {@code dispute-service.yaml}
     * @param settings Spring properties on top, {@code redress.x=y}; a test with other settings gets a service of its own
     */
    public static ServiceTest of(String service, Class<?> application, String... settings) {
        return new ServiceTest(service, application, List.of(settings));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var store = context.getRoot().getStore(SHARED);
        var ground = store.computeIfAbsent("ground", key -> Ground.lay(), Ground.class);
        running = store.computeIfAbsent(
                service + settings, key -> Running.start(ground, service, application, settings), Running.class);
    }

    /** Somebody with a good token. */
    public Caller as(Actor actor) {
        return Caller.with(address(), issuer().token(actor));
    }

    /** Somebody without a token. */
    public Caller stranger() {
        return Caller.stranger(address());
    }

    public String address() {
        return running().address;
    }

    /** The clock of the whole service: handlers, sagas, timers. */
    public SettableClock clock() {
        return running().clock;
    }

    /** What other services say, and what is said on Kafka. */
    public Neighbours neighbours() {
        return running().neighbours;
    }

    public LocalIssuer issuer() {
        return running().ground.issuer();
    }

    public ServiceDatabase database() {
        return running().database;
    }

    public <T> T bean(Class<T> type) {
        return running().context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return running().context;
    }

    /**
     * How many events were stored, once all that other tests set in motion has come to rest: timers that the moved clock
     * made due, news under way. Messages that wait for something unknown may wait on.
     */
    public long head() {
        var standstill = bean(Standstill.class);
        var head = new AtomicLong();
        Eventually.eventually(Eventually.within(20, TimeUnit.SECONDS), () -> {
            var seen = standstill.look();
            if (!seen.waitsFor().stream().allMatch(what -> what.startsWith(Standstill.ORPHANS)))
                throw new AssertionError("Still at work: " + seen.waitsFor());
            head.set(seen.head());
        });
        return head.get();
    }

    private Running running() {
        return Objects.requireNonNull(running, "Register the ServiceTest as a static extension");
    }

    /** What all services of a test run stand on. */
    private record Ground(EmbeddedDatabase postgres, EmbeddedBroker kafka, LocalIssuer issuer, Path folder)
            implements AutoCloseable {

        static Ground lay() {
            try {
                var kafka = EmbeddedBroker.temporary();
                kafka.createTopics(6, Neighbours.TOPICS.toArray(String[]::new));
                return new Ground(
                        EmbeddedDatabase.temporary(),
                        kafka,
                        LocalIssuer.start(),
                        Files.createTempDirectory("redress-test"));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            issuer.close();
            kafka.close();
            postgres.close();
        }
    }

    private record Running(
            Ground ground,
            ServiceDatabase database,
            SettableClock clock,
            Neighbours neighbours,
            ConfigurableApplicationContext context,
            String address)
            implements AutoCloseable {

        static Running start(Ground ground, String service, Class<?> application, List<String> settings) {
            var name = settings.isEmpty() ? service : service + "_" + Integer.toHexString(settings.hashCode());
            var database = ground.postgres().createService(name);
            var clock = SettableClock.running();
            var given = new ArrayList<>(List.of(
                    "spring.config.name=" + service + "-service",
                    "server.port=0",
                    "server.address=127.0.0.1",
                    "spring.datasource.url=" + database.url(),
                    "spring.datasource.username=" + database.app().user(),
                    "spring.datasource.password=" + database.app().password(),
                    "spring.flyway.user=" + database.owner().user(),
                    "spring.flyway.password=" + database.owner().password(),
                    "spring.flyway.placeholders.appRole=" + database.app().user(),
                    "spring.flyway.placeholders.auditRole=" + database.audit().user(),
                    "spring.kafka.bootstrap-servers=" + ground.kafka().bootstrapServers(),
                    "redress.messages.group=" + name, // each hears everything
                    "redress.security.issuer=" + ground.issuer().address(),
                    "redress.vault.key-file=" + ground.folder().resolve(name + "-vault.key"),
                    "redress.vault.make-key=true",
                    // the clock is the test's own; this only lets the service be asked whether it stands still
                    ClockFile.PROPERTY + "=" + ground.folder().resolve("clock"),
                    "logging.level.org.apache.kafka=warn",
                    "logging.level.kafka=warn",
                    "logging.level.state.change.logger=warn",
                    "redress.http.at-once-per-caller=64", // tests send fifty at once
                    "redress.timers.polling-interval=50ms",
                    "redress.journal.fetch-delay=10ms"));
            given.addAll(settings);
            var context = new SpringApplicationBuilder(application)
                    .registerShutdownHook(false)
                    .initializers(fresh ->
                            ((GenericApplicationContext) fresh).registerBean("clock", Clock.class, () -> clock))
                    .run(given.stream().map(setting -> "--" + setting).toArray(String[]::new));
            return new Running(
                    ground,
                    database,
                    clock,
                    new Neighbours(ground.kafka().bootstrapServers(), clock),
                    context,
                    "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
        }

        @Override
        public void close() {
            context.close();
            neighbours.close();
        }
    }
}
