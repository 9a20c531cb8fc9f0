package redress.platform.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static redress.platform.messages.Eventually.eventually;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class FindingTheTopics {

    private final String topic = Stage.fresh("topics") + ".v1";

    @Test
    void a_missing_one_is_made() throws Exception {
        ensure();
        eventually(() -> assertThat(partitions()).isEqualTo(6));
    }

    @Test
    void one_that_is_as_agreed_is_left_alone() throws Exception {
        make(6);
        ensure();
        eventually(() -> assertThat(partitions()).isEqualTo(6));
    }

    @Test
    void one_that_the_broker_made_by_itself_grows_while_it_is_empty() throws Exception {
        make(1);
        ensure();
        eventually(() -> assertThat(partitions()).isEqualTo(6));
    }

    @Test
    void one_of_the_wrong_size_that_holds_messages_is_refused_and_left_alone() throws Exception {
        make(1);
        try (var producer = new KafkaProducer<>(Stage.connection(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "ord_1", "a cup")).get();
        }
        assertThatThrownBy(this::ensure)
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining(topic + " has 1 partitions where 6 are agreed");
        assertThat(partitions()).isEqualTo(1);
    }

    @Test
    void one_that_is_too_large_is_refused() throws Exception {
        make(12);
        assertThatThrownBy(this::ensure).isInstanceOf(KafkaException.class).hasMessageContaining("12 partitions");
    }

    private void ensure() throws InterruptedException {
        new Topics(Stage.connection(), List.of(topic), 6, (short) 1).ensure();
    }

    private void make(int partitions) throws Exception {
        try (var admin = Admin.create(Stage.connection())) {
            admin.createTopics(Set.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
        eventually(() -> assertThat(partitions()).isEqualTo(partitions)); // the broker knows of it a little later
    }

    private int partitions() throws Exception {
        try (var admin = Admin.create(Stage.connection())) {
            var found =
                    admin.describeTopics(Set.of(topic)).allTopicNames().get().get(topic);
            return Objects.requireNonNull(found).partitions().size();
        }
    }
}
