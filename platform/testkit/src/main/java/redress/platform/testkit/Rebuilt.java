package redress.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.projection.Projection;
import redress.platform.projection.Rebuild;

/** Whether every screen of a service is the same, row by row, when it is made anew from the journal (invariant 7). */
public final class Rebuilt {

    private Rebuilt() {}

    /** @param filled screens that have rows by now; the others are compared as well */
    public static void check(ServiceTest service, String... filled) {
        service.head();
        for (Projection<?> projection :
                service.context().getBeansOfType(Projection.class).values()) {
            var live = rows(service, projection.name());
            service.bean(Rebuild.class).of(projection);
            assertThat(rows(service, projection.name())).as(projection.name()).isEqualTo(live);
        }
        for (var screen : filled) assertThat(rows(service, screen)).as(screen).isNotEmpty();
    }

    private static Map<String, String> rows(ServiceTest service, String table) {
        var rows = new TreeMap<String, String>();
        service.bean(JdbcClient.class)
                .sql("select key, position || ' ' || row::text as row from " + table)
                .query(row -> {
                    rows.put(row.getString("key"), row.getString("row"));
                });
        return rows;
    }
}
