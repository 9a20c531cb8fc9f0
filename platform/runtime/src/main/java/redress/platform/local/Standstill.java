package redress.platform.local;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.journal.JournalReader;

/**
 * Whether this service has anything left to do at the clock's time. Whoever moves the clock by months asks all services
 * before each step: it is idle when every processor has handled, and the announcer has told, all of the journal, when no
 * timer is due, and when everything on the topics it hears was taken. The journal's head is part of the answer: two rounds
 * with everybody idle and the same heads mean that nothing was on its way between them either.
 */
public final class Standstill implements AutoCloseable {

    /**
     * @param waitsFor what is still to be done, for people
     * @param nextTimer when the earliest pending timer is due
     */
    public record Answer(
            boolean idle,
            long head,
            List<String> waitsFor,
            @Nullable Instant nextTimer) {}

    private final EventProcessingConfiguration processing;
    private final JournalReader journal;
    private final JdbcClient database;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Set<String> topics;
    private final String group;
    private final boolean announces;
    private final Map<String, Object> kafka;
    private @Nullable Admin admin;
    private List<TopicPartition> partitions = List.of();

    /** @param topics what it hears, as the consumer group {@code group} */
    Standstill(
            EventProcessingConfiguration processing,
            JournalReader journal,
            JdbcClient database,
            MeterRegistry meters,
            Clock clock,
            boolean announces,
            Set<String> topics,
            String group,
            Map<String, Object> kafka) {
        this.processing = processing;
        this.journal = journal;
        this.database = database;
        this.meters = meters;
        this.clock = clock;
        this.announces = announces;
        this.topics = Set.copyOf(topics);
        this.group = group;
        this.kafka = Map.copyOf(kafka);
    }

    /** Kafka is asked only where nothing nearer is going on; the head is read after what could still have moved it. */
    public Answer look() {
        var waitsFor = new ArrayList<String>();
        long before = journal.head();
        follow(before, waitsFor);
        if (!waitsFor.isEmpty()) return new Answer(false, before, waitsFor, null);
        messages(waitsFor);
        timers(waitsFor);
        long head = journal.head();
        follow(head, waitsFor);
        return new Answer(waitsFor.isEmpty(), head, waitsFor, nextTimer());
    }

    private void follow(long head, List<String> waitsFor) {
        processors(head, waitsFor);
        if (announces) announcer(head, waitsFor);
    }

    private void processors(long head, List<String> waitsFor) {
        processing.eventProcessors().forEach((name, processor) -> {
            if (!(processor instanceof StreamingEventProcessor streaming)) return;
            var status = streaming.processingStatus().values();
            if (status.isEmpty()) waitsFor.add("processor " + name + " to start");
            long position = status.stream()
                    .map(EventTrackerStatus::getCurrentPosition)
                    .mapToLong(at -> at.orElse(0))
                    .min()
                    .orElse(head);
            if (position < head) waitsFor.add("processor " + name + " at " + position);
        });
    }

    /** What this instance told is ahead of what is stored, for a tenth of a second. */
    private void announcer(long head, List<String> waitsFor) {
        var gauge = meters.find("redress.messages.announcer.position").gauge();
        long told = gauge == null ? 0 : (long) gauge.value();
        if (told < head)
            told = Math.max(
                    told,
                    database.sql("select position from announcer")
                            .query(Long.class)
                            .single());
        if (told < head) waitsFor.add("announcer at " + told);
    }

    private void timers(List<String> waitsFor) {
        int due = database.sql("select count(*) from scheduled_tasks where execution_time <= ?")
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        if (due > 0) waitsFor.add(due + (due == 1 ? " timer due" : " timers due"));
    }

    private @Nullable Instant nextTimer() {
        return database.sql("select execution_time from scheduled_tasks order by execution_time limit 1")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(null);
    }

    private void messages(List<String> waitsFor) {
        if (topics.isEmpty()) return;
        int again = database.sql("select count(*) from parked where next_attempt_at is not null")
                .query(Integer.class)
                .single();
        if (again > 0) waitsFor.add(again + " parked messages to be tried again");
        unheard().forEach((topic, count) -> waitsFor.add(topic + ": " + count + " messages unheard"));
    }

    private Map<String, Long> unheard() {
        try {
            var admin = admin();
            var ends = admin.listOffsets(partitions(admin).stream()
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                    .all();
            var heard = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata();
            var behind = new HashMap<String, Long>();
            var committed = heard.get();
            ends.get().forEach((partition, end) -> {
                var offset = committed.get(partition);
                long missing = end.offset() - (offset == null ? 0 : offset.offset());
                if (missing > 0) behind.merge(partition.topic(), missing, Long::sum);
            });
            return behind;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) return Map.of("topics to be made", 0L);
            throw new IllegalStateException("Kafka does not say what there is to hear", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking Kafka", stopping);
        }
    }

    /** They do not change while a local set-up runs. */
    private synchronized List<TopicPartition> partitions(Admin admin) throws ExecutionException, InterruptedException {
        if (partitions.isEmpty())
            partitions = admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .toList();
        return partitions;
    }

    private synchronized Admin admin() {
        if (admin == null) admin = Admin.create(kafka);
        return Objects.requireNonNull(admin);
    }

    @Override
    public synchronized void close() {
        if (admin != null) admin.close();
    }
}
