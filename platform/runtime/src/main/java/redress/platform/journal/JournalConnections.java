package redress.platform.journal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Opens a connection of the writer's own: not pooled, autocommitting, giving up on a silent server. */
@FunctionalInterface
public interface JournalConnections {

    Connection open() throws SQLException;

    static JournalConnections to(String url, String user, String password) {
        return () -> {
            var properties = new Properties();
            properties.setProperty("user", user);
            properties.setProperty("password", password);
            properties.setProperty("ApplicationName", "journal-writer");
            properties.setProperty("connectTimeout", "5");
            properties.setProperty("loginTimeout", "5");
            properties.setProperty("socketTimeout", "5");
            properties.setProperty("tcpKeepAlive", "true");
            properties.setProperty("prepareThreshold", "1");
            return DriverManager.getConnection(url, properties);
        };
    }
}
