package redress.contract;

import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import redress.contract.Spoken.Published;
import redress.contract.Spoken.Service;

/** The AsyncAPI documents of the services, as trees. */
final class AsyncApis {

    private AsyncApis() {}

    static Map<String, Object> of(Service service) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(service.resource("asyncapi.yaml"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> at(Map<String, Object> tree, String... path) {
        var current = tree;
        for (var step : path)
            current = (Map<String, Object>)
                    Objects.requireNonNull(current.get(step), "no " + step + " in " + current.keySet());
        return current;
    }

    static String subjectOf(Published one) {
        return String.valueOf(
                at(of(one.service()), "components", "messages", one.name()).get("x-subject"));
    }
}
