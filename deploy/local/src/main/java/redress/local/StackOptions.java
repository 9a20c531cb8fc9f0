package redress.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How to start the whole.
 *
 * @param folder where everything is kept
 * @param services which of the four; all have their databases and topics
 * @param ownProcesses each service in a process of its own, so that one can be killed
 * @param progress hears a line whenever something is ready or has stopped
 */
public record StackOptions(
        Path folder, StackPorts ports, Set<LocalService> services, boolean ownProcesses, Consumer<String> progress) {

    public StackOptions {
        services = Set.copyOf(services);
    }

    /** All four in one JVM, on free ports, without a word: for tests. */
    public static StackOptions in(Path folder) {
        return new StackOptions(folder, StackPorts.free(), EnumSet.allOf(LocalService.class), false, line -> {});
    }

    public StackOptions on(StackPorts others) {
        return new StackOptions(folder, others, services, ownProcesses, progress);
    }

    public StackOptions inOwnProcesses() {
        return new StackOptions(folder, ports, services, true, progress);
    }

    public StackOptions only(LocalService... some) {
        return new StackOptions(folder, ports, Set.copyOf(Arrays.asList(some)), ownProcesses, progress);
    }

    public StackOptions telling(Consumer<String> listener) {
        return new StackOptions(folder, ports, services, ownProcesses, listener);
    }
}
