package redress.tools.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a running Redress is. The defaults are those of {@code ./redress up}; each can be changed by a system property or
 * an environment variable ({@code redress.order.url} or {@code REDRESS_ORDER_URL}).
 *
 * @param clockFile the file of the local clock; nobody has to have it who does not move the clock
 */
public record Addresses(URI issuer, Map<Service, URI> services, String kafka, Path clockFile) {

    public Addresses {
        services = Map.copyOf(services);
    }

    public static Addresses local() {
        var services = new EnumMap<Service, URI>(Service.class);
        services.put(Service.ORDER, URI.create(setting("redress.order.url", "http://127.0.0.1:8081")));
        services.put(Service.DISPUTE, URI.create(setting("redress.dispute.url", "http://127.0.0.1:8082")));
        services.put(Service.MEDIATION, URI.create(setting("redress.mediation.url", "http://127.0.0.1:8083")));
        services.put(Service.REFUND, URI.create(setting("redress.refund.url", "http://127.0.0.1:8084")));
        return new Addresses(
                URI.create(setting("redress.issuer.url", "http://127.0.0.1:8080")),
                services,
                setting("redress.kafka", "127.0.0.1:29092"),
                Path.of(setting("redress.clock.file", ".redress/clock")));
    }

    /** @throws IllegalArgumentException where the service has no address here */
    public URI of(Service service) {
        var address = services.get(service);
        if (address == null) throw new IllegalArgumentException("No address is known of " + service);
        return address;
    }

    private static String setting(String property, String otherwise) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(
                        System.getenv(property.replace('.', '_').toUpperCase(java.util.Locale.ROOT))))
                .orElse(otherwise);
    }
}
