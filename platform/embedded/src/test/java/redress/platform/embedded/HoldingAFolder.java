package redress.platform.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldingAFolder {

    @Test
    void a_folder_stays_held_when_the_same_process_starts_another_server() throws Exception {
        try (var first = Folder.temporary("first")) {
            Files.setLastModifiedTime(first.path(), FileTime.from(Instant.now().minus(Duration.ofMinutes(5))));
            try (var second = Folder.temporary("second")) {
                assertTrue(Files.exists(second.path()));
                assertEquals("held", asAnotherProcessSeesIt(first.path()));
            }
        }
    }

    @Test
    void a_folder_stays_held_when_the_same_process_wants_it_twice(@TempDir Path directory) throws Exception {
        try (var held = Folder.kept(directory)) {
            assertThrows(IllegalStateException.class, () -> Folder.kept(directory));
            assertEquals("held", asAnotherProcessSeesIt(held.path()));
        }
        assertEquals("free", asAnotherProcessSeesIt(directory));
        Folder.kept(directory).close();
    }

    private static String asAnotherProcessSeesIt(Path folder) throws Exception {
        var jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stranger.class.getName(),
                        folder.resolve("in-use.lock").toString())
                .start();
        try (var said = jvm.inputReader()) {
            var answer = said.readLine();
            assertEquals(0, jvm.waitFor());
            return answer;
        }
    }

    /** Another process that tries to take the lock. */
    static final class Stranger {
        public static void main(String[] lock) throws Exception {
            try (var channel = FileChannel.open(Path.of(lock[0]), StandardOpenOption.WRITE)) {
                System.out.println(channel.tryLock() == null ? "held" : "free");
            }
        }
    }
}
