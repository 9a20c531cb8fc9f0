package redress.platform.messages;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.ContainerProperties.AssignmentCommitOption;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Listens to the neighbours' topics as one member of the service's group and hands batches to the {@link Inbox}. Offsets
 * are committed after a batch is done; a batch that failed because of the surroundings comes again until it is done.
 */
final class Listening implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Listening.class);
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final Duration WATCH = Duration.ofSeconds(1);
    /** A commit for each poll would cost more than what is polled; what comes again after a crash, the inbox knows. */
    private static final Duration COMMIT = Duration.ofMillis(250);

    private final Topics topics;
    private final Inbox inbox;
    private final ConcurrentMessageListenerContainer<byte[], byte[]> container;

    private final Map<TopicPartition, Long> taken = new ConcurrentHashMap<>();
    private volatile boolean running;
    private volatile @Nullable String trouble;
    private @Nullable Thread watcher;

    Listening(
            Map<String, Object> connection,
            String group,
            Collection<String> heard,
            Topics topics,
            Inbox inbox,
            Offsets offsets,
            MeterRegistry meters) {
        this.topics = topics;
        this.inbox = inbox;
        var settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        var consumers = new DefaultKafkaConsumerFactory<byte[], byte[]>(settings);
        consumers.addListener(new MicrometerConsumerListener<>(meters));
        var properties = new ContainerProperties(heard.toArray(String[]::new));
        properties.setAckMode(AckMode.TIME);
        properties.setAckTime(COMMIT.toMillis());
        properties.setPollTimeout(COMMIT.toMillis());
        properties.setAssignmentCommitOption(AssignmentCommitOption.NEVER);
        properties.setConsumerRebalanceListener(offsets);
        properties.setMissingTopicsFatal(false);
        properties.setRestartAfterAuthExceptions(true);
        properties.setMessageListener((BatchMessageListener<byte[], byte[]>) this::take);
        container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName("inbox");
        container.setCommonErrorHandler(new AgainUntilDone(offsets));
    }

    /** The next offset of every partition from which something was taken. */
    Map<TopicPartition, Long> taken() {
        return Map.copyOf(taken);
    }

    /** Why nothing is taken at the moment; null where all is well. */
    @Nullable
    String trouble() {
        return trouble;
    }

    @Override
    public void start() {
        running = true;
        watcher = Thread.ofVirtual().name("inbox-watch").start(this::watch);
    }

    @Override
    public void stop() {
        running = false;
        var watching = watcher;
        if (watching != null) watching.interrupt();
        container.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts listening once the topics are there, and again should the container ever give up. */
    private void watch() {
        try {
            while (running) {
                if (!container.isRunning() || !container.isInExpectedState()) begin();
                Pause.of(WATCH);
            }
        } catch (InterruptedException stopped) {
            log.debug("no longer watched");
        }
    }

    private void begin() throws InterruptedException {
        try {
            topics.ensure();
            if (container.isRunning()) container.stop();
            container.start();
            trouble = null;
        } catch (RuntimeException failed) {
            trouble = "not listening: " + failed.getMessage();
            log.warn("cannot listen yet: {}", failed.getMessage());
        }
    }

    private void take(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            inbox.take(records);
            records.forEach(
                    record -> taken.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1));
            trouble = null;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while taking a batch", stopping);
        } catch (RuntimeException failed) {
            trouble = failed.getClass().getSimpleName() + ": " + failed.getMessage();
            log.warn("a batch of {} messages was not taken and comes again: {}", records.size(), trouble);
            log.debug("why it was not taken", failed);
            throw failed;
        }
    }

    /** Nothing is ever given up here: spring-kafka's own handlers discard what they deem hopeless. */
    private static final class AgainUntilDone implements CommonErrorHandler {

        private final Offsets offsets;

        AgainUntilDone(Offsets offsets) {
            this.offsets = offsets;
        }

        @Override
        public boolean seeksAfterHandling() {
            return true;
        }

        @Override
        public boolean isAckAfterHandle() {
            return false;
        }

        @Override
        public void handleBatch(
                Exception thrown,
                ConsumerRecords<?, ?> batch,
                Consumer<?, ?> consumer,
                MessageListenerContainer container,
                Runnable invokeListener) {
            for (var partition : batch.partitions())
                consumer.seek(partition, batch.records(partition).getFirst().offset());
            pause(container);
        }

        @Override
        public void handleOtherException(
                Exception thrown, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batch) {
            if (thrown instanceof OffsetOutOfRangeException gone)
                offsets.outOfRange(consumer, gone.offsetOutOfRangePartitions().keySet());
            else {
                log.warn("listening failed and goes on: {}", thrown.getMessage(), thrown);
                pause(container);
            }
        }

        private static void pause(MessageListenerContainer container) {
            try {
                ListenerUtils.stoppableSleep(container, AGAIN.toMillis());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
