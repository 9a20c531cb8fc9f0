package redress.platform.messages;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import redress.platform.embedded.EmbeddedBroker;
import redress.platform.embedded.EmbeddedDatabase;
import redress.platform.embedded.ServiceDatabase;

/** One PostgreSQL and one broker for the whole run; a database, topics and a group of its own for each test class. */
final class Stage {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Started when first asked for: not at all in the processes that are killed. */
    private static final class Servers {
        static final EmbeddedDatabase POSTGRES = EmbeddedDatabase.temporary();
        static final EmbeddedBroker BROKER = EmbeddedBroker.temporary();
    }

    private Stage() {}

    static String broker() {
        return Servers.BROKER.bootstrapServers();
    }

    static Map<String, Object> connection() {
        return Map.of("bootstrap.servers", broker());
    }

    static String fresh(String name) {
        return name + NUMBER.incrementAndGet();
    }

    /** A topic of six partitions. */
    static String topic() {
        var name = fresh("cups") + ".v1";
        Servers.BROKER.createTopics(6, name);
        return name;
    }

    /** A migrated database with a table in which {@link Kitchen} notes what it poured. */
    static ServiceDatabase database() {
        var database = Servers.POSTGRES.createService(fresh("messages"));
        Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().user(),
                        database.owner().password())
                .locations("classpath:db/platform")
                .placeholders(Map.of(
                        "appRole",
                        database.app().user(),
                        "auditRole",
                        database.audit().user()))
                .load()
                .migrate();
        var owner = new JdbcTemplate(
                pool(database.url(), database.owner().user(), database.owner().password(), 1));
        owner.execute("create table poured (id bigint generated always as identity, order_id text, number int)");
        owner.execute("grant select, insert on poured to " + database.app().user());
        owner.execute("create table diary (position bigint primary key, order_id text, number int)");
        owner.execute("grant select, insert on diary to " + database.app().user());
        return database;
    }

    static HikariDataSource pool(ServiceDatabase database) {
        return pool(database.url(), database.app().user(), database.app().password(), 8);
    }

    static HikariDataSource pool(String url, String user, String password, int size) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(2_000);
        return new HikariDataSource(config);
    }
}
