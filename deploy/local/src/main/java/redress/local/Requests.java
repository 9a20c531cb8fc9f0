package redress.local;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What other commands ask of the running {@code up}: a file in a folder that it watches, named like the service to restart. */
final class Requests {

    private final Path folder;

    private Requests(Path folder) {
        this.folder = folder;
    }

    static Requests in(Path folder) {
        try {
            return new Requests(Files.createDirectories(folder.resolve("requests")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void ask(LocalService restart) {
        try {
            Files.deleteIfExists(folder.resolve(restart.shortName()));
            Files.createFile(folder.resolve(restart.shortName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does what is asked, for ever. What was asked while nobody served is forgotten. */
    void serve(Consumer<LocalService> restart) {
        try (var watcher = folder.getFileSystem().newWatchService()) {
            clear();
            folder.register(watcher, ENTRY_CREATE);
            while (true) {
                var key = watcher.take();
                for (var event : key.pollEvents())
                    LocalService.called(String.valueOf(event.context())).ifPresent(restart);
                clear();
                key.reset();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void clear() throws IOException {
        try (Stream<Path> asked = Files.list(folder)) {
            for (var each : asked.toList()) Files.deleteIfExists(each);
        }
    }
}
