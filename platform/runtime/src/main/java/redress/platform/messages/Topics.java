package redress.platform.messages;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topics that are missing, so that services may start in any order. Where only an operator may create topics, it says which are missing. */
final class Topics {

    private static final Logger log = LoggerFactory.getLogger(Topics.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

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

    /** @throws KafkaException where the broker is away or a topic can neither be found nor made */
    void ensure() throws InterruptedException {
        var settings = new java.util.HashMap<>(connection);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
        try (var admin = Admin.create(settings)) {
            for (var name : missing(admin)) {
                try {
                    admin.createTopics(Set.of(new NewTopic(name, partitions, replicas)))
                            .all()
                            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                    log.info("made topic {} with {} partitions", name, partitions);
                } catch (ExecutionException refused) {
                    if (!(refused.getCause() instanceof TopicExistsException))
                        throw new KafkaException(
                                "topic " + name + " is missing and cannot be made", refused.getCause());
                }
            }
        } catch (ExecutionException | TimeoutException away) {
            throw new KafkaException("the broker does not answer", away);
        }
    }

    private Set<String> missing(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        var missing = new TreeSet<String>();
        for (var description : admin.describeTopics(names).topicNameValues().entrySet()) {
            try {
                var found = description.getValue().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                if (found.partitions().size() != partitions)
                    log.error(
                            "topic {} has {} partitions where {} are agreed: keys are not where they belong",
                            found.name(),
                            found.partitions().size(),
                            partitions);
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)) throw failed;
                missing.add(description.getKey());
            }
        }
        return missing;
    }
}
