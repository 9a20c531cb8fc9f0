package redress.dispute;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import redress.platform.config.Platform;

/** Starts dispute-service. Its settings are in {@code dispute-service.yaml}, since several services may share a class path. */
@SpringBootApplication(scanBasePackages = "redress.dispute")
@Import(Platform.class)
public class DisputeService {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(DisputeService.class)
                .properties("spring.config.name=dispute-service")
                .run(arguments);
    }
}
