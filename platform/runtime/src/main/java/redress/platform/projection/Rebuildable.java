package redress.platform.projection;

import java.util.List;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import redress.platform.journal.EventNames;

/**
 * What one service's journal means, for whoever rebuilds its views from the log alone: the auditor finds it with a
 * {@link java.util.ServiceLoader}, without starting the service.
 */
public interface Rebuildable {

    /** The service's short name, {@code dispute}; its database is {@code redress_dispute}. */
    String service();

    EventNames events();

    List<Projection<?>> projections();

    /**
     * How events of older revisions are read, the oldest step first; a running service reads by these too. A revision that
     * was ever released is never changed: whoever changes a stored event's shape raises its {@code @Revision} and adds a step.
     */
    default List<EventUpcaster> upcasters() {
        return List.of();
    }
}
