package redress.histories;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redress.platform.journal.EventJson;
import redress.platform.journal.Fact;
import redress.platform.projection.Projection;
import tools.jackson.databind.json.JsonMapper;

/** The projections of all services as they are kept while events come in: one table each, a row a JSON text. */
final class Views {

    private static final JsonMapper JSON = EventJson.mapper();

    /** One projection and its rows. */
    static final class Table<R> {
        final String service;
        final Projection<R> projection;
        final Map<String, R> rows = new LinkedHashMap<>();

        Table(String service, Projection<R> projection) {
            this.service = service;
            this.projection = projection;
        }

        void fold(Object event, Fact fact) {
            var key = projection.touches(event, fact);
            if (key.isEmpty()) return;
            @Nullable R before = rows.get(key.get());
            try {
                rows.put(key.get(), projection.evolve(before, event, fact));
            } catch (RuntimeException indigestible) {
                throw new InvariantBroken(
                        RebuiltIsLive.SENTENCE, projection.name() + " cannot digest " + event, indigestible);
            }
        }

        /** What the database would hold. */
        Map<String, String> texts() {
            var texts = new LinkedHashMap<String, String>();
            rows.forEach((key, row) -> texts.put(key, JSON.writeValueAsString(row)));
            return texts;
        }

        Table<R> empty() {
            return new Table<>(service, projection);
        }

        /** As a fold that reads each row from the database finds it. */
        void throughTheDatabase() {
            rows.replaceAll((_, row) -> JSON.readValue(JSON.writeValueAsString(row), projection.row()));
        }
    }

    private final List<Table<?>> tables = new ArrayList<>();
    private final boolean forgetful;
    private int seen;

    Views(List<Service> services, boolean forgetful) {
        this.forgetful = forgetful;
        for (var service : services)
            for (var projection : service.projections) tables.add(new Table<>(service.name, projection));
    }

    void after(Stored stored) {
        seen++;
        if (forgetful && stored.fact().sequence() > 0 && seen % 3 == 0) return;
        for (var table : tables)
            if (table.service.equals(stored.service())) {
                table.fold(stored.event(), stored.fact().bare());
                if (seen % 16 == 0) table.throughTheDatabase();
            }
    }

    List<Table<?>> tables() {
        return tables;
    }
}
