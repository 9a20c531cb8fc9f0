package redress.platform.config;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a service imports to stand on the platform. It brings its own {@code EventNames}, {@code Announcements}, {@code Subscriptions} and projections. */
@Configuration(proxyBeanMethods = false)
@Import({TimeBeans.class})
public class Platform {}
