package redress.platform.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningABroker {

    @TempDir
    Path folder;

    @Test
    void it_keeps_its_log_and_serves_one_at_a_time() throws Exception {
        try (var broker = EmbeddedBroker.settings().keptIn(folder).start()) {
            broker.createTopics(6, "orders.v1", "disputes.v1");
            broker.createTopics(6, "orders.v1");
            send(broker, "first");
            assertThrows(IllegalStateException.class, EmbeddedBroker.settings().keptIn(folder)::start);
        }
        try (var broker = EmbeddedBroker.settings().keptIn(folder).start()) {
            send(broker, "second");
            assertEquals(List.of("first", "second"), read(broker, 2));
        }
    }

    @Test
    void two_brokers_live_side_by_side_and_a_taken_port_is_named() throws Exception {
        try (var one = EmbeddedBroker.temporary();
                var other = EmbeddedBroker.temporary()) {
            one.createTopics(1, "orders.v1");
            other.createTopics(1, "orders.v1");
            send(one, "here");
            send(other, "there");
            assertEquals(List.of("here"), read(one, 1));
            assertEquals(List.of("there"), read(other, 1));
            var third = EmbeddedBroker.settings().ports(one.port(), 0);
            assertEquals(one.port(), assertThrows(PortInUse.class, third::start).port());
        }
    }

    @Test
    void a_broker_whose_jvm_was_killed_comes_back_with_what_it_acknowledged() throws Exception {
        var jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Abandoned.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (var said = jvm.inputReader(UTF_8)) {
            var line = said.readLine();
            while (line != null && !line.equals("ready")) line = said.readLine();
            assertEquals("ready", line);
            jvm.destroyForcibly();
            assertTrue(jvm.waitFor(2, TimeUnit.MINUTES));
        }
        try (var broker = EmbeddedBroker.settings().keptIn(folder).start()) {
            assertEquals(List.of("acknowledged"), read(broker, 1));
        }
    }

    private static void send(EmbeddedBroker broker, String value) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("orders.v1", "ord_1", value)).get();
        }
    }

    private static List<String> read(EmbeddedBroker broker, int expected) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", broker.bootstrapServers(), "group.id", "reader", "auto.offset.reset", "earliest");
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("orders.v1"));
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            while (values.size() < expected && System.nanoTime() < end)
                consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
        }
        return values;
    }

    /** The program that is killed. */
    static final class Abandoned {

        private Abandoned() {}

        public static void main(String[] args) throws Exception {
            var broker = EmbeddedBroker.settings().keptIn(Path.of(args[0])).start();
            broker.createTopics(1, "orders.v1");
            send(broker, "acknowledged");
            System.out.println("ready");
            Thread.currentThread().join();
        }
    }
}
