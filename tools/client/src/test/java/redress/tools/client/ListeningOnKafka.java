package redress.tools.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redress.platform.embedded.EmbeddedBroker;
import tools.jackson.databind.json.JsonMapper;

class ListeningOnKafka {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final EmbeddedBroker BROKER = EmbeddedBroker.temporary();

    @BeforeAll
    static void topics() {
        BROKER.createTopics(
                2, Arrays.stream(Service.values()).map(Service::topic).toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        BROKER.close();
    }

    @Test
    void hears_the_news_of_one_order_with_its_name_topic_and_sequence() throws Exception {
        try (var news = News.fromNow(BROKER.bootstrapServers(), JsonMapper.shared())) {
            say("orders.v1", "redress.order.OrderPlaced.v1", "ord_1", 7, "{\"orderId\":\"ord_1\"}");

            var event = news.await("ord_1", "the order", it -> it.is("OrderPlaced"), SOON);

            assertEquals("orders.v1", event.topic());
            assertEquals(7, event.sequence());
            assertEquals("ord_1", event.text("orderId"));
            assertEquals(List.of(event), news.events("ord_1"));
        }
    }

    @Test
    void catches_up_with_everything_said_before() throws Exception {
        say("refunds.v1", "redress.refund.MoneyHeld.v1", "ord_2", 1, "{}");
        say("refunds.v1", "redress.refund.MoneyReleased.v1", "ord_2", 2, "{}");
        var seen = Collections.synchronizedList(new ArrayList<Event>());
        try (var news = News.fromTheBeginning(BROKER.bootstrapServers(), JsonMapper.shared(), seen::add)) {
            news.catchUp(SOON);

            assertEquals(
                    List.of("MoneyHeld", "MoneyReleased"),
                    news.events("ord_2").stream().map(Event::name).toList());
            assertTrue(seen.containsAll(news.events("ord_2")));
        }
    }

    private static void say(String topic, String type, String order, long sequence, String data) throws Exception {
        try (var producer = new KafkaProducer<String, byte[]>(
                Map.of("bootstrap.servers", BROKER.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var message = new ProducerRecord<>(topic, order, data.getBytes(StandardCharsets.UTF_8));
            Map.of(
                            "ce_type",
                            type,
                            "ce_id",
                            topic + sequence,
                            "ce_sequence",
                            "%019d".formatted(sequence),
                            "ce_time",
                            Instant.EPOCH.toString())
                    .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(message).get();
        }
    }
}
