package redress.containers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.local.issuer.Issuer;
import redress.platform.embedded.EmbeddedBroker;
import redress.platform.embedded.EmbeddedDatabase;
import redress.platform.embedded.Ports;
import redress.tools.client.Eventually;

/** Without containers: each service as a process with the chart's environment and files, on databases made by {@code databases.sql}. */
class StartingAsTheChartSays {

    private static final String PASSWORD = "of-this-test-only";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static @Nullable EmbeddedDatabase postgresql;
    private static @Nullable EmbeddedBroker kafka;

    @TempDir
    Path folder;

    @BeforeAll
    static void lay() throws IOException, SQLException {
        kafka = EmbeddedBroker.temporary();
        postgresql = EmbeddedDatabase.temporary();
        try (var connection = postgresql.connect("postgres");
                var statement = connection.createStatement()) {
            for (var one : Files.readString(Chart.databases()).split(";\\s*\n")) statement.execute(one);
            for (var one : Chart.passwords(PASSWORD)) statement.execute(one);
        }
    }

    @AfterAll
    static void clear() {
        Objects.requireNonNull(postgresql).close();
        Objects.requireNonNull(kafka).close();
    }

    @ParameterizedTest
    @CsvSource({
        "order-service, redress.order.OrderService",
        "dispute-service, redress.dispute.DisputeService",
        "mediation-service, redress.mediation.MediationService",
        "refund-service, redress.refund.RefundService"
    })
    void it_becomes_ready(String service, String program) throws Exception {
        int port = Ports.free();
        var log = folder.resolve("output");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment().clear();
        process.environment().putAll(environment(service, port));
        var running = process.start();
        try {
            Eventually.eventually(
                    Duration.ofMinutes(3),
                    service + " to be ready, or to end",
                    () -> running.isAlive() && !isReady(port) ? Optional.empty() : Optional.of(port),
                    () -> said(log));
            assertTrue(running.isAlive(), () -> said(log));
        } finally {
            running.destroyForcibly();
            running.waitFor(1, TimeUnit.MINUTES);
        }
    }

    /** The deployment's variables; only where it listens, and where its Secret is mounted, are this machine's. */
    private Map<String, String> environment(String service, int port) throws IOException {
        var secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("spring.datasource.password"), PASSWORD);
        Files.writeString(secrets.resolve("spring.flyway.password"), PASSWORD);
        var key = Files.writeString(folder.resolve("key"), Base64.getEncoder().encodeToString(new byte[32]));
        var environment = Objects.requireNonNull(Chart.deployments(Map.of(
                                "issuer", "http://127.0.0.1:1",
                                "kafka.bootstrapServers",
                                        Objects.requireNonNull(kafka).bootstrapServers(),
                                "postgresql.host", "127.0.0.1",
                                "postgresql.port",
                                        String.valueOf(Objects.requireNonNull(postgresql)
                                                .port()),
                                "postgresql.sslMode", "disable"))
                        .get(service))
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getEnv()
                .stream()
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("SPRING_CONFIG_IMPORT", "configtree:" + secrets + "/");
        environment.computeIfPresent("REDRESS_VAULT_KEY_FILE", (name, mounted) -> key.toString());
        environment.put("SPRING_AUTOCONFIGURE_EXCLUDE", String.join(",", Issuer.AUTO_CONFIGURATION));
        return environment;
    }

    private static boolean isReady(int port) {
        try {
            var asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(asked, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String said(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            return "and nothing could be read of what it said: " + e;
        }
    }
}
