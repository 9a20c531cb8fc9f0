package redress.platform.messages;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.messages.toy.CupOrdered;
import redress.platform.messages.toy.PourTea;

/** A service that listens to cups, with everything real but its command side. */
final class Listener implements AutoCloseable {

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Kitchen kitchen;
    final Parking parking;
    final Retrying retrying;
    final Listening listening;
    private final JdbcClient database;

    Listener(DataSource dataSource, String broker, String topic, String group) {
        var connection = Map.<String, Object>of("bootstrap.servers", broker);
        kitchen = new Kitchen(dataSource);
        database = JdbcClient.create(dataSource);
        parking = new Parking(new JdbcTemplate(dataSource));
        var intake = new Intake(subscriptions(topic), new Schemas(), 6);
        var acceptance = new Acceptance(kitchen, parking);
        retrying = new Retrying(parking, intake, acceptance, meters);
        var inbox = new Inbox(intake, parking, acceptance, retrying::wake, Clock.systemUTC(), meters);
        listening = new Listening(
                connection,
                group,
                Set.of(topic),
                new Topics(connection, Set.of(topic), 6, (short) -1),
                inbox,
                new Offsets(database, meters),
                meters);
    }

    static Subscriptions subscriptions(String topic) {
        return Subscriptions.none()
                .hear(
                        topic,
                        Neighbour.TYPE,
                        CupOrdered.class,
                        cup -> new PourTea(cup.orderId(), cup.number(), Objects.requireNonNullElse(cup.note(), "")));
    }

    Listener start() {
        retrying.start();
        listening.start();
        return this;
    }

    List<Integer> poured(String order) {
        return database.sql("select number from poured where order_id = ? order by id")
                .param(order)
                .query(Integer.class)
                .list();
    }

    List<String> reasons(String order) {
        return database.sql("select reason from parked where chain = ? order by id")
                .param(order)
                .query(String.class)
                .list();
    }

    double counted(String meter) {
        return meters.find(meter).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        listening.stop();
        retrying.stop();
    }
}
