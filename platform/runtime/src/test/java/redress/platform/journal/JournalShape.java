package redress.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redress.platform.embedded.Login;
import redress.platform.embedded.ServiceDatabase;

/** What must be true of every journal, whatever was done to it. */
final class JournalShape {

    private JournalShape() {}

    static JdbcClient as(ServiceDatabase database, Login login) {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), login.user(), login.password()));
    }

    /** Positions are 1..head without a hole, every stream is 0..n without a hole and in the order of positions. */
    static long checked(ServiceDatabase database) {
        var sql = as(database, database.audit());
        long head = number(sql, "select position from journal_head");
        assertEquals(head, number(sql, "select count(*) from journal"));
        assertEquals(head == 0 ? 0 : 1, number(sql, "select coalesce(min(position), 0) from journal"));
        assertEquals(head, number(sql, "select coalesce(max(position), 0) from journal"));
        assertEquals(0, number(sql, """
                        select count(*) from (
                          select sequence, row_number() over (partition by stream_id order by position) - 1 as expected from journal
                        ) as s where sequence <> expected"""));
        return head;
    }

    /** Lamps whose board has not counted every event exactly once. */
    static List<Map<String, Object>> miscounted(ServiceDatabase database) {
        return as(database, database.audit()).sql("""
                        select j.stream_id, j.events, b.row ->> 'seen' as seen, j.positions, b.position as folded_up_to,
                          (select position from journal_head) as head
                        from (select stream_id, count(*) as events, array_agg(position order by position)::text as positions
                          from journal group by stream_id) as j
                        left join lamp_board as b on b.key = j.stream_id
                        where j.events is distinct from (b.row ->> 'seen')::bigint limit 5""").query().listOfRows();
    }

    static long number(JdbcClient sql, String query) {
        return sql.sql(query).query(Long.class).single();
    }
}
