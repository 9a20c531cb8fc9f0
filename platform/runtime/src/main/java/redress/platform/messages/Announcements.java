package redress.platform.messages;

import java.util.Optional;
import redress.platform.journal.Fact;

/** Which of a service's stored events the world hears of, and in which words. One exhaustive switch per service. */
@FunctionalInterface
public interface Announcements {

    /** Empty for what stays private. Pure: the same stored event always makes the same announcement, byte for byte. */
    Optional<Announcement> of(Object event, Fact fact);
}
