package redress.platform.local;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;
import redress.platform.journal.JournalReader;
import redress.platform.messages.Announcements;
import redress.platform.messages.Subscriptions;
import redress.platform.time.ClockFile;

/** Present only where the clock can be moved, which is never so in a real installation. */
@Configuration(proxyBeanMethods = false)
@Conditional(LocalBeans.ClockCanBeMoved.class)
public class LocalBeans {

    /** A file is named that the clock follows. */
    static final class ClockCanBeMoved implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty(ClockFile.PROPERTY));
        }
    }

    @Bean
    Standstill standstill(
            org.axonframework.config.Configuration axon,
            JournalReader journal,
            JdbcClient database,
            MeterRegistry meters,
            Clock clock,
            ObjectProvider<Announcements> announcements,
            ObjectProvider<Subscriptions> subscriptions,
            KafkaProperties kafka,
            @Value("${spring.application.name}") String name,
            @Value("${redress.messages.enabled:true}") boolean talks) {
        var hears = subscriptions.getIfAvailable();
        return new Standstill(
                axon.eventProcessingConfiguration(),
                journal,
                database,
                meters,
                clock,
                talks && announcements.getIfAvailable() != null,
                talks && hears != null ? hears.topics() : Set.of(),
                name,
                kafka.buildAdminProperties());
    }

    @Bean
    LocalQuestions localQuestions(Standstill standstill) {
        return new LocalQuestions(standstill);
    }
}
