package redress.tools.bench;

import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.journal.JournalReader;
import redress.tools.bench.follower.TicketNews;

/** What follows a service's journal, and how far behind it is; none where the service runs alone. */
final class Followers {

    private final JournalReader journal;
    private final EventProcessingConfiguration processing;
    private final JdbcClient database;
    private final boolean announces;

    Followers(ApplicationContext service) {
        journal = service.getBean(JournalReader.class);
        processing = service.getBean(EventProcessingConfiguration.class);
        database = service.getBean(JdbcClient.class);
        announces = service.getBeanProvider(TicketNews.class).getIfAvailable() != null;
    }

    /** Returns when nobody is behind. */
    void catchUp() {
        while (processorsBehind() > 0 || announcerBehind() > 0) LockSupport.parkNanos(10_000_000);
    }

    /** How far behind they are now, for the table. */
    String remark() {
        return announces
                ? String.format(
                        Locale.ROOT,
                        "; at its end the slowest processor is %,d events behind, the announcer %,d",
                        processorsBehind(),
                        announcerBehind())
                : "";
    }

    private long processorsBehind() {
        long head = journal.head();
        return processing.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .flatMap(processor -> processor.processingStatus().values().stream())
                .mapToLong(status -> head - status.getCurrentPosition().orElse(0))
                .max()
                .orElse(0);
    }

    private long announcerBehind() {
        return announces
                ? journal.head()
                        - database.sql("select position from announcer")
                                .query(Long.class)
                                .single()
                : 0;
    }
}
