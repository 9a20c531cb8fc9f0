package redress.platform.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The database of one service with its three roles.
 *
 * @param url JDBC address without credentials
 * @param owner owns the tables; only migrations log in with it
 * @param app what the service runs as; may do what migrations grant it
 * @param audit reads what migrations grant it, in every service's database
 */
public record ServiceDatabase(String name, String url, Login owner, Login app, Login audit) {

    /** A new connection as one of the roles. */
    public Connection connect(Login as) throws SQLException {
        return DriverManager.getConnection(url, as.user(), as.password());
    }
}
