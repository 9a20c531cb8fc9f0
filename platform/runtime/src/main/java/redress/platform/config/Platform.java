package redress.platform.config;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import redress.platform.local.LocalBeans;
import redress.platform.messages.MessagesBeans;

/** What a service imports to stand on the platform. It brings its own {@code EventNames}, {@code Announcements}, {@code Subscriptions} and projections. */
@Configuration(proxyBeanMethods = false)
@PropertySource({"classpath:platform-defaults.properties", "classpath:redress-platform.properties"})
@Import({
    TimeBeans.class,
    JournalBeans.class,
    ProcessingBeans.class,
    SecurityBeans.class,
    WebBeans.class,
    VaultBeans.class,
    LocalBeans.class,
    MessagesBeans.class
})
public class Platform {}
