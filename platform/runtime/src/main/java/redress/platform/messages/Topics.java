package redress.platform.messages;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the topics that are missing, so that services may start in any order. Where only an operator may create topics, it
 * says which are missing. A broker that creates topics by itself may have made one with partitions of its own number when
 * some consumer was earlier than we: while it is empty it grows to what is agreed; one that holds messages is left alone.
 */
final class Topics {

    private static final Logger log = LoggerFactory.getLogger(Topics.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String FASTER = "somebody else makes this topic at the moment; it is looked at again: ";

    private final Map<String, Object> connection;
    private final Collection<String> names;
    private final int partitions;
    private final short replicas;

    Topics(Map<String, Object> connection, Collection<String> names, int partitions, short replicas) {
        this.connection = connection;
        this.names = names;
        this.partitions = partitions;
        this.replicas = replicas;
    }

    /**
     * @throws KafkaException where the broker is away, a topic can neither be found nor made, or it holds messages on another
     *     number of partitions than agreed: its keys are not where they belong
     */
    void ensure() throws InterruptedException {
        var settings = new java.util.HashMap<>(connection);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
        try (var admin = Admin.create(settings)) {
            for (var name : names) ensure(admin, name);
        } catch (ExecutionException | TimeoutException away) {
            throw new KafkaException("the broker does not answer", away);
        }
    }

    private void ensure(Admin admin, String name) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            var there = Objects.requireNonNull(
                    answer(admin.describeTopics(Set.of(name)).allTopicNames()).get(name));
            if (there.partitions().size() != partitions) grow(admin, there);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)) throw failed;
            make(admin, name);
        }
    }

    private void make(Admin admin, String name) throws InterruptedException, TimeoutException, ExecutionException {
        try {
            answer(admin.createTopics(Set.of(new NewTopic(name, partitions, replicas)))
                    .all());
            log.info("made topic {} with {} partitions", name, partitions);
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof TopicExistsException) throw new KafkaException(FASTER + name);
            throw new KafkaException("topic " + name + " is missing and cannot be made", refused.getCause());
        }
    }

    private void grow(Admin admin, TopicDescription there)
            throws InterruptedException, TimeoutException, ExecutionException {
        var sizes = "topic " + there.name() + " has " + there.partitions().size() + " partitions where " + partitions
                + " are agreed";
        if (there.partitions().size() > partitions || holdsMessages(admin, there))
            throw new KafkaException(sizes
                    + ": keys are not where they belong. Nothing is told or heard there until it is" + " made anew");
        try {
            answer(admin.createPartitions(Map.of(there.name(), NewPartitions.increaseTo(partitions)))
                    .all());
            log.warn("{}, and was empty: grown", sizes);
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof InvalidPartitionsException)
                throw new KafkaException(FASTER + there.name());
            throw new KafkaException(sizes + " and cannot be grown", refused.getCause());
        }
    }

    private static boolean holdsMessages(Admin admin, TopicDescription there)
            throws InterruptedException, ExecutionException, TimeoutException {
        var ends = there.partitions().stream()
                .collect(Collectors.toMap(
                        one -> new TopicPartition(there.name(), one.partition()), one -> OffsetSpec.latest()));
        return answer(admin.listOffsets(ends).all()).values().stream().anyMatch(end -> end.offset() > 0);
    }

    private static <T> T answer(KafkaFuture<T> asked)
            throws InterruptedException, ExecutionException, TimeoutException {
        return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
