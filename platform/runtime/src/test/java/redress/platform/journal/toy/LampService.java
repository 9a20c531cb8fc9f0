package redress.platform.journal.toy;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import redress.platform.config.JournalBeans;
import redress.platform.config.ProcessingBeans;
import redress.platform.journal.EventNames;

/** The smallest service that stands on the journal: no web, no messages. */
@SpringBootApplication(scanBasePackages = "redress.platform.journal.toy")
@Import({JournalBeans.class, ProcessingBeans.class})
@PropertySource("classpath:redress-platform.properties")
public class LampService {

    @Bean
    EventNames eventNames() {
        return EventNames.of("lamp", LampEvent.class);
    }
}
