package redress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A migration that empties a view also forgets how far it was folded and what it could not fold; else it would stay empty, or
 * without what was parked, for ever. That it is folded anew then is tried by MigratingTheViews of refund-service.
 */
class EmptyingAView {

    private static final List<String> SERVICES = List.of("order", "dispute", "mediation", "refund");

    /** What a projection's table looks like. */
    private static final Pattern VIEW =
            Pattern.compile("create table (\\w+) \\(\\s*key +text primary key,\\s*row +jsonb", Pattern.DOTALL);

    private static final Pattern EMPTIED = Pattern.compile("(?:delete from|truncate(?: table)?|drop table)\\s+(\\w+)");

    @Test
    void every_migration_that_empties_a_view_has_it_folded_anew() throws IOException {
        int emptied = 0;
        for (var service : SERVICES) {
            var migrations = migrations(service);
            var views = views(migrations);
            assertThat(views).as("views of %s", service).isNotEmpty();
            for (var sql : migrations) {
                assertThat(flaws(sql, views)).as(service).isEmpty();
                emptied += emptied(sql, views).size();
            }
        }
        assertThat(emptied).isPositive();
    }

    @Test
    void one_that_forgets_half_of_it_is_caught() {
        var views = Set.of("board", "desk");
        var token = "delete from token_entry where processor_name in ('board');";
        var letters = "delete from dead_letter_entry where processing_group = 'board';";
        assertThat(flaws("delete from board; " + token + letters, views)).isEmpty();
        assertThat(flaws("update desk set row = row; delete from elsewhere;", views))
                .isEmpty();
        assertThat(flaws("delete from board; " + token, views)).containsExactly("board keeps its dead letters");
        assertThat(flaws("truncate board; " + letters, views)).containsExactly("board keeps its token");
        assertThat(flaws("DELETE FROM board; delete from desk; " + token + letters, views))
                .containsExactly("desk keeps its token", "desk keeps its dead letters");
        assertThat(flaws("delete from board; -- " + token + "\n" + letters, views))
                .containsExactly("board keeps its token");
    }

    private static List<String> flaws(String migration, Set<String> views) {
        var sql = migration.replaceAll("--[^\\n]*", "");
        var flaws = new ArrayList<String>();
        for (var view : emptied(sql, views)) {
            if (!forgets("token_entry where processor_name", view, sql)) flaws.add(view + " keeps its token");
            if (!forgets("dead_letter_entry where processing_group", view, sql))
                flaws.add(view + " keeps its dead letters");
        }
        return flaws;
    }

    private static boolean forgets(String what, String view, String sql) {
        return Pattern.compile("delete from " + what + "[^;]*'" + view + "'")
                .matcher(sql)
                .find();
    }

    private static Set<String> emptied(String sql, Set<String> views) {
        var emptied = new TreeSet<>(found(EMPTIED, sql.toLowerCase(Locale.ROOT)));
        emptied.retainAll(views);
        return emptied;
    }

    private static Set<String> views(List<String> migrations) {
        return migrations.stream().flatMap(sql -> found(VIEW, sql).stream()).collect(Collectors.toSet());
    }

    private static List<String> found(Pattern pattern, String sql) {
        return pattern.matcher(sql)
                .results()
                .map((MatchResult one) -> one.group(1))
                .toList();
    }

    private static List<String> migrations(String service) throws IOException {
        var folder = Path.of("../../%s-service/app/src/main/resources/db/%s".formatted(service, service));
        var all = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) all.add(Files.readString(file));
        }
        return all;
    }
}
