package redress.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessHandle.Info;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one embedded server, locked as long as its owner lives. A lock that the operating system releases with
 * the process tells a server somebody uses from one that was left behind.
 */
final class Folder implements AutoCloseable {

    private static final Path PROCESSES = Path.of("/proc"); // on Linux only

    /**
     * What this process holds. It must not even open the lock of such a folder again: POSIX gives up all locks that a
     * process has on a file as soon as it closes any of its channels to that file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final boolean temporary;
    private final FileLock lock;

    private Folder(Path path, boolean temporary, FileLock lock) {
        this.path = path;
        this.temporary = temporary;
        this.lock = lock;
    }

    /** @throws IllegalStateException when another process, or this one, uses the folder already */
    static Folder kept(Path path) {
        return lock(path.toAbsolutePath().normalize(), false);
    }

    /** A folder of this run, deleted when it is closed. What killed runs left behind is cleared away first. */
    static Folder temporary(String kind) {
        try {
            var parent = ofThisUser("embedded");
            Files.createDirectories(parent);
            clearLeftovers(parent);
            return lock(Files.createTempDirectory(parent, kind + "-"), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A place for temporary things; another user of this machine has another one and may not write into this. */
    static Path ofThisUser(String what) {
        var user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_");
        return Path.of(System.getProperty("java.io.tmpdir"), "redress-" + what + "-" + user);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        if (!lock.isValid()) return;
        try {
            lock.release();
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(path);
        }
        if (temporary) delete(path);
    }

    static void delete(Path path) {
        if (!Files.exists(path)) return;
        try (Stream<Path> all = Files.walk(path)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends the PostgreSQL whose {@code postmaster.pid} lies in this data directory, if it still runs. To be called by the
     * holder of the folder's lock only: then nobody else can be using it.
     */
    static void stopLeftoverPostmaster(Path dataDirectory) throws IOException {
        var found = postmaster(dataDirectory);
        if (found.isEmpty()) return;
        long postmaster = found.get();
        ProcessHandle.of(postmaster)
                .filter(process -> isPostgres(process.info()))
                .ifPresent(Folder::interrupt);
        // The workers of a killed postmaster notice its death by themselves, but hold its shared memory until then.
        waitUntil(Duration.ofSeconds(60), () -> !anybodyWorksIn(dataDirectory));
        waitUntil(Duration.ofSeconds(2), () -> ProcessHandle.of(postmaster).isEmpty());
        // PostgreSQL takes a dead process that nobody has waited for yet, or another one that got its number, for a
        // running server. Where it can be seen that nobody works in the directory, that is settled.
        if (Files.isDirectory(PROCESSES) && !anybodyWorksIn(dataDirectory))
            Files.deleteIfExists(dataDirectory.resolve("postmaster.pid"));
    }

    /** The process that said it serves this data directory; it may have ended since. */
    static Optional<Long> postmaster(Path dataDirectory) {
        var pidFile = dataDirectory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) return Optional.empty();
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst().map(line -> Long.parseLong(line.strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPostgres(Info info) {
        return info.command().filter(command -> command.contains("postgres")).isPresent();
    }

    private static void interrupt(ProcessHandle process) {
        try {
            // SIGINT is PostgreSQL's fast stop: it ends sessions and writes a checkpoint. Java can only send SIGTERM.
            boolean asked = !onWindows()
                    && new ProcessBuilder("sh", "-c", "kill -INT " + process.pid())
                                    .start()
                                    .waitFor()
                            == 0;
            if (!asked) process.destroyForcibly();
            if (!waitUntil(Duration.ofSeconds(30), () -> !process.isAlive())) process.destroyForcibly();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stopping PostgreSQL", e);
        }
    }

    private static boolean anybodyWorksIn(Path directory) {
        if (!Files.isDirectory(PROCESSES)) return false;
        return ProcessHandle.allProcesses().anyMatch(process -> {
            var cwd = workingDirectory(
                    PROCESSES.resolve(Long.toString(process.pid())).resolve("cwd"));
            return cwd != null && cwd.equals(directory);
        });
    }

    private static @Nullable Path workingDirectory(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException ended) {
            return null; // the process ended meanwhile, or is not ours to look at
        }
    }

    /** Whether the condition came true in time. */
    static boolean waitUntil(Duration within, BooleanSupplier condition) {
        var end = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) return false;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return true;
    }

    static boolean onWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static Folder lock(Path wanted, boolean temporary) {
        try {
            Files.createDirectories(wanted);
            var path = wanted.toRealPath();
            if (!HELD.add(path)) throw new IllegalStateException("This process is using " + path + " already");
            try {
                return new Folder(path, temporary, lock(path.resolve("in-use.lock")));
            } catch (IOException | RuntimeException e) {
                HELD.remove(path);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock lock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IllegalStateException("Another process is using " + file.getParent());
        }
        return lock;
    }

    private static void clearLeftovers(Path parent) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            for (var each : all.toList()) clearLeftover(each);
        }
    }

    private static void clearLeftover(Path each) {
        try {
            // younger than a minute: perhaps created a moment ago by a process that has not locked it yet
            var age = Duration.between(Files.getLastModifiedTime(each).toInstant(), Instant.now());
            if (age.compareTo(Duration.ofMinutes(1)) < 0) return;
            var lock = lock(each, true);
            stopLeftoverPostmaster(each.resolve("data"));
            lock.close();
        } catch (IllegalStateException inUse) {
            return; // somebody else's, and alive
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(Folder.class.getName())
                    .log(System.Logger.Level.DEBUG, () -> "Could not clear away " + each, e);
        }
    }
}
