package redress.platform.config;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redress.platform.time.ClockFile;
import redress.platform.time.MovableClock;

/** The one clock. A test brings its own. */
@Configuration(proxyBeanMethods = false)
class TimeBeans {

    @Bean
    @ConditionalOnMissingBean(Clock.class)
    Clock clock(@Value("${" + ClockFile.PROPERTY + ":}") String file) {
        return file.isBlank() ? MovableClock.still() : MovableClock.movedBy(Path.of(file));
    }
}
