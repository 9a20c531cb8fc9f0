package redress.platform.projection;

import java.util.List;
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
}
