package redress.platform.config;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.SmartInitializingSingleton;
import redress.platform.journal.EventSerializer;
import redress.platform.journal.JournalEngine;
import redress.platform.journal.SagaGateway;

/** Axon falls back to parts that keep everything in memory without a word; a service that would run on one does not start. */
final class StartupCheck implements SmartInitializingSingleton {

    private final Configuration axon;

    StartupCheck(Configuration axon) {
        this.axon = axon;
    }

    @Override
    public void afterSingletonsInstantiated() {
        must(EmbeddedEventStore.class, axon.eventStore());
        must(JournalEngine.class, axon.getComponent(EventStorageEngine.class));
        must(EventSerializer.class, axon.eventSerializer());
        must(JdbcTokenStore.class, axon.getComponent(TokenStore.class));
        must(JdbcSagaStore.class, axon.getComponent(SagaStore.class));
        must(SpringTransactionManager.class, axon.getComponent(TransactionManager.class));
        must(DbSchedulerDeadlineManager.class, axon.getComponent(DeadlineManager.class));
        must(SagaGateway.class, axon.getComponent(CommandGateway.class));
    }

    private static void must(Class<?> wanted, Object found) {
        if (!wanted.isInstance(found))
            throw new IllegalStateException(
                    "This service would run on " + found.getClass().getName() + " instead of " + wanted.getName());
    }
}
