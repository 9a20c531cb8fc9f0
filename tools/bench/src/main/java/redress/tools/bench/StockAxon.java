package redress.tools.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import redress.platform.embedded.ServiceDatabase;
import redress.platform.journal.EventSerializer;
import redress.platform.journal.SqlStates;
import redress.tools.bench.ticket.Ticket;

/** Axon's own JDBC engine as one finds it: a transaction per command, no cache. */
final class StockAxon implements AutoCloseable {

    private final HikariDataSource pool;
    private final Configuration axon;

    StockAxon(ServiceDatabase database) throws SQLException {
        try (var connection = database.connect(database.owner());
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table if not exists domainevententry (
                      globalindex bigserial primary key, aggregateidentifier varchar(255) not null, sequencenumber bigint not null,
                      type varchar(255), eventidentifier varchar(255) not null unique, metadata bytea, payload bytea not null,
                      payloadrevision varchar(255), payloadtype varchar(255) not null, timestamp varchar(255) not null,
                      unique (aggregateidentifier, sequencenumber))""");
            statement.execute("""
                    create table if not exists snapshotevententry (
                      aggregateidentifier varchar(255) not null, sequencenumber bigint not null, type varchar(255) not null,
                      eventidentifier varchar(255) not null unique, metadata bytea, payload bytea not null,
                      payloadrevision varchar(255), payloadtype varchar(255) not null, timestamp varchar(255) not null,
                      primary key (aggregateidentifier, sequencenumber))""");
            statement.execute("grant all on all tables in schema public to "
                    + database.app().user());
            statement.execute("grant all on all sequences in schema public to "
                    + database.app().user());
        }
        pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.app().user());
        pool.setPassword(database.app().password());
        pool.setMaximumPoolSize(64);
        pool.setAutoCommit(false);
        var transactions = new SpringTransactionManager(new DataSourceTransactionManager(pool));
        var serializer = EventSerializer.general();
        axon = DefaultConfigurer.defaultConfiguration()
                .configureTransactionManager(configuration -> transactions)
                .configureSerializer(configuration -> serializer)
                .configureEmbeddedEventStore(configuration -> JdbcEventStorageEngine.builder()
                        .connectionProvider(new SpringDataSourceConnectionProvider(pool))
                        .transactionManager(transactions)
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .persistenceExceptionResolver(new SqlStates())
                        .build())
                .configureAggregate(Ticket.class)
                .start();
    }

    CommandGateway commands() {
        return axon.commandGateway();
    }

    @Override
    public void close() {
        axon.shutdown();
        pool.close();
    }
}
