package redress.platform.config;

import org.springframework.context.annotation.Configuration;

/** What a service imports to stand on the platform. It brings its own {@code EventNames}, {@code Announcements}, {@code Subscriptions} and projections. */
@Configuration(proxyBeanMethods = false)
public class Platform {}
