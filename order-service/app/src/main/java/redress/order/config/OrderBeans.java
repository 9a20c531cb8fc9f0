package redress.order.config;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redress.order.messaging.OrderAnnouncements;
import redress.order.messaging.OrderSubscriptions;
import redress.order.policy.OrderPolicy;
import redress.order.projection.ForceMajeureBoard;
import redress.order.projection.LateDeliveries;
import redress.order.projection.OrderBoard;
import redress.platform.journal.EventNames;
import redress.platform.messages.Announcements;
import redress.platform.messages.Subscriptions;

/** What order-service brings to the platform: its vocabulary, its news, what it hears, its policy and its screens. */
@Configuration(proxyBeanMethods = false)
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
    Announcements announcements() {
        return new OrderAnnouncements();
    }

    @Bean
    Subscriptions subscriptions() {
        return OrderSubscriptions.all();
    }

    /** @param profile the policy that new orders follow (R61) */
    @Bean
    OrderPolicy orderPolicy(@Value("${redress.policy.profile:default}") String profile) {
        return OrderPolicy.shipped(profile);
    }
}
