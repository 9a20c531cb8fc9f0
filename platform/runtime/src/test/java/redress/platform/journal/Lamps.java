package redress.platform.journal;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import redress.platform.embedded.EmbeddedDatabase;
import redress.platform.embedded.ServiceDatabase;
import redress.platform.journal.toy.LampService;

/** Starts lamp services, each test class on a database of its own, on one PostgreSQL for the whole run. */
final class Lamps {

    private static final EmbeddedDatabase POSTGRES = EmbeddedDatabase.temporary();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Lamps() {}

    static ServiceDatabase database() {
        return POSTGRES.createService("lamp" + DATABASES.incrementAndGet());
    }

    static EmbeddedDatabase postgres() {
        return POSTGRES;
    }

    static Map<String, Object> properties(ServiceDatabase database) {
        var properties = new HashMap<String, Object>();
        properties.put("spring.main.web-application-type", "none");
        properties.put("spring.application.name", "lamp-service");
        properties.put("spring.config.name", "lamp-service");
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", database.app().user());
        properties.put("spring.datasource.password", database.app().password());
        properties.put("spring.flyway.url", database.url());
        properties.put("spring.flyway.user", database.owner().user());
        properties.put("spring.flyway.password", database.owner().password());
        properties.put("spring.flyway.locations", "classpath:db/platform,classpath:db/toy");
        properties.put("spring.flyway.placeholders.appRole", database.app().user());
        properties.put("spring.flyway.placeholders.auditRole", database.audit().user());
        return properties;
    }

    static ConfigurableApplicationContext start(ServiceDatabase database, Clock clock, String... more) {
        var application = new SpringApplication(LampService.class);
        application.setDefaultProperties(properties(database));
        application.addInitializers(context -> ((org.springframework.context.support.GenericApplicationContext) context)
                .registerBean("clock", Clock.class, () -> clock));
        return Objects.requireNonNull(application.run(more));
    }

    /** A database with its tables, and no service on it. */
    static ServiceDatabase migrated() {
        var database = database();
        Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().user(),
                        database.owner().password())
                .locations("classpath:db/platform", "classpath:db/toy")
                .placeholders(Map.of(
                        "appRole", database.app().user(),
                        "auditRole", database.audit().user()))
                .load()
                .migrate();
        return database;
    }
}
