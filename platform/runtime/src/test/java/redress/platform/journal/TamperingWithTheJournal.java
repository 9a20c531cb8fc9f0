package redress.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redress.platform.embedded.Login;
import redress.platform.embedded.ServiceDatabase;

/** What is recorded stays recorded, for everyone. */
class TamperingWithTheJournal {

    private static ServiceDatabase database;

    @BeforeAll
    static void record() {
        database = Lamps.migrated();
        try (var writer = AppendingFromManyThreads.writer(database)) {
            writer.append(List.of(AppendingFromManyThreads.dusted("lmp_a", 0)), List.of());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal set payload = '{}'",
                "update journal set position = position + 1",
                "delete from journal",
                "delete from journal where position = 0",
                "truncate journal",
                "delete from journal_head",
                "truncate journal_head",
                "update journal_head set position = position - 1"
            })
    void is_refused_to_the_app_to_the_owner_and_to_the_superuser(String statement) throws SQLException {
        refused("42501", statement, database.audit());
        refused(statement.startsWith("update journal_head") ? "23001" : "42501", statement, database.app());
        refused("23001", statement, database.owner());
        refused("23001", statement, Lamps.postgres().superuser());
        refused(
                "23001",
                "set session_replication_role = replica; " + statement,
                Lamps.postgres().superuser());
        assertEquals(1, JournalShape.checked(database));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table journal disable trigger all",
                "drop table journal",
                "insert into journal_head (id, position) values (1, 9)",
                "update inbox set content_hash = ''",
                "delete from inbox",
                "delete from idempotency",
                "drop trigger journal_stays on journal"
            })
    void by_other_ways_is_refused_to_the_app(String statement) throws SQLException {
        refused("42501", statement, database.app());
    }

    private static void refused(String state, String statement, Login login) throws SQLException {
        try (var connection = database.connect(login);
                var sql = connection.createStatement()) {
            var refusal = assertThrows(SQLException.class, () -> sql.execute(statement));
            assertEquals(
                    state, Objects.requireNonNull(refusal.getSQLState()), () -> login + ": " + refusal.getMessage());
        }
    }
}
