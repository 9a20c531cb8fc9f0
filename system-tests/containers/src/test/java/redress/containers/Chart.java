package redress.containers;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the Helm chart tells Kubernetes to run. */
final class Chart {

    private static final Path FOLDER = Path.of("../../deploy/kubernetes");

    private static final List<String> LOGINS = Stream.concat(
                    Stream.of("order", "dispute", "mediation", "refund")
                            .flatMap(service -> Stream.of("redress_" + service, "redress_" + service + "_owner")),
                    Stream.of("redress_audit"))
            .toList();

    private Chart() {}

    /** The statements that a platform team runs before the first start. */
    static Path databases() {
        return FOLDER.resolve("databases.sql");
    }

    /** The statements that come next: every role that {@code databases.sql} made gets this password. */
    static List<String> passwords(String password) {
        return LOGINS.stream()
                .map(role -> "alter role %s password '%s';".formatted(role, password))
                .toList();
    }

    /** Every deployment by its service's name, with these values set. */
    static Map<String, Deployment> deployments(Map<String, String> values) {
        var template = new Helm(FOLDER.resolve("redress")).template().withName("containers");
        values.forEach(template::set);
        var yaml = new KubernetesSerialization();
        return Arrays.stream(template.call().split("(?m)^---$"))
                .filter(document -> document.contains("kind: Deployment"))
                .map(document -> yaml.unmarshal(document, Deployment.class))
                .collect(Collectors.toMap(one -> one.getMetadata().getName(), one -> one));
    }
}
