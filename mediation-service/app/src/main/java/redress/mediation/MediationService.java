package redress.mediation;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import redress.platform.config.Platform;

/** Starts mediation-service. Its settings are in {@code mediation-service.yaml}, since several services may share a class path. */
@SpringBootApplication
@Import(Platform.class)
public class MediationService {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(MediationService.class)
                .properties("spring.config.name=mediation-service")
                .run(arguments);
    }
}
