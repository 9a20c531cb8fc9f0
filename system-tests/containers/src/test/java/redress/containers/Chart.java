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

    /** Every role that {@code databases.sql} makes. */
    static final List<String> LOGINS = Stream.concat(
                    Stream.of("order", "dispute", "mediation", "refund")
                            .flatMap(service -> Stream.of("redress_" + service, "redress_" + service + "_owner")),
                    Stream.of("redress_audit"))
            .toList();

    /** What the class path of this module adds to a service: the local issuer's configuration, which no image contains. */
    static final List<String> NOT_IN_AN_IMAGE = List.of(
            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet"
                    + ".OAuth2AuthorizationServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet"
                    + ".OAuth2AuthorizationServerJwtAutoConfiguration");

    private Chart() {}

    /** The statements that a platform team runs before the first start. */
    static Path databases() {
        return FOLDER.resolve("databases.sql");
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
