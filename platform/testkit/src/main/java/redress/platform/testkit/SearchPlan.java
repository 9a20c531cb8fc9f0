package redress.platform.testkit;

import java.sql.SQLException;
import javax.sql.DataSource;
import redress.platform.search.Catalogue;
import redress.platform.search.Finder;
import redress.platform.search.Sought;

/** How a database would search: tables of a test are too small for an index to be worth it, so reading or sorting all is made dear. */
public final class SearchPlan {

    private SearchPlan() {}

    public static String of(DataSource database, Catalogue catalogue, String example) {
        var sought = Sought.of(example);
        var sql = Finder.sql(catalogue, sought, false, "true", false)
                .replace(":sought", "'" + example + "'")
                .replace(":behind", "'" + example + "zzz'")
                .replace(":most", "51");
        return of(database, sql);
    }

    /** @param sql a question without open places */
    public static String of(DataSource database, String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local enable_seqscan = off");
            statement.execute("set local enable_sort = off");
            var plan = new StringBuilder();
            try (var line = statement.executeQuery("explain " + sql)) {
                while (line.next()) plan.append(line.getString(1)).append('\n');
            }
            connection.rollback();
            connection.setAutoCommit(true);
            return plan.toString();
        } catch (SQLException refused) {
            throw new AssertionError(sql, refused);
        }
    }
}
