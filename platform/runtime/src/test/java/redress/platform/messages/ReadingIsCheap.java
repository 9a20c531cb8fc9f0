package redress.platform.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Checking every message against its schema must not be what limits a listener. */
class ReadingIsCheap {

    @Test
    void a_message_is_checked_decoded_and_hashed_in_far_less_time_than_its_command_takes() {
        var intake = new Intake(Listener.subscriptions("cups.v1"), new Schemas(), 6);
        try (var neighbour = new Neighbour(Stage.broker(), "cups.v1")) {
            var letter = neighbour.letter("evt_1", "ord_1", 1, "a note");
            var record = new ConsumerRecord<>("cups.v1", Neighbour.partition("ord_1"), 1, letter.key, letter.value);
            letter.headers.forEach((name, bytes) -> record.headers().add(name, bytes));
            assertThat(intake.read(record)).isInstanceOf(Reading.News.class);
            var rounds = 20_000;
            for (int i = 0; i < rounds; i++) intake.read(record);
            var since = System.nanoTime();
            for (int i = 0; i < rounds; i++) intake.read(record);
            var each = Duration.ofNanos((System.nanoTime() - since) / rounds);
            LoggerFactory.getLogger(getClass()).info("one message is read in {} µs", each.toNanos() / 1_000.0);
            assertThat(each).isLessThan(Duration.ofMillis(1));
        }
    }
}
