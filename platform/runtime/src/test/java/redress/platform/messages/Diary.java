package redress.platform.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.journal.Fact;
import redress.platform.messages.toy.CupOrdered;

/** A small journal that several processes share: who ordered which cup. */
final class Diary implements Feed {

    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final JdbcClient database;

    Diary(DataSource dataSource) {
        database = JdbcClient.create(dataSource);
    }

    /** Stores the next cups of an order, as a service would: committed before anyone is told. */
    void write(String order, int from, int to) {
        for (int number = from; number <= to; number++)
            database.sql("insert into diary select coalesce(max(position), 0) + 1, ?, ? from diary")
                    .params(order, number)
                    .update();
    }

    static Optional<Announcement> announce(Object event, Fact fact) {
        var cup = (CupOrdered) event;
        return cup.number() % 10 == 0
                ? Optional.empty()
                : Optional.of(new Announcement(Neighbour.TYPE, cup.orderId(), cup.orderId(), cup));
    }

    @Override
    public long read(long after, int limit, BiConsumer<Fact, Object> each) {
        var last = new long[] {after};
        database.sql("select position, order_id, number from diary where position > ? order by position limit ?")
                .params(after, limit)
                .query(row -> {
                    var position = row.getLong(1);
                    var cup =
                            new CupOrdered(row.getString(2), row.getInt(3), "LARGE", START.plusSeconds(position), null);
                    each.accept(fact(position, cup), cup);
                    last[0] = position;
                });
        return last[0];
    }

    private static Fact fact(long position, CupOrdered cup) {
        return new Fact(
                position,
                "evt_" + position,
                "order",
                cup.orderId(),
                cup.number(),
                "toy/cup-ordered",
                "1",
                START.plusSeconds(position),
                "buyer:usr_1",
                "cor_" + cup.orderId(),
                "cau_" + position,
                "0".repeat(64));
    }

    @Override
    public long head() {
        return database.sql("select coalesce(max(position), 0) from diary")
                .query(Long.class)
                .single();
    }

    @Override
    public void awaitAfter(long position, Duration atMost) throws InterruptedException {
        LockSupport.parkNanos(atMost.toNanos());
        if (Thread.interrupted()) throw new InterruptedException();
    }
}
