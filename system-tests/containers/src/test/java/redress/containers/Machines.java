package redress.containers;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.MountableFile;
import redress.local.issuer.Issuer;
import redress.platform.embedded.Ports;
import redress.platform.time.ClockFile;
import redress.tools.client.Addresses;
import redress.tools.client.Service;

/** PostgreSQL, Kafka and the four services, each in its container; the issuer of logins stays in this JVM. */
final class Machines implements AutoCloseable {

    /** What containers call the machine that they run on. */
    static final String HOST = "host.docker.internal";

    static final String POSTGRESQL = "postgres:17-alpine";
    static final String KAFKA = "apache/kafka:4.2.1";

    private static final String REGISTRY = "registry.example.com";
    private static final String PASSWORD = "of-this-test-only";
    private final Path folder;
    private final Path clock;
    private final Network network = Network.newNetwork();
    private final PostgreSQLContainer postgresql;
    private final KafkaContainer kafka;
    private final int issuerPort = Ports.free();
    private final ConfigurableApplicationContext issuer;
    private final Map<String, Deployment> deployments;
    private final Map<Service, Pod> pods = new ConcurrentHashMap<>();

    Machines(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        clock = Files.createDirectories(folder.resolve("clock"));
        ClockFile.at(clock.resolve("clock"));
        Files.setPosixFilePermissions(clock.resolve("clock"), PosixFilePermissions.fromString("rw-rw-rw-"));
        issuer = Issuer.start(HOST, issuerPort, "0.0.0.0", folder.resolve("issuer"));
        postgresql = new PostgreSQLContainer(POSTGRESQL)
                .withNetwork(network)
                .withNetworkAliases("postgresql")
                .withCommand("postgres") // as durable as anywhere else
                .withCopyFileToContainer(
                        MountableFile.forHostPath(Chart.databases()), "/docker-entrypoint-initdb.d/1-databases.sql")
                .withCopyFileToContainer(
                        MountableFile.forHostPath(passwords()), "/docker-entrypoint-initdb.d/2-passwords.sql");
        kafka = new KafkaContainer(KAFKA)
                .withNetwork(network)
                .withNetworkAliases("kafka")
                .withListener("kafka:19092");
        deployments = Chart.deployments(Map.of(
                "image.registry",
                REGISTRY,
                "image.tag",
                version(),
                "issuer",
                "http://" + HOST + ":" + issuerPort,
                "kafka.bootstrapServers",
                "kafka:19092",
                "postgresql.host",
                "postgresql",
                "postgresql.sslMode",
                "disable"));
        Stream.of(postgresql, kafka).parallel().forEach(one -> one.start());
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var starting = Stream.of(Service.values())
                    .map(service -> workers.submit(() -> start(service)))
                    .toList();
            for (var one : starting) one.get();
        } catch (ExecutionException e) {
            close();
            throw new IllegalStateException("A service did not start", e.getCause());
        }
    }

    /** Why this machine cannot run it; empty where it can. */
    static Optional<String> missing() {
        if (!DockerClientFactory.instance().isDockerAvailable())
            return Optional.of("no container engine answers here (Docker, or what DOCKER_HOST names)");
        var docker = DockerClientFactory.instance().client();
        var here = docker.listImagesCmd().exec().stream()
                .flatMap(image -> Stream.ofNullable(image.getRepoTags()).flatMap(Stream::of))
                .collect(Collectors.toSet());
        return Stream.of(Service.values())
                .map(Machines::image)
                .filter(image -> !here.contains(image))
                .findFirst()
                .map(image -> "there is no image " + image + "; ./redress containers makes them");
    }

    private static String image(Service service) {
        return REGISTRY + "/redress/" + service + ":" + version();
    }

    private static String version() {
        return Objects.requireNonNull(System.getProperty("redress.version"), "The build says which version it is");
    }

    private Path passwords() throws IOException {
        var file = Files.write(folder.resolve("passwords.sql"), Chart.passwords(PASSWORD));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return file;
    }

    private Pod start(Service service) throws IOException {
        var spec = Objects.requireNonNull(deployments.get(service.toString()), service::toString)
                .getSpec()
                .getTemplate()
                .getSpec();
        var secret = Map.of(
                "database-password",
                PASSWORD,
                "migration-password",
                PASSWORD,
                "vault-key",
                Base64.getEncoder().encodeToString(new byte[32]));
        var pod = Pod.start(spec, secret, folder.resolve(service.toString()), clock, network);
        pods.put(service, pod);
        return pod;
    }

    Pod pod(Service service) {
        return Objects.requireNonNull(pods.get(service), service::toString);
    }

    /** The container dies at once; another takes its place, as Kubernetes would see to it. */
    void replace(Service service) throws IOException {
        pod(service).close();
        start(service);
    }

    /** Where they answer now; a replaced one answers elsewhere. */
    Addresses addresses() {
        var services = new LinkedHashMap<Service, URI>();
        pods.forEach((service, pod) -> services.put(service, pod.address()));
        return new Addresses(
                URI.create("http://127.0.0.1:" + issuerPort),
                services,
                kafka.getBootstrapServers(),
                clock.resolve("clock"));
    }

    @Override
    public void close() {
        pods.values().forEach(Pod::close);
        kafka.stop();
        postgresql.stop();
        network.close();
        issuer.close();
    }
}
