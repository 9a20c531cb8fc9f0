package redress.refund;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;
import redress.platform.config.Platform;

/** The money of every order until it is final, and every refund out of it. */
@SpringBootApplication(scanBasePackages = "redress.refund")
@Import(Platform.class)
public class RefundService {

    public static void main(String[] args) {
        System.setProperty("spring.config.name", "refund-service");
        SpringApplication.run(RefundService.class, args);
    }
}
