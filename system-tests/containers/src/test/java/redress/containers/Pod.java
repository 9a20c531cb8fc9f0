package redress.containers;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Volume;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * One service in a container as its deployment describes it: image, environment, user, memory, read-only disk, dropped
 * capabilities, its Secret as files, an empty {@code /tmp}. It is up when its readiness probe says so.
 */
final class Pod implements AutoCloseable {

    private static final String CLOCK = "/clock";

    private final GenericContainer<?> container;

    private Pod(GenericContainer<?> container) {
        this.container = container;
    }

    /**
     * @param secret the keys of the service's Secret
     * @param folder a folder of its own, for the files that it is given
     * @param clock the folder with the clock that the stories move; not part of the deployment
     */
    static Pod start(PodSpec spec, Map<String, String> secret, Path folder, Path clock, Network network)
            throws IOException {
        var described = spec.getContainers().getFirst();
        var binds = new ArrayList<Bind>();
        var tmpfs = new HashMap<String, String>();
        for (var mount : described.getVolumeMounts()) mounted(spec, mount, secret, folder, binds, tmpfs);
        binds.add(new Bind(clock.toAbsolutePath().toString(), new Volume(CLOCK), AccessMode.rw));

        var probe = described.getReadinessProbe().getHttpGet();
        int port = described.getPorts().getFirst().getContainerPort();
        var container = new GenericContainer<>(DockerImageName.parse(described.getImage()))
                .withImagePullPolicy(name -> false)
                .withNetwork(network)
                .withExtraHost(Machines.HOST, "host-gateway")
                .withExposedPorts(port)
                .withEnv("REDRESS_CLOCK_FILE", CLOCK + "/clock")
                .waitingFor(Wait.forHttp(probe.getPath()).forPort(port).withStartupTimeout(Duration.ofMinutes(5)))
                .withCreateContainerCmdModifier(create -> create.withUser(
                                spec.getSecurityContext().getRunAsUser() + ":"
                                        + spec.getSecurityContext().getRunAsGroup())
                        .getHostConfig()
                        .withBinds(binds)
                        .withTmpFs(tmpfs)
                        .withReadonlyRootfs(described.getSecurityContext().getReadOnlyRootFilesystem())
                        .withCapDrop(capabilities(described))
                        .withSecurityOpts(List.of("no-new-privileges"))
                        .withMemory(Quantity.getAmountInBytes(
                                        described.getResources().getLimits().get("memory"))
                                .longValueExact()));
        for (var variable : described.getEnv()) container.withEnv(variable.getName(), variable.getValue());
        container.start();
        return new Pod(container);
    }

    private static Capability[] capabilities(Container described) {
        return described.getSecurityContext().getCapabilities().getDrop().stream()
                .map(Capability::valueOf)
                .toArray(Capability[]::new);
    }

    private static void mounted(
            PodSpec spec,
            VolumeMount mount,
            Map<String, String> secret,
            Path folder,
            List<Bind> binds,
            Map<String, String> tmpfs)
            throws IOException {
        var volume = spec.getVolumes().stream()
                .filter(one -> one.getName().equals(mount.getName()))
                .findFirst()
                .orElseThrow();
        if (volume.getSecret() == null) {
            var most = Quantity.getAmountInBytes(volume.getEmptyDir().getSizeLimit());
            tmpfs.put(mount.getMountPath(), "rw,mode=1777,size=" + most.toBigIntegerExact());
            return;
        }
        var files = Files.createDirectories(folder.resolve(volume.getName()));
        open(files);
        for (var item : volume.getSecret().getItems()) {
            var value = secret.get(item.getKey());
            if (value == null) throw new IllegalArgumentException("The Secret has no key " + item.getKey());
            open(Files.writeString(files.resolve(item.getPath()), value));
        }
        binds.add(new Bind(files.toAbsolutePath().toString(), new Volume(mount.getMountPath()), AccessMode.ro));
    }

    /** For another user of this machine, which is what the container's user is. */
    private static void open(Path path) throws IOException {
        Files.setPosixFilePermissions(
                path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
    }

    URI address() {
        return URI.create("http://" + container.getHost() + ":" + container.getFirstMappedPort());
    }

    /** The exit status of a shell command inside, and what it printed. */
    Ran run(String command) throws IOException, InterruptedException {
        var ran = container.execInContainer("sh", "-c", command);
        return new Ran(ran.getExitCode(), ran.getStdout().strip());
    }

    /** What it has said so far. */
    String said() {
        return container.getLogs();
    }

    /** Killed, as a node that dies would, and removed. */
    @Override
    public void close() {
        container.stop();
    }

    record Ran(int status, String output) {}
}
