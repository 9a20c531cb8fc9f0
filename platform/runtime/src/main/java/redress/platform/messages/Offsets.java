package redress.platform.messages;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Where listening begins. A partition heard for the first time begins at its beginning; one whose offset got lost, or
 * points to what the broker no longer has, too, but then with an alarm: the inbox knows what was used before, so
 * starting over costs time and nothing else, whereas skipping would be a loss that nobody sees.
 */
final class Offsets implements ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(Offsets.class);

    private final JdbcClient database;
    private final Counter lost;

    Offsets(JdbcClient database, MeterRegistry meters) {
        this.database = database;
        this.lost = Counter.builder("redress.messages.offsets.lost")
                .description("partitions whose offset was gone or out of range; each is an alarm")
                .register(meters);
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) return;
        var committed = consumer.committed(Set.copyOf(partitions));
        var first = consumer.beginningOffsets(partitions);
        var end = consumer.endOffsets(partitions);
        var again = new TreeSet<TopicPartition>((a, b) -> a.toString().compareTo(b.toString()));
        for (var partition : partitions) {
            var offset = committed.get(partition);
            if (offset == null) {
                if (wasHeard(partition)) alarm(partition, "its offset is gone");
                again.add(partition);
            } else if (offset.offset() < first.getOrDefault(partition, 0L)
                    || offset.offset() > end.getOrDefault(partition, Long.MAX_VALUE)) {
                alarm(
                        partition,
                        "its offset %d is not between %d and %d"
                                .formatted(offset.offset(), first.get(partition), end.get(partition)));
                again.add(partition);
            }
        }
        beginAgain(consumer, again);
    }

    /** What a consumer was told to read is not there any more. */
    void outOfRange(Consumer<?, ?> consumer, Set<TopicPartition> partitions) {
        for (var partition : partitions) alarm(partition, "what comes next was deleted at the broker");
        beginAgain(consumer, partitions);
    }

    private void beginAgain(Consumer<?, ?> consumer, Set<TopicPartition> partitions) {
        if (partitions.isEmpty()) return;
        var beginning = new HashMap<TopicPartition, OffsetAndMetadata>();
        consumer.beginningOffsets(partitions).forEach((partition, offset) -> {
            consumer.seek(partition, offset);
            beginning.put(partition, new OffsetAndMetadata(offset));
        });
        consumer.commitSync(beginning);
        log.info("listening to {} from the beginning", partitions);
        for (var partition : partitions) heard(partition);
    }

    private boolean wasHeard(TopicPartition partition) {
        try {
            return database.sql("select count(*) from heard_partition where topic = ? and kafka_partition = ?")
                            .params(partition.topic(), partition.partition())
                            .query(Long.class)
                            .single()
                    > 0;
        } catch (DataAccessException away) {
            log.warn("whether {} was heard before is not known: {}", partition, away.getMessage());
            return false;
        }
    }

    private void heard(TopicPartition partition) {
        try {
            database.sql("insert into heard_partition (topic, kafka_partition) values (?, ?) on conflict do nothing")
                    .params(partition.topic(), partition.partition())
                    .update();
        } catch (DataAccessException away) {
            log.warn("that {} is heard from now on could not be noted: {}", partition, away.getMessage());
        }
    }

    private void alarm(TopicPartition partition, String why) {
        lost.increment();
        log.error("ALARM: {} begins again, because {}", partition, why);
        try {
            database.sql("""
                            insert into heard_partition (topic, kafka_partition, offsets_lost, offset_lost_at)
                            values (?, ?, 1, now())
                            on conflict (topic, kafka_partition) do update
                            set offsets_lost = heard_partition.offsets_lost + 1, offset_lost_at = now()
                            """).params(partition.topic(), partition.partition()).update();
        } catch (DataAccessException away) {
            log.warn("the alarm for {} could not be noted: {}", partition, away.getMessage());
        }
    }
}
