package redress.platform.messages;

import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.journal.Commands;
import redress.platform.journal.Fact;
import redress.platform.journal.JournalReader;

/** The announcer where a service has {@link Announcements}, the inbox where it has {@link Subscriptions}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagesProperties.class)
@ConditionalOnProperty(name = "redress.messages.enabled", matchIfMissing = true)
@Import(ParkedMessages.class)
public class MessagesBeans {

    /** The group in which a service's instances share what they hear: by the service's name, unless another is set. */
    public static final String GROUP = "${redress.messages.group:${spring.application.name}}";

    @Bean
    Parking parking(JdbcTemplate template) {
        return new Parking(template);
    }

    @Bean
    Traffic messages(
            ObjectProvider<Announcements> announcements,
            ObjectProvider<Subscriptions> subscriptions,
            JournalReader reader,
            Commands commands,
            Parking parking,
            JdbcClient database,
            KafkaProperties kafka,
            MessagesProperties properties,
            @Value("${spring.application.name}") String service,
            @Value(GROUP) String group,
            Clock clock,
            MeterRegistry meters) {
        var says = announcements.getIfAvailable();
        var hears = subscriptions.getIfAvailable();
        var traffic = new Traffic();
        if (says != null) {
            var topic = properties.topic();
            if (topic == null)
                throw new IllegalStateException(
                        "redress.messages.topic must name the topic on which " + service + " announces");
            var lease = new Lease(database, instance(service), properties.lease());
            traffic.says(new Announcer(
                    feed(reader),
                    lease,
                    says,
                    topic,
                    topics(kafka, properties, Set.of(topic)),
                    new Producers(kafka.buildProducerProperties(), meters),
                    meters));
        }
        if (hears != null && !hears.topics().isEmpty()) {
            var intake = new Intake(hears, new Schemas(), properties.partitions());
            var acceptance = new Acceptance(commands, parking);
            var retrying = new Retrying(parking, intake, acceptance, meters);
            var inbox = new Inbox(intake, parking, acceptance, retrying::wake, clock, meters);
            traffic.hears(
                    new Listening(
                            kafka.buildConsumerProperties(),
                            group,
                            hears.topics(),
                            topics(kafka, properties, hears.topics()),
                            inbox,
                            new Offsets(database, meters),
                            meters),
                    retrying);
        }
        return traffic;
    }

    private static Topics topics(KafkaProperties kafka, MessagesProperties properties, Set<String> names) {
        return new Topics(kafka.buildAdminProperties(), names, properties.partitions(), properties.replicas());
    }

    /** Which process holds the lease: for people who look at the row. */
    private static String instance(String service) {
        return service + "@" + ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();
    }

    static Feed feed(JournalReader reader) {
        return new Feed() {
            @Override
            public long read(long after, int limit, BiConsumer<Fact, Object> each) {
                return reader.read(after, limit, each);
            }

            @Override
            public long head() {
                return reader.head();
            }

            @Override
            public void awaitAfter(long position, Duration atMost) throws InterruptedException {
                reader.awaitAfter(position, atMost);
                if (Thread.interrupted()) throw new InterruptedException();
            }
        };
    }
}
