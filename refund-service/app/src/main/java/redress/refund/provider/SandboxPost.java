package redress.refund.provider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.refund.domain.RefundId;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sandbox's own way to tell what happened: it posts signed notices to the address where any provider would, when they
 * are due by the one clock, and again until they are taken; or at once, as often and in the order that somebody wants.
 */
public final class SandboxPost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxPost.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Due(long number, String id, String key, String status) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ProviderNotices notices;
    private final Supplier<URI> door;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sandbox-post").factory());

    /** @param door where notices are taken; asked each time, since the address is known only when the server is up */
    public SandboxPost(JdbcClient jdbc, Clock clock, ProviderNotices notices, Supplier<URI> door) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.notices = notices;
        this.door = door;
    }

    /** Begins to look for due notices, this often by the machine's time. */
    public void start(Duration every) {
        var _ = rounds.scheduleWithFixedDelay(this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Tells these states of the refund now, one after the other. @return the HTTP status of each answer */
    public List<Integer> tell(RefundId refund, List<String> statuses) {
        return statuses.stream()
                .map(status -> post("evt_" + refund.value() + "_" + status, refund.value(), status))
                .toList();
    }

    private void round() {
        try {
            for (var due : due())
                if (post(due.id(), due.key(), due.status()) / 100 == 2)
                    jdbc.sql("update sandbox_provider_notice set told = true where number = :number")
                            .param("number", due.number())
                            .update();
        } catch (RuntimeException broken) {
            LOG.info("The sandbox could not tell its notices, it tries again: {}", broken.toString());
        }
    }

    private List<Due> due() {
        return jdbc.sql("""
                        select number, id, key, status from sandbox_provider_notice
                        where not told and due <= :now order by number limit 20""")
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Due(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    /** @return the answer's status; 0 where there was none */
    private int post(String id, String key, String status) {
        var body = JSON.writeValueAsString(Map.of(
                        "id",
                        id,
                        "type",
                        status.equals("failed") ? "refund.failed" : "refund.updated",
                        "data",
                        Collections.singletonMap(
                                "object",
                                Map.of(
                                        "object",
                                        "refund",
                                        "status",
                                        status,
                                        "metadata",
                                        Map.of(ProviderNotices.METADATA, refund(key))))))
                .getBytes(StandardCharsets.UTF_8);
        try {
            return http.send(
                            HttpRequest.newBuilder(door.get())
                                    .timeout(Duration.ofSeconds(10))
                                    .header("Content-Type", "application/json")
                                    .header(notices.header(), notices.sign(body))
                                    .POST(BodyPublishers.ofByteArray(body))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException away) {
            LOG.info("Nobody takes the sandbox's notice {}: {}", id, away.toString());
            return 0;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** The refund that the key was made for, whichever of its keys it is. */
    private static String refund(String key) {
        int number = key.indexOf('-');
        return number < 0 ? key : key.substring(0, number);
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
