package redress.platform.config;

import java.time.Clock;
import java.time.Duration;
import java.util.ServiceLoader;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import redress.platform.journal.AggregateCache;
import redress.platform.journal.AxonCommands;
import redress.platform.journal.Correlation;
import redress.platform.journal.EventNames;
import redress.platform.journal.EventSerializer;
import redress.platform.journal.JournalConnections;
import redress.platform.journal.JournalEngine;
import redress.platform.journal.JournalReader;
import redress.platform.journal.JournalSafety;
import redress.platform.journal.JournalWriter;
import redress.platform.journal.SagaGateway;
import redress.platform.journal.WakingEventStore;
import redress.platform.projection.Rebuildable;

/** The journal, its writer and readers, and the command side of Axon on it. */
@Configuration(proxyBeanMethods = false)
public class JournalBeans {

    @Bean
    @Primary
    Serializer serializer() {
        return EventSerializer.general();
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer() {
        return EventSerializer.general();
    }

    @Bean
    @Qualifier("eventSerializer")
    EventSerializer eventSerializer(EventNames names) {
        return new EventSerializer(names);
    }

    @Bean
    JournalConnections journalConnections(JdbcConnectionDetails details) {
        return JournalConnections.to(
                details.getJdbcUrl(), String.valueOf(details.getUsername()), String.valueOf(details.getPassword()));
    }

    @Bean
    @DependsOn("flywayInitializer")
    JournalWriter journalWriter(
            JournalConnections connections,
            @Value("${spring.application.name:service}") String name,
            @Value("${redress.journal.patience:10s}") Duration patience) {
        return new JournalWriter(name, connections, patience);
    }

    @Bean
    JournalEngine journalEngine(
            DataSource dataSource,
            JournalWriter writer,
            Clock clock,
            EventSerializer events,
            Serializer snapshots,
            org.axonframework.config.Configuration configuration) {
        return JournalEngine.on(dataSource, writer, clock, events, snapshots, configuration.upcasterChain());
    }

    @Bean
    JournalReader journalReader(
            DataSource dataSource,
            EventSerializer events,
            org.axonframework.config.Configuration configuration,
            JournalWriter writer) {
        return new JournalReader(dataSource, events, configuration.upcasterChain(), writer);
    }

    /** The service reads older revisions as the auditor does, who has nothing but its {@link Rebuildable}. */
    @Bean
    ConfigurerModule upcasters(@Value("${spring.application.name:service}") String name) {
        return configurer -> ServiceLoader.load(Rebuildable.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(journal -> name.equals(journal.service() + "-service"))
                .flatMap(journal -> journal.upcasters().stream())
                .forEachOrdered(upcaster -> configurer.registerEventUpcaster(configuration -> upcaster));
    }

    /** Named as Axon's own would be. */
    @Bean(name = "eventBus")
    @Qualifier("eventStore")
    EmbeddedEventStore eventStore(
            JournalEngine engine,
            org.axonframework.config.Configuration configuration,
            @Value("${redress.journal.fetch-delay:20ms}") Duration fetchDelay) {
        return WakingEventStore.on(
                engine,
                EmbeddedEventStore.builder()
                        .fetchDelay(fetchDelay.toMillis())
                        .cachedEvents(2_000)
                        .messageMonitor(configuration.messageMonitor(EventStore.class, "eventStore"))
                        .spanFactory(configuration.getComponent(EventBusSpanFactory.class)));
    }

    @Bean
    AggregateCache aggregateCache(@Value("${redress.journal.cached-aggregates:20000}") long most) {
        return new AggregateCache(most);
    }

    @Bean
    CorrelationDataProvider correlation() {
        return new Correlation();
    }

    /** Without a transaction: what a command changes is what it appends, and the writer commits that. */
    @Bean
    @Qualifier("localSegment")
    SimpleCommandBus commandBus(
            org.axonframework.config.Configuration configuration,
            DuplicateCommandHandlerResolver duplicates,
            JournalEngine engine,
            AggregateCache cache) {
        var bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .duplicateCommandHandlerResolver(duplicates)
                .messageMonitor(configuration.messageMonitor(CommandBus.class, "commandBus"))
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        bus.registerHandlerInterceptor(new JournalSafety(engine, cache));
        return bus;
    }

    @Bean
    AxonCommands commands(CommandBus bus) {
        return new AxonCommands(bus);
    }

    @Bean
    CommandGateway commandGateway(AxonCommands commands) {
        return new SagaGateway(commands);
    }

    /** For aggregates with long streams: {@code @Aggregate(snapshotTriggerDefinition = "snapshots")}. */
    @Bean
    SnapshotTriggerDefinition snapshots(
            Snapshotter snapshotter, @Value("${redress.journal.snapshot-every:100}") int events) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, events);
    }
}
