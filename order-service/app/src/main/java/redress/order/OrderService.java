package redress.order;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import redress.platform.config.Platform;

/** Starts order-service. Its settings are in {@code order-service.yaml}, since several services may share a class path. */
@SpringBootApplication
@Import(Platform.class)
public class OrderService {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(OrderService.class)
                .properties("spring.config.name=order-service")
                .run(arguments);
    }
}
