package redress.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One {@code up} per folder; the file says whose it is. The system lets go of the lock when that process ends, however. */
final class UpLock implements AutoCloseable {

    private static final String LOCK = "up.lock";
    private static final String OWNER = "up.pid";

    private final Path folder;
    private final FileChannel channel;

    private UpLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws CannotStart when somebody else runs in this folder, naming the process */
    static UpLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            var owner = folder.resolve(OWNER);
            var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                var process = owner(owner).map(PortHolder::described).orElse("another process");
                throw new CannotStart("Redress is running in " + folder + " already: " + process
                        + ". Use that one, or end it with Ctrl-C where it runs.");
            }
            Files.writeString(owner, Long.toString(ProcessHandle.current().pid()), StandardCharsets.UTF_8);
            return new UpLock(folder, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process that holds the folder, if one does. */
    static Optional<ProcessHandle> holder(Path folder) {
        var lock = folder.resolve(LOCK);
        if (!Files.exists(lock)) return Optional.empty();
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return tryLock(channel) ? Optional.empty() : owner(folder.resolve(OWNER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empties the folder. */
    void deleteAllElse() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList())
                if (!each.equals(folder) && !each.equals(folder.resolve(LOCK))) Files.deleteIfExists(each);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static Optional<ProcessHandle> owner(Path file) throws IOException {
        @Nullable String pid = Files.exists(file) ? Files.readString(file).strip() : null;
        return pid == null || pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
    }
}
