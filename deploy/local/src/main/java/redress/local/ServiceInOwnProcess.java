package redress.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service in a process of its own, which ends with the one that started it. */
final class ServiceInOwnProcess implements RunningService {

    private static final Logger log = LoggerFactory.getLogger(ServiceInOwnProcess.class);
    private static final Duration FAREWELL = Duration.ofSeconds(20);

    private final Process process;
    private volatile boolean expectedToEnd;

    private ServiceInOwnProcess(Process process) {
        this.process = process;
    }

    /** @param died told the exit status if it ends though nobody closed it */
    static ServiceInOwnProcess start(LocalService service, List<String> settings, Path folder, IntConsumer died) {
        var logs = Logging.in(folder);
        var said = logs.resolve(service + ".out");
        try {
            Files.createDirectories(logs);
            var process = new ProcessBuilder(command(service, settings, logs))
                    .redirectError(said.toFile())
                    .start();
            var running = new ServiceInOwnProcess(process);
            remember(service, process, folder);
            running.awaitReady(service, logs);
            running.readOn();
            running.tellWhenItDies(died);
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what a killed run may have left behind; it ends by itself, but perhaps not yet. */
    static void endLeftovers(Path folder) {
        for (var service : LocalService.values()) {
            var file = pidFile(service, folder);
            if (!Files.exists(file)) continue;
            try {
                ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                        .filter(process -> process.info()
                                .commandLine()
                                .filter(line -> line.contains(ServiceProcess.class.getName()))
                                .isPresent())
                        .ifPresent(ServiceInOwnProcess::end);
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        expectedToEnd = true;
        try {
            process.getOutputStream().close();
            if (!process.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)) kill();
        } catch (IOException e) {
            kill(); // its input is broken, so it cannot be told
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private void awaitReady(LocalService service, Path logs) throws IOException {
        var output = process.inputReader(StandardCharsets.UTF_8);
        var line = output.readLine();
        while (line != null && !line.equals(ServiceProcess.READY)) line = output.readLine();
        if (line == null) {
            process.destroyForcibly();
            throw new CannotStart(service + " ended while it was starting; see " + logs.resolve(service + ".log")
                    + " and " + logs.resolve(service + ".out"));
        }
    }

    private void tellWhenItDies(IntConsumer died) {
        Thread.ofVirtual().name("watch-" + pid()).start(() -> {
            int status = process.onExit().join().exitValue();
            if (!expectedToEnd) died.accept(status);
        });
    }

    /** Whatever else it says there is read, so that it can never wait for a reader. */
    private void readOn() {
        // a platform thread: reading a pipe holds on to the carrier of a virtual one, and two cores have only two
        // carriers
        Thread.ofPlatform().daemon().name("read-" + pid()).start(() -> {
            try {
                process.inputReader(StandardCharsets.UTF_8).transferTo(Writer.nullWriter());
            } catch (IOException closed) { // by the JVM, when the process has ended
                log.debug("nothing more is read of process {}", pid(), closed);
            }
        });
    }

    private static List<String> command(LocalService service, List<String> settings, Path logs) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Xss512k",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Dredress.log.file=" + logs.resolve(service + ".log"));
        command.add("-D" + Logging.SYSTEM + "=none");
        command.addAll(List.of("-cp", classPath(), ServiceProcess.class.getName(), service.toString()));
        command.addAll(settings);
        return command;
    }

    /** Absolute, wherever the child is started. */
    private static String classPath() {
        return String.join(
                File.pathSeparator,
                List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    private static void remember(LocalService service, Process process, Path folder) throws IOException {
        var file = pidFile(service, folder);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, Long.toString(process.pid()));
    }

    private static Path pidFile(LocalService service, Path folder) {
        return folder.resolve("processes").resolve(service + ".pid");
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(FAREWELL.toSeconds(), TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException stuck) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
