package redress.refund;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import redress.platform.config.Platform;

/** Starts refund-service. Its settings are in {@code refund-service.yaml}, since several services may share a class path. */
@SpringBootApplication(scanBasePackages = "redress.refund")
@Import(Platform.class)
public class RefundService {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(RefundService.class)
                .properties("spring.config.name=refund-service")
                .run(arguments);
    }
}
