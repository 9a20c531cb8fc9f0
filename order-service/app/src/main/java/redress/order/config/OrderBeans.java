package redress.order.config;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import redress.order.domain.OrderGrounds;
import redress.order.messaging.OrderAnnouncements;
import redress.order.messaging.OrderSubscriptions;
import redress.order.policy.OrderPolicy;
import redress.order.projection.ForceMajeureBoard;
import redress.order.projection.LateDeliveries;
import redress.order.projection.OrderBoard;
import redress.order.projection.OrderRegister;
import redress.platform.config.PolicyBeans;
import redress.platform.journal.EventNames;
import redress.platform.messages.Announcements;
import redress.platform.messages.Subscriptions;
import redress.platform.policy.PolicyApi;
import redress.platform.policy.PolicyBook;
import redress.platform.policy.PolicyCharter;
import redress.platform.values.Grounds;
import redress.platform.values.Role;

/** What order-service brings to the platform: its vocabulary, its news, what it hears, its policy and its screens. */
@Configuration(proxyBeanMethods = false)
@Import({PolicyBeans.class, PolicyApi.class})
class OrderBeans {

    @Bean
    EventNames eventNames() {
        return new OrderJournal().events();
    }

    @Bean
    OrderBoard orderBoard() {
        return new OrderBoard();
    }

    @Bean
    LateDeliveries lateDeliveries() {
        return new LateDeliveries();
    }

    @Bean
    ForceMajeureBoard forceMajeureBoard() {
        return new ForceMajeureBoard();
    }

    @Bean
    OrderRegister orderRegister() {
        return new OrderRegister();
    }

    @Bean
    Announcements announcements() {
        return new OrderAnnouncements();
    }

    @Bean
    Subscriptions subscriptions() {
        return OrderSubscriptions.all();
    }

    @Bean
    Grounds grounds() {
        return OrderGrounds.ALL;
    }

    /** Who may change the policy, and what it must be like (R60). */
    @Bean
    PolicyCharter policyCharter() {
        return new PolicyCharter(OrderPolicy.FORM, OrderPolicy.SHIPPED, Set.of(Role.SUPPORT));
    }

    /** @param profile the policy that new orders follow (R61) */
    @Bean
    OrderPolicy orderPolicy(PolicyBook book, @Value("${redress.policy.profile:default}") String profile) {
        return new OrderPolicy(book, profile);
    }
}
