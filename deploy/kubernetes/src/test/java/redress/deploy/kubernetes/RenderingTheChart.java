package redress.deploy.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderingTheChart {

    private static final Path CHART = Path.of("redress");
    private static final Set<String> SERVICES =
            Set.of("order-service", "dispute-service", "mediation-service", "refund-service");
    private final KubernetesSerialization yaml = new KubernetesSerialization();

    @Test
    void the_chart_lints_without_a_word_of_complaint() {
        var lint = new Helm(CHART).lint().strict().call();
        assertFalse(lint.isFailed(), () -> lint.getMessages().toString());
    }

    @Test
    void every_service_gets_a_deployment_a_service_a_budget_and_a_network_policy() {
        var kinds = render().stream()
                .collect(Collectors.groupingBy(
                        HasMetadata::getKind,
                        Collectors.mapping(one -> one.getMetadata().getName(), Collectors.toSet())));
        for (var kind : List.of("Deployment", "Service", "ServiceAccount", "PodDisruptionBudget", "NetworkPolicy"))
            assertEquals(SERVICES, kinds.get(kind), kind);
    }

    @Test
    void no_pod_runs_as_root_or_can_write_its_own_disk_or_gain_a_privilege() {
        for (var deployment : deployments()) {
            var pod = deployment.getSpec().getTemplate().getSpec();
            assertTrue(pod.getSecurityContext().getRunAsNonRoot());
            assertFalse(pod.getAutomountServiceAccountToken());
            for (var container : pod.getContainers()) {
                assertFalse(container.getSecurityContext().getAllowPrivilegeEscalation());
                assertTrue(container.getSecurityContext().getReadOnlyRootFilesystem());
                assertEquals(
                        List.of("ALL"),
                        container.getSecurityContext().getCapabilities().getDrop());
            }
        }
    }

    @Test
    void every_container_is_probed_and_has_its_share_of_memory() {
        for (var container : containers()) {
            assertEquals(
                    "/actuator/health/liveness",
                    container.getStartupProbe().getHttpGet().getPath());
            assertEquals(
                    "/actuator/health/liveness",
                    container.getLivenessProbe().getHttpGet().getPath());
            assertEquals(
                    "/actuator/health/readiness",
                    container.getReadinessProbe().getHttpGet().getPath());
            assertTrue(container.getResources().getRequests().containsKey("memory"));
            assertTrue(container.getResources().getLimits().containsKey("memory"));
        }
    }

    @Test
    void secrets_are_files_and_never_environment() {
        for (var deployment : deployments()) {
            var pod = deployment.getSpec().getTemplate().getSpec();
            for (var container : pod.getContainers())
                for (var variable : container.getEnv()) {
                    assertTrue(variable.getValueFrom() == null, variable::getName);
                    assertFalse(
                            variable.getName().matches("(?i).*(password|secret).*")
                                    && !variable.getName().endsWith("_FILE"),
                            variable::getName);
                }
            var files = pod.getVolumes().stream()
                    .filter(volume -> volume.getSecret() != null)
                    .flatMap(volume -> volume.getSecret().getItems().stream())
                    .map(item -> item.getPath())
                    .collect(Collectors.toSet());
            var writesPeoplesWords = Set.of("dispute-service", "mediation-service")
                    .contains(deployment.getMetadata().getName());
            assertEquals(
                    writesPeoplesWords
                            ? Set.of("spring.datasource.password", "spring.flyway.password", "key")
                            : Set.of("spring.datasource.password", "spring.flyway.password"),
                    files);
        }
    }

    @Test
    void the_manifests_hold_no_field_that_kubernetes_does_not_know() {
        for (var one : render()) assertEquals(List.of(), unknownFields(one), () -> one.getKind());
    }

    @Test
    void an_unknown_field_would_be_noticed(@TempDir Path dir) throws Exception {
        copyChart(dir);
        var template = dir.resolve("templates/services.yaml");
        Files.writeString(
                template, Files.readString(template).replace("revisionHistoryLimit: 5", "revisionHistoryLimits: 5"));
        var fields = parse(new Helm(dir).template().call()).stream()
                .flatMap(one -> unknownFields(one).stream())
                .collect(Collectors.toSet());
        assertTrue(fields.contains("revisionHistoryLimits"), fields::toString);
    }

    @Test
    void a_wrong_value_is_refused_by_the_values_schema() {
        var refused = assertThrows(
                RuntimeException.class,
                () -> new Helm(CHART)
                        .template()
                        .set("kafka.bootstrapServers", "not-an-address")
                        .call());
        assertTrue(String.valueOf(refused.getMessage()).contains("bootstrapServers"), refused::getMessage);
    }

    @Test
    void what_the_platform_team_sets_is_what_comes_out() {
        var rendered = new Helm(CHART)
                .template()
                .set("services.refund-service.replicas", 5)
                .set("image.registry", "images.shop.example")
                .set("image.tag", "9.9.9")
                .call();
        var refund = parse(rendered).stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .filter(one -> one.getMetadata().getName().equals("refund-service"))
                .findFirst()
                .orElseThrow();
        assertEquals(5, refund.getSpec().getReplicas());
        assertEquals(
                "images.shop.example/redress/refund-service:9.9.9",
                refund.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getImage());
    }

    @Test
    void stripes_secrets_are_mounted_where_refunds_are_made_and_nowhere_else() {
        var rendered = parse(new Helm(CHART)
                .template()
                .set("services.refund-service.provider", "stripe")
                .call());
        for (var one : rendered)
            if (one instanceof Deployment deployment) {
                var pod = deployment.getSpec().getTemplate().getSpec();
                var mounted = pod.getVolumes().stream()
                        .filter(volume -> volume.getName().equals("stripe"))
                        .flatMap(volume -> volume.getSecret().getItems().stream())
                        .map(item -> item.getKey())
                        .toList();
                boolean refunds = deployment.getMetadata().getName().equals("refund-service");
                assertEquals(refunds ? List.of("stripe-api-key", "stripe-notice-secret") : List.of(), mounted);
                var files = pod.getContainers().getFirst().getEnv().stream()
                        .filter(variable -> variable.getName().startsWith("REDRESS_REFUND_STRIPE_"))
                        .map(variable -> variable.getValue())
                        .toList();
                assertEquals(
                        refunds
                                ? List.of("/etc/redress/stripe/api-key", "/etc/redress/stripe/notice-secret")
                                : List.of(),
                        files);
            }
        assertThrows(
                RuntimeException.class,
                () -> new Helm(CHART)
                        .template()
                        .set("services.refund-service.provider", "cash")
                        .call());
    }

    private List<HasMetadata> render() {
        return parse(new Helm(CHART).template().withName("shop").call());
    }

    private List<HasMetadata> parse(String rendered) {
        return Stream.of(rendered.split("(?m)^---$"))
                .filter(one -> one.contains("kind:"))
                .map(one -> yaml.<HasMetadata>unmarshal(one, HasMetadata.class))
                .toList();
    }

    private List<Deployment> deployments() {
        return render().stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .toList();
    }

    private List<Container> containers() {
        return deployments().stream()
                .flatMap(one -> one.getSpec().getTemplate().getSpec().getContainers().stream())
                .toList();
    }

    /** fabric8 keeps what it does not know in additional properties: what is lost on the way through its model. */
    private List<String> unknownFields(HasMetadata one) {
        var found = new ArrayList<String>();
        collectUnknown(one, found);
        return found;
    }

    private void collectUnknown(Object model, List<String> found) {
        for (var method : model.getClass().getMethods()) {
            if (method.getParameterCount() != 0 || !method.getName().startsWith("get")) continue;
            if (!method.getDeclaringClass().getName().startsWith("io.fabric8.kubernetes.api.model")) continue;
            Object value;
            try {
                value = method.invoke(model);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(method.toString(), e);
            }
            if (method.getName().equals("getAdditionalProperties"))
                ((Map<?, ?>) value).keySet().forEach(key -> found.add(String.valueOf(key)));
            else if (value instanceof List<?> list)
                list.stream().filter(RenderingTheChart::isModel).forEach(element -> collectUnknown(element, found));
            else if (isModel(value)) collectUnknown(value, found);
        }
    }

    private static boolean isModel(@Nullable Object value) {
        return value != null && value.getClass().getName().startsWith("io.fabric8.kubernetes.api.model");
    }

    private static void copyChart(Path to) throws Exception {
        try (var files = Files.walk(CHART)) {
            for (var file : files.toList()) {
                var target = to.resolve(CHART.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
    }
}
