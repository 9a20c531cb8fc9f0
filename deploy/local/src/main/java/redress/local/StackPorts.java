package redress.local;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import redress.platform.embedded.Ports;

/** Where everything listens, all on 127.0.0.1. */
public record StackPorts(int postgres, int kafka, int kafkaOwn, int issuer, Map<LocalService, Integer> services) {

    public StackPorts {
        services = Map.copyOf(services);
    }

    /** The addresses that the README and the tools know. */
    public static StackPorts fixed() {
        var services = Map.of(
                LocalService.ORDER, 8081,
                LocalService.DISPUTE, 8082,
                LocalService.MEDIATION, 8083,
                LocalService.REFUND, 8084);
        return new StackPorts(25432, 29092, 29093, 8080, services);
    }

    /** Ports that were free a moment ago, for tests. */
    public static StackPorts free() {
        var services = new EnumMap<LocalService, Integer>(LocalService.class);
        for (var service : LocalService.values()) services.put(service, Ports.free());
        return new StackPorts(Ports.free(), Ports.free(), Ports.free(), Ports.free(), services);
    }

    int of(LocalService service) {
        return services.getOrDefault(service, 0);
    }

    /** Every port with who listens there, in the order of their start. */
    Map<Integer, String> byPort() {
        var all = new LinkedHashMap<Integer, String>();
        all.put(postgres, "PostgreSQL");
        all.put(kafka, "Kafka");
        all.put(kafkaOwn, "Kafka's controller");
        all.put(issuer, "the issuer");
        for (var service : LocalService.values()) all.put(of(service), service.toString());
        return all;
    }
}
