package redress.platform.journal.aged;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import redress.platform.config.JournalBeans;
import redress.platform.config.ProcessingBeans;
import redress.platform.journal.EventNames;

/** A service whose journal is older than its code. */
@SpringBootApplication(scanBasePackages = "redress.platform.journal.aged")
@Import({JournalBeans.class, ProcessingBeans.class})
@PropertySource("classpath:redress-platform.properties")
public class LanternService {

    @Bean
    EventNames eventNames() {
        return new LanternJournal().events();
    }
}
