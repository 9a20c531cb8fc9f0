package redress.platform.policy.toy;

import java.util.Set;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import redress.platform.config.JournalBeans;
import redress.platform.config.PolicyBeans;
import redress.platform.config.ProcessingBeans;
import redress.platform.journal.EventNames;
import redress.platform.policy.PolicyCharter;
import redress.platform.policy.PolicyEvent;
import redress.platform.policy.PolicyForm;
import redress.platform.values.Role;

/** The smallest service whose policy can be published while it runs: no web, no messages. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({JournalBeans.class, ProcessingBeans.class, PolicyBeans.class})
@PropertySource("classpath:redress-platform.properties")
public class ShopService {

    public static final PolicyForm FORM = PolicyForm.of("shop", (page, country, category) -> {
        page.at(country, category).period("wait");
        page.at(country, category).number("most");
    });

    @Bean
    EventNames eventNames() {
        return EventNames.of("policy", PolicyEvent.class);
    }

    @Bean
    PolicyCharter policyCharter() {
        return new PolicyCharter(FORM, FORM.shipped("shop-1"), Set.of(Role.SUPPORT));
    }
}
