package redress.platform.config;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import redress.platform.web.HttpRules;

/** What answers HTTP. */
@Configuration(proxyBeanMethods = false)
@Import(HttpRules.class)
class WebBeans {}
