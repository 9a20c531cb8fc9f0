package redress.platform.config;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import redress.platform.journal.Commands;
import redress.platform.journal.JournalReader;
import redress.platform.policy.PinnedPolicies;
import redress.platform.policy.Policy;
import redress.platform.policy.PolicyBook;
import redress.platform.policy.PolicyCharter;
import redress.platform.policy.PolicyDesk;
import redress.platform.policy.Publications;

/**
 * For a service whose policy can be published while it runs: it imports this and {@code PolicyApi}, brings a {@link PolicyCharter}, builds its
 * rules on the {@link PolicyBook}, and names {@code PolicyEvent} among its events.
 */
@Configuration(proxyBeanMethods = false)
@Import(Policy.class)
public class PolicyBeans {

    @Bean
    PolicyBook policyBook(
            PolicyCharter charter, JournalReader journal, ObjectProvider<Commands> commands, Clock clock) {
        return charter.shipped().learningFrom(Publications.in(journal, commands::getObject), clock);
    }

    @Bean
    PolicyDesk policyDesk(
            ObjectProvider<org.axonframework.config.Configuration> axon,
            PolicyCharter charter,
            PolicyBook book,
            @Value("${redress.policy.profile:default}") String profile) {
        return new PolicyDesk(() -> axon.getObject().repository(Policy.class), charter, book, profile);
    }

    @Bean
    PinnedPolicies pinnedPolicies(PolicyBook book, PolicyCharter charter) {
        return new PinnedPolicies(book, charter.form());
    }

    /** What an older release published must answer what this one asks: better said at the start than at night. */
    @Bean
    SmartInitializingSingleton policyCheck(PolicyCharter charter, PolicyBook book) {
        return () -> book.all().forEach(charter.form()::examine);
    }
}
