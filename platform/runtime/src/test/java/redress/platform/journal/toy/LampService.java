package redress.platform.journal.toy;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import redress.platform.config.Platform;
import redress.platform.journal.EventNames;
import redress.platform.messages.Announcements;
import redress.platform.messages.Subscriptions;

/** The smallest service that stands on the platform. */
@SpringBootApplication(scanBasePackages = "redress.platform.journal.toy")
@Import(Platform.class)
public class LampService {

    @Bean
    EventNames eventNames() {
        return EventNames.of("lamp", LampEvent.class);
    }

    @Bean
    Announcements announcements() {
        return (event, fact) -> java.util.Optional.empty();
    }

    @Bean
    Subscriptions subscriptions() {
        return Subscriptions.none();
    }
}
