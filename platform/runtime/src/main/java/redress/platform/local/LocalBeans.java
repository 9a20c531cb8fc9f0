package redress.platform.local;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;
import redress.platform.journal.JournalReader;
import redress.platform.messages.MessagesBeans;
import redress.platform.messages.Standing;
import redress.platform.messages.Subscriptions;
import redress.platform.time.ClockFile;

/** What a local set-up is asked by whoever moves its clock. */
@Configuration(proxyBeanMethods = false)
@OnlyLocally
public class LocalBeans {

    /** A file is named that the clock follows. */
    static final class ClockCanBeMoved implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty(ClockFile.PROPERTY));
        }
    }

    @Bean
    Unheard unheard(
            ObjectProvider<Subscriptions> subscriptions,
            KafkaProperties kafka,
            @Value(MessagesBeans.GROUP) String group) {
        return new Unheard(
                subscriptions.getIfAvailable(Subscriptions::none).topics(), group, kafka.buildConsumerProperties());
    }

    @Bean
    Standstill standstill(
            org.axonframework.config.Configuration axon,
            JournalReader journal,
            JdbcClient database,
            Scheduler timers,
            Clock clock,
            ObjectProvider<Standing> conversation,
            Unheard unheard) {
        return new Standstill(
                axon.eventProcessingConfiguration(),
                journal,
                database,
                timers,
                clock,
                Optional.ofNullable(conversation.getIfAvailable()),
                unheard);
    }

    @Bean
    LocalQuestions localQuestions(Standstill standstill) {
        return new LocalQuestions(standstill);
    }
}
