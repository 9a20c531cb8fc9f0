package redress.refund.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redress.refund.provider.ProviderNotices;
import redress.refund.provider.SecretFile;
import redress.refund.provider.StripeProvider;

/** Stripe, with {@code redress.refund.provider=stripe}. Its secrets are files; without them the service does not start. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "redress.refund.provider", havingValue = "stripe")
class StripeBeans {

    @Bean
    StripeProvider stripeProvider(
            @Value("${redress.refund.stripe.api-key-file}") Path key,
            @Value("${redress.refund.stripe.address:https://api.stripe.com}") URI address,
            @Value("${redress.refund.stripe.connect-within:5s}") Duration connectWithin,
            @Value("${redress.refund.stripe.answer-within:20s}") Duration answerWithin,
            Clock clock) {
        return new StripeProvider(SecretFile.one(key), address, connectWithin, answerWithin, clock);
    }

    /** The file may hold a second secret, on a line of its own, while one replaces the other. */
    @Bean
    ProviderNotices stripeNotices(@Value("${redress.refund.stripe.notice-secret-file}") Path secrets, Clock clock) {
        return new ProviderNotices("stripe", "Stripe-Signature", SecretFile.all(secrets), clock);
    }
}
