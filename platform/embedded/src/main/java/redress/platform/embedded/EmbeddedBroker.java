package redress.platform.embedded;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker (KRaft, one node) in this JVM on 127.0.0.1. Its log is kept or temporary, its port fixed or free.
 * Nothing expires: neither records nor the offsets of consumers that were away for long, because whoever loses an
 * offset stops rather than skips.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String CONTROLLER = "CONTROLLER";

    private final Folder folder;
    private final KafkaRaftServer server;
    private final int port;
    private @Nullable OnExit onExit;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(Folder folder, KafkaRaftServer server, int port) {
        this.folder = folder;
        this.server = server;
        this.port = port;
    }

    /** Empty, on a free port, deleted when closed. */
    public static EmbeddedBroker temporary() {
        return settings().start();
    }

    /** Settings to start from; as they are: temporary, on a free port. */
    public static Settings settings() {
        return new Settings();
    }

    /** What clients call {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Creates the topics that do not exist yet. */
    public void createTopics(int partitions, String... names) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            var missing = new ArrayList<>(Arrays.asList(names));
            missing.removeAll(admin.listTopics().names().get());
            admin.createTopics(missing.stream()
                            .map(name -> new NewTopic(name, partitions, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Could not create topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topics", e);
        }
    }

    /** Stops the broker; a temporary one is deleted. */
    @Override
    public void close() {
        if (onExit != null) onExit.cancel();
        stop();
    }

    private void stop() {
        if (closed.getAndSet(true)) return;
        try {
            server.shutdown();
            server.awaitShutdown();
        } finally {
            folder.close();
        }
    }

    /** Where and how to run. */
    public static final class Settings {

        private final Properties server = new Properties();
        private int port;
        private int controllerPort;
        private Path directory = Path.of("");
        private boolean stopsByItself = true;

        private Settings() {
            server.put("node.id", "1");
            server.put("process.roles", "broker,controller");
            server.put("controller.listener.names", CONTROLLER);
            server.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
            server.put("auto.create.topics.enable", "false");
            server.put("log.retention.ms", "-1");
            server.put("offsets.retention.minutes", String.valueOf(Integer.MAX_VALUE));
            for (var internal : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
                server.put(internal + ".replication.factor", "1");
                server.put(internal + ".num.partitions", "1");
            }
            server.put("transaction.state.log.min.isr", "1");
            server.put("share.coordinator.state.topic.min.isr", "1");
            server.put("group.initial.rebalance.delay.ms", "0");
            server.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
            server.put("log.index.size.max.bytes", String.valueOf(1024 * 1024));
            server.put("num.network.threads", "2");
            server.put("num.io.threads", "4");
            server.put("background.threads", "2");
        }

        /** Keep everything in this folder, and go on from what is in it. */
        public Settings keptIn(Path folder) {
            directory = folder;
            // a restart after a crash waits until the broker that died is declared dead
            server.put("broker.session.timeout.ms", "2000");
            server.put("broker.heartbeat.interval.ms", "500");
            return this;
        }

        /** A fixed port for clients and one for the broker's own use; 0 for a free one. */
        public Settings ports(int clients, int own) {
            port = clients;
            controllerPort = own;
            return this;
        }

        /** Do not stop when the JVM ends: whoever starts it closes it, in an order of their own. */
        public Settings stoppedByItsOwner() {
            stopsByItself = false;
            return this;
        }

        /** A broker setting. */
        public Settings with(String setting, String value) {
            server.put(setting, value);
            return this;
        }

        /**
         * @throws PortInUse when a fixed port is taken
         * @throws IllegalStateException when another process uses the folder, or the broker does not start
         */
        public EmbeddedBroker start() {
            var folder = directory.equals(Path.of("")) ? Folder.temporary("kafka") : Folder.kept(directory);
            try {
                var broker = start(folder);
                if (stopsByItself) broker.onExit = OnExit.run("kafka-stop", broker::stop);
                return broker;
            } catch (RuntimeException e) {
                folder.close();
                throw e;
            } catch (Exception e) {
                folder.close();
                throw new IllegalStateException("The broker did not start", e);
            }
        }

        private EmbeddedBroker start(Folder folder) throws Exception {
            int clients = claim(port);
            int own = claim(controllerPort);
            var log = folder.path().resolve("log");
            server.put("listeners", "PLAINTEXT://127.0.0.1:" + clients + "," + CONTROLLER + "://127.0.0.1:" + own);
            server.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + clients);
            server.put("controller.quorum.voters", "1@127.0.0.1:" + own);
            server.put("log.dirs", log.toString());
            format(log);
            var kafka = new KafkaRaftServer(KafkaConfig.fromProps(server, false), Time.SYSTEM);
            kafka.startup();
            return new EmbeddedBroker(folder, kafka, clients);
        }

        private static int claim(int wanted) {
            int chosen = wanted == 0 ? Ports.free() : wanted;
            if (!Ports.isFree(chosen)) throw new PortInUse(chosen);
            return chosen;
        }

        private static void format(Path log) throws Exception {
            if (Files.exists(log.resolve("meta.properties"))) return;
            Folder.delete(log); // a run that ended while formatting
            Files.createDirectories(log);
            new Formatter()
                    .setPrintStream(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(log.toString()))
                    .setMetadataLogDirectory(log.toString())
                    .setControllerListenerName(CONTROLLER)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setIgnoreFormatted(true)
                    .run();
        }
    }
}
