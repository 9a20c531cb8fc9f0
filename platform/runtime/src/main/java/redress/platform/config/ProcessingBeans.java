package redress.platform.config;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerBinaryDeadlineDetails;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import redress.platform.journal.EventSerializer;
import redress.platform.journal.JournalReader;
import redress.platform.journal.Segments;
import redress.platform.projection.LiveProjection;
import redress.platform.projection.Projection;
import redress.platform.projection.Rebuild;
import redress.platform.saga.SagaRows;
import redress.platform.saga.Timers;

/**
 * What follows the journal: projections, sagas and their deadlines. Under Spring Boot 4 Axon's own JDBC configuration does
 * not switch on and falls back to stores in memory without saying so; hence every one of these beans.
 */
@Configuration(proxyBeanMethods = false)
public class ProcessingBeans {

    private static final String THIS_INSTANCE =
            ManagementFactory.getRuntimeMXBean().getName();

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }

    @Bean
    @DependsOn("flywayInitializer")
    TokenStore tokenStore(
            ConnectionProvider connections,
            Serializer serializer,
            @Value("${redress.processing.claim-timeout:5s}") Duration claimTimeout) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .claimTimeout(claimTimeout)
                .nodeId(THIS_INSTANCE)
                .schema(TokenSchema.builder()
                        .setTokenTable("token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .build();
    }

    @Bean
    SagaRows sagaStore(ConnectionProvider connections, Serializer serializer) {
        return SagaRows.in(connections, serializer);
    }

    /** Few threads, shared by all processors of a service: four services may share two cores. */
    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService processorWorkers(@Value("${redress.processing.threads:4}") int threads) {
        return Executors.newScheduledThreadPool(threads, new AxonThreadFactory("processors"));
    }

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService processorCoordinators() {
        return Executors.newScheduledThreadPool(2, new AxonThreadFactory("coordinators"));
    }

    /**
     * An error stops its processor, which tries again; it is never logged and passed over. Everything starts at the tail,
     * sagas too: what happened while a service was away is still its promise.
     */
    @Bean
    ConfigurerModule processing(
            @Qualifier("processorWorkers") ScheduledExecutorService workers,
            @Qualifier("processorCoordinators") ScheduledExecutorService coordinators,
            SagaRows sagas,
            @Value("${redress.processing.segments:1}") int segments,
            @Value("${redress.processing.batch:100}") int batch,
            @Value("${redress.processing.claim-interval:1s}") Duration claimInterval) {
        return configurer -> configurer.eventProcessing(processing -> {
            processing.registerDefaultListenerInvocationErrorHandler(
                    configuration -> PropagatingErrorHandler.instance());
            processing.registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.instance());
            processing.registerDefaultHandlerInterceptor((configuration, processor) -> sagas::atTheEndOfABatch);
            processing.registerDefaultHandlerInterceptor(
                    (configuration, processor) -> Segments.of(processor, THIS_INSTANCE));
            processing.usingPooledStreamingEventProcessors((configuration, builder) -> builder.workerExecutor(workers)
                    .coordinatorExecutor(coordinators)
                    .initialSegmentCount(segments)
                    .batchSize(batch)
                    .tokenClaimInterval(claimInterval.toMillis())
                    .claimExtensionThreshold(1_000)
                    .enableCoordinatorClaimExtension() // who is at work is not dead, however long a batch takes
                    .initialToken(StreamableMessageSource::createTailToken));
        });
    }

    @Bean
    ConfigurerModule projections(ObjectProvider<Projection<?>> projections, DataSource dataSource) {
        return configurer -> configurer.eventProcessing(processing -> projections
                .orderedStream()
                .forEach(projection -> {
                    var live = new LiveProjection<>(projection, dataSource);
                    processing.registerEventHandler(configuration -> live);
                    processing.assignHandlerInstancesMatching(projection.name(), handler -> handler == live);
                    processing.registerSequencingPolicy(projection.name(), configuration -> live);
                    processing.registerHandlerInterceptor(projection.name(), configuration -> live::apartFromRebuilds);
                }));
    }

    @Bean
    Rebuild rebuild(JournalReader journal, DataSource dataSource, Serializer serializer) {
        return new Rebuild(journal, dataSource, serializer);
    }

    @Bean
    Backlog backlog(EventProcessingConfiguration processing, JdbcClient database, Clock clock, MeterRegistry meters) {
        return new Backlog(processing, database, clock, meters);
    }

    /** What a projection cannot digest is set aside with everything later of its stream, and the rest goes on. */
    @Bean
    ConfigurerModule deadLetters(
            ObjectProvider<Projection<?>> projections,
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            EventSerializer events) {
        var schema = DeadLetterSchema.builder()
                .deadLetterTable("dead_letter_entry")
                .deadLetterIdentifierColumn("dead_letter_id")
                .processingGroupColumn("processing_group")
                .sequenceIdentifierColumn("sequence_identifier")
                .sequenceIndexColumn("sequence_index")
                .messageTypeColumn("message_type")
                .eventIdentifierColumn("event_identifier")
                .timestampColumn("time_stamp")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .payloadColumn("payload")
                .metaDataColumn("meta_data")
                .aggregateTypeColumn("aggregate_type")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .tokenTypeColumn("token_type")
                .tokenColumn("token")
                .enqueuedAtColumn("enqueued_at")
                .lastTouchedColumn("last_touched")
                .processingStartedColumn("processing_started")
                .causeTypeColumn("cause_type")
                .causeMessageColumn("cause_message")
                .diagnosticsColumn("diagnostics")
                .build();
        return configurer -> configurer.eventProcessing(processing -> {
            var names = projections.stream().map(Projection::name).toList();
            processing.registerDeadLetterQueueProvider(group -> names.contains(group)
                    ? configuration -> JdbcSequencedDeadLetterQueue.builder()
                            .processingGroup(group)
                            .connectionProvider(connections)
                            .transactionManager(transactions)
                            .schema(schema)
                            .genericSerializer(serializer)
                            .eventSerializer(events)
                            .build()
                    : null);
            // whoever holds the segment is the only one to set aside: what is not, it need not ask for every event
            names.forEach(name -> processing.registerDeadLetteringEventHandlerInvokerConfiguration(
                    name, (configuration, builder) -> builder.enableSequenceIdentifierCache()));
        });
    }

    /** Axon's task, but a timer that fails is tried again after a second, then ever more slowly, instead of after five minutes. */
    @Bean
    Task<DbSchedulerBinaryDeadlineDetails> deadlineTask(ApplicationContext context) {
        var axons = DbSchedulerDeadlineManager.binaryTask(() -> context.getBean(DbSchedulerDeadlineManager.class));
        return new OneTimeTask<>(
                axons.getTaskName(),
                DbSchedulerBinaryDeadlineDetails.class,
                new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(1))) {
            @Override
            public void executeOnce(
                    TaskInstance<DbSchedulerBinaryDeadlineDetails> instance, ExecutionContext execution) {
                axons.execute(instance, execution);
            }
        };
    }

    /** On the service's own database, in the caller's transaction where there is one, by the one clock. */
    @Bean
    @DependsOn("flywayInitializer")
    Scheduler scheduler(
            DataSource dataSource,
            @Qualifier("deadlineTask") Task<DbSchedulerBinaryDeadlineDetails> deadlines,
            Clock clock,
            @Value("${spring.application.name:service}") String name,
            @Value("${redress.timers.threads:4}") int threads,
            @Value("${redress.timers.polling-interval:100ms}") Duration pollingInterval) {
        return new TimersByOneClock(new TransactionAwareDataSourceProxy(dataSource), deadlines, pollingInterval)
                .clock(clock::instant)
                .serializer(new TimerJson())
                .schedulerName(() -> name + "-" + ProcessHandle.current().pid())
                .threads(threads)
                .pollUsingLockAndFetch(0.5, 4.0)
                .pollingInterval(pollingInterval)
                .heartbeatInterval(Duration.ofSeconds(3)) // what a killed instance had picked is free after 12 s
                .missedHeartbeatsLimit(4)
                .build();
    }

    @Bean(destroyMethod = "shutdown")
    DeadlineManager deadlineManager(
            Scheduler scheduler,
            JdbcClient database,
            @Qualifier("deadlineTask") Task<DbSchedulerBinaryDeadlineDetails> task,
            org.axonframework.config.Configuration configuration,
            Serializer serializer,
            TransactionManager transactions) {
        var deadlines = Timers.on(
                scheduler,
                database,
                task,
                new ConfigurationScopeAwareProvider(configuration),
                serializer,
                transactions);
        // a timer acts along the deed that set it
        deadlines.registerDispatchInterceptor(messages -> (index, message) -> CurrentUnitOfWork.isStarted()
                ? message.andMetaData(CurrentUnitOfWork.get().getCorrelationData())
                : message);
        deadlines.registerHandlerInterceptor(
                new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        return deadlines;
    }

    @Bean
    StartupCheck startupCheck(org.axonframework.config.Configuration configuration) {
        return new StartupCheck(configuration);
    }
}
