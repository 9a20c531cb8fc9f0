package redress.platform.config;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.vault.MasterKey;
import redress.platform.vault.TextVault;

/**
 * Where free text is kept, for services that have some; the others need no key. {@code redress.vault.key-file} names the
 * file with the master key; only with {@code redress.vault.make-key=true} a missing one is made.
 */
@Configuration(proxyBeanMethods = false)
class VaultBeans {

    @Bean
    @Lazy
    TextVault textVault(
            JdbcClient database,
            @Value("${redress.vault.key-file}") Path file,
            @Value("${redress.vault.make-key:false}") boolean make) {
        return new TextVault(database, make ? MasterKey.madeIn(file) : MasterKey.in(file));
    }
}
