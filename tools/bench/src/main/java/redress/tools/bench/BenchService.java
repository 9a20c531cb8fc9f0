package redress.tools.bench;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import redress.platform.config.JournalBeans;
import redress.platform.config.ProcessingBeans;
import redress.platform.embedded.EmbeddedBroker;
import redress.platform.embedded.ServiceDatabase;
import redress.platform.journal.EventNames;
import redress.platform.messages.MessagesBeans;
import redress.tools.bench.follower.TicketBoard;
import redress.tools.bench.follower.TicketNews;
import redress.tools.bench.follower.TicketReminder;
import redress.tools.bench.ticket.TicketEvent;

/** The platform under load, with its processors or without. */
@SpringBootApplication(scanBasePackages = "redress.tools.bench.ticket")
@Import({JournalBeans.class, ProcessingBeans.class})
@PropertySource("classpath:redress-platform.properties")
class BenchService {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EventNames eventNames() {
        return EventNames.of("ticket", TicketEvent.class);
    }

    /** A projection, a saga and the announcer. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "bench.processors", havingValue = "true")
    @Import({TicketReminder.class, MessagesBeans.class})
    static class Followers {
        @Bean
        TicketBoard ticketBoard() {
            return new TicketBoard();
        }

        @Bean
        TicketNews ticketNews() {
            return new TicketNews();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    static ConfigurableApplicationContext alone(ServiceDatabase database) {
        return start(database, Map.of("bench.processors", false));
    }

    static ConfigurableApplicationContext withFollowers(ServiceDatabase database, EmbeddedBroker broker) {
        return start(
                database,
                Map.of(
                        "bench.processors",
                        true,
                        "redress.messages.topic",
                        "tickets.v1",
                        "spring.kafka.bootstrap-servers",
                        broker.bootstrapServers()));
    }

    private static ConfigurableApplicationContext start(ServiceDatabase database, Map<String, Object> how) {
        var properties = new HashMap<>(how);
        properties.put("spring.main.web-application-type", "none");
        properties.put("spring.main.banner-mode", "off");
        properties.put("logging.level.root", "warn");
        properties.put("spring.config.name", "bench");
        properties.put("spring.application.name", "bench");
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", database.app().user());
        properties.put("spring.datasource.password", database.app().password());
        properties.put("spring.flyway.url", database.url());
        properties.put("spring.flyway.user", database.owner().user());
        properties.put("spring.flyway.password", database.owner().password());
        properties.put("spring.flyway.locations", "classpath:db/platform,classpath:db/bench");
        properties.put("spring.flyway.placeholders.appRole", database.app().user());
        properties.put("spring.flyway.placeholders.auditRole", database.audit().user());
        var application = new SpringApplication(BenchService.class);
        application.setDefaultProperties(properties);
        return Objects.requireNonNull(application.run());
    }
}
