package redress.local;

import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A service as a Spring context of its own beside the others. */
final class ServiceInThisJvm implements RunningService {

    private final ConfigurableApplicationContext context;

    private ServiceInThisJvm(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static ServiceInThisJvm start(LocalService service, List<String> settings) {
        return new ServiceInThisJvm(new SpringApplicationBuilder(service.application())
                .registerShutdownHook(false)
                .run(settings.toArray(String[]::new)));
    }

    @Override
    public boolean isAlive() {
        return context.isActive();
    }

    @Override
    public void kill() {
        throw new UnsupportedOperationException("Only a service in a process of its own can be killed");
    }

    @Override
    public void close() {
        context.close();
    }
}
