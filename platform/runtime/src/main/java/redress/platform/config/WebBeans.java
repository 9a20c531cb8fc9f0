package redress.platform.config;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.explain.Explanations;
import redress.platform.journal.Commands;
import redress.platform.journal.JournalReader;
import redress.platform.search.Finder;
import redress.platform.web.Deeds;
import redress.platform.web.HttpDeeds;
import redress.platform.web.HttpRules;
import tools.jackson.databind.json.JsonMapper;

/** What answers HTTP. */
@Configuration(proxyBeanMethods = false)
@Import(HttpRules.class)
class WebBeans {

    @Bean
    Deeds deeds(Commands commands, JdbcClient database, JsonMapper json) {
        return new HttpDeeds(commands, database, json);
    }

    @Bean
    Finder finder(JdbcClient database) {
        return new Finder(database);
    }

    @Bean
    Explanations explanations(Deeds deeds, JournalReader journal) {
        return new Explanations(deeds, journal);
    }
}
