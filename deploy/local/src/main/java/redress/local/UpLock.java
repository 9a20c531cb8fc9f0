package redress.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One {@code up} per folder; the file says whose it is. The system lets go of the lock when that process ends, however. */
final class UpLock implements AutoCloseable {

    private static final String LOCK = "up.lock";
    private static final String OWNER = "up.pid";

    /**
     * What this process holds. It must not open such a lock again: POSIX gives up all locks that a process has on a file as
     * soon as it closes any of its channels to it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private UpLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws CannotStart when somebody else runs in this folder, naming the process */
    static UpLock take(Path wanted) {
        try {
            var folder = Files.createDirectories(wanted).toRealPath();
            var owner = folder.resolve(OWNER);
            if (!HELD.add(folder)) throw taken(folder, owner);
            var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                HELD.remove(folder);
                throw taken(folder, owner);
            }
            Files.writeString(owner, Long.toString(ProcessHandle.current().pid()), StandardCharsets.UTF_8);
            return new UpLock(folder, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process that holds the folder, if another one does. */
    static Optional<ProcessHandle> holder(Path folder) {
        var lock = folder.resolve(LOCK);
        if (!Files.exists(lock)) return Optional.empty();
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null ? owner(folder.resolve(OWNER)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empties the folder, except for the lock and one folder in it. */
    void deleteAllElseBut(Path kept) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList())
                if (!each.equals(folder) && !each.equals(folder.resolve(LOCK)) && !each.startsWith(kept))
                    Files.deleteIfExists(each);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            HELD.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CannotStart taken(Path folder, Path owner) throws IOException {
        var process = owner(owner).map(PortHolder::described).orElse("another process");
        return new CannotStart("Redress is running in " + folder + " already: " + process
                + ". Use that one, or end it with Ctrl-C where it runs.");
    }

    private static Optional<ProcessHandle> owner(Path file) throws IOException {
        @Nullable String pid = Files.exists(file) ? Files.readString(file).strip() : null;
        return pid == null || pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
    }
}
