package redress.platform.messages;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import redress.platform.journal.AlreadyDone;
import redress.platform.journal.Commands;
import redress.platform.journal.Origin;
import redress.platform.journal.Rider;
import redress.platform.messages.toy.PourTea;
import redress.platform.values.Refusal;

/** Stands for a service's command side: the effect and the row that remembers the message commit together. */
final class Kitchen implements Commands {

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    /** Orders that nobody has opened here yet. */
    final Set<String> unknownOrders = ConcurrentHashMap.newKeySet();

    volatile boolean away;
    volatile Runnable afterwards = () -> {};
    volatile @Nullable Origin lastOrigin;

    Kitchen(DataSource dataSource) {
        this.database = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Override
    public @Nullable Object perform(Object command, Origin origin, Rider... riders) {
        var pour = (PourTea) command;
        if (away) throw new TransientDataAccessResourceException("the kitchen is closed");
        lastOrigin = origin;
        if (pour.note().startsWith("refuse")) throw Refusal.conflict("no-tea-left", "There is no tea left.");
        if (pour.note().startsWith("break")) throw new IllegalStateException("the pot broke");
        if (pour.note().startsWith("begin again"))
            throw new AggregateStreamCreationException("the order was begun before", new IllegalStateException());
        if (unknownOrders.contains(pour.orderId()))
            throw new AggregateNotFoundException(pour.orderId(), "no such order");
        var rider = (Rider.Inbox) riders[0];
        try {
            transaction.executeWithoutResult(status -> {
                database.sql("insert into inbox (source, id, content_hash) values (?, ?, ?)")
                        .params(rider.source(), rider.id(), rider.contentHash())
                        .update();
                database.sql("insert into poured (order_id, number) values (?, ?)")
                        .params(pour.orderId(), pour.number())
                        .update();
            });
        } catch (DuplicateKeyException known) {
            throw new AlreadyDone(Objects.requireNonNull(rider));
        }
        afterwards.run();
        return null;
    }
}
