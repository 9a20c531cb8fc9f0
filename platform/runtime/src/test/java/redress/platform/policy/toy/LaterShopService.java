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

/** The shop's next release: it asks for a value more. The version that came with the first one is left as it was. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({JournalBeans.class, ProcessingBeans.class, PolicyBeans.class})
@PropertySource("classpath:redress-platform.properties")
public class LaterShopService {

    public static final PolicyForm FORM = PolicyForm.of("shop-later", (page, country, category) -> {
        page.at(country, category).period("wait");
        page.at(country, category).number("most");
        page.at(country, category).period("grace");
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
