package redress.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingTheFoundations {

    @TempDir
    Path folder;

    @Test
    void brings_up_a_database_per_service_the_topics_and_the_issuer_and_goes_on_after_a_stop() throws Exception {
        var said = Collections.synchronizedList(new ArrayList<String>());
        var ports = StackPorts.free();
        try (var stack = LocalStack.start(foundations().on(ports).telling(said::add))) {
            assertEquals(
                    List.of("dispute", "mediation", "order", "refund"),
                    databases(ports).stream().sorted().toList());
            try (var admin =
                    Admin.create(Map.of("bootstrap.servers", stack.addresses().kafka()))) {
                assertTrue(admin.listTopics().names().get().containsAll(List.of("orders.v1", "refunds.v1")));
            }
            assertTrue(Files.exists(stack.addresses().clockFile()));
            try (var order = DriverManager.getConnection(url(ports, "order"), "redress_order_owner", "local-only")) {
                order.createStatement().execute("create table note (text text)");
            }
        }
        assertTrue(said.getLast().contains("PostgreSQL") && said.getLast().contains("stopped"), said.toString());

        try (var again = LocalStack.start(foundations().on(ports));
                var order = DriverManager.getConnection(url(ports, "order"), "redress_order_owner", "local-only")) {
            assertTrue(again.ownMemory() > 0 && again.postgresMemory() > 0);
            order.createStatement().execute("insert into note values ('still here')");
        }
    }

    @Test
    void a_second_one_in_the_same_folder_is_told_who_is_there() {
        try (var first = LocalStack.start(foundations())) {
            var refused = assertThrows(CannotStart.class, () -> LocalStack.start(foundations()));
            assertTrue(
                    refused.toString()
                            .contains("process " + ProcessHandle.current().pid()),
                    refused.toString());
            assertThrows(CannotStart.class, () -> LocalStack.discard(folder));
            assertTrue(Files.exists(first.addresses().clockFile()));
        }
    }

    @Test
    void a_port_in_use_is_named_with_its_holder_and_nothing_is_left_running() throws Exception {
        var ports = StackPorts.free();
        try (var other = new ServerSocket(ports.issuer(), 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var refused = assertThrows(
                    CannotStart.class, () -> LocalStack.start(foundations().on(ports)));
            assertTrue(refused.toString().contains("Port " + other.getLocalPort() + " (the issuer)"));
            assertTrue(
                    refused.toString()
                            .contains("process " + ProcessHandle.current().pid()),
                    refused.toString());
        }
        try (var database = new ServerSocket(ports.postgres(), 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var refused = assertThrows(
                    CannotStart.class, () -> LocalStack.start(foundations().on(ports)));
            assertTrue(refused.toString().contains("Port " + database.getLocalPort() + " (PostgreSQL)"));
        }
        LocalStack.start(foundations().on(ports)).close();
    }

    @Test
    void starting_afresh_forgets_everything_but_the_logs() throws Exception {
        var ports = StackPorts.free();
        try (var stack = LocalStack.start(foundations().on(ports));
                var order = DriverManager.getConnection(url(ports, "order"), "redress_order_owner", "local-only")) {
            order.createStatement().execute("create table note (text text)");
            assertTrue(Files.exists(stack.addresses().clockFile()));
        }
        var log = Files.createDirectories(Logging.in(folder)).resolve("redress.log");
        Files.writeString(log, "what happened");
        LocalStack.discard(folder);
        assertFalse(Files.exists(folder.resolve("clock")));
        assertEquals("what happened", Files.readString(log));
        try (var stack = LocalStack.start(foundations().on(ports));
                var order = DriverManager.getConnection(url(ports, "order"), "redress_order_owner", "local-only")) {
            assertTrue(Files.exists(stack.addresses().clockFile()));
            assertThrows(SQLException.class, () -> order.createStatement().execute("select * from note"));
        }
    }

    private StackOptions foundations() {
        return StackOptions.in(folder).only();
    }

    private static String url(StackPorts ports, String service) {
        return "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/redress_" + service;
    }

    private static List<String> databases(StackPorts ports) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/postgres", "postgres", "postgres");
                var rows = connection
                        .createStatement()
                        .executeQuery("select substr(datname, 9) from pg_database where datname like 'redress_%'")) {
            while (rows.next()) found.add(rows.getString(1));
        }
        return found;
    }
}
