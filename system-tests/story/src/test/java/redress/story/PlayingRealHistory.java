package redress.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import redress.local.LocalStack;
import redress.local.StackOptions;
import redress.tools.client.Event;
import redress.tools.client.Eventually;
import redress.tools.client.Redress;
import redress.tools.play.Play;

/** History in the layout of the public Olist data set, lived on the simulated clock through everything there is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlayingRealHistory {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Path INVENTED = Path.of("../../tools/play/src/test/resources/redress/tools/play/small");

    private final Path folder;
    private final LocalStack stack;

    PlayingRealHistory(@TempDir Path folder) {
        this.folder = folder;
        this.stack = LocalStack.start(StackOptions.in(folder.resolve("stack")));
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    @Order(1) // on a system in which nothing has happened yet
    void a_history_that_was_interrupted_is_played_on_and_nothing_is_done_twice() {
        var counts = new ConcurrentHashMap<String, AtomicInteger>();
        try (var redress = Redress.at(stack.addresses());
                var news = redress.listenFromTheBeginning(event -> count(event, counts))) {
            var playing = new AtomicReference<@Nullable Thread>();
            var first = CompletableFuture.supplyAsync(() -> played(INVENTED), task -> {
                playing.set(Thread.ofPlatform().name("first-try").start(task));
            });
            Eventually.eventually(
                    SOON,
                    "some orders, but not all",
                    () -> Optional.of(number(counts, "OrderPlaced")).filter(placed -> placed >= 5),
                    counts::toString);
            Objects.requireNonNull(playing.get()).interrupt();
            // 0 where it had played everything before it noticed: then there is nothing left to play on
            assertTrue(first.join() <= 1);

            assertEquals(0, played(INVENTED));
            news.catchUp(SOON);
            assertEquals(15, number(counts, "OrderPlaced"), counts::toString);
            assertEquals(14, number(counts, "OrderPaid"), counts::toString);
            var once = new TreeMap<>(counts).toString();
            assertEquals(number(counts, "DisputeOpened"), number(counts, "DisputeClosed"), once);
            assertEquals(number(counts, "RefundRequested"), number(counts, "RefundIssued"), once);

            assertEquals(0, played(INVENTED));
            news.catchUp(SOON);
            assertEquals(once, new TreeMap<>(counts).toString());
        }
    }

    /** The data may not be packed with the product (CC BY-NC-SA); this runs where it lies beside the repository. */
    @Test
    @Order(2) // on one that has lived, where it is lived later
    void a_slice_of_the_real_data_is_played_to_the_cent() {
        var data = Path.of("").toAbsolutePath();
        while (data != null && !Files.exists(data.resolveSibling("shared").resolve("data/core")))
            data = data.getParent();
        Assumptions.assumeTrue(data != null, "There is no ../shared/data/core beside the repository");

        assertEquals(0, played(data.resolveSibling("shared").resolve("data/core"), "--limit", "40"));
    }

    private int played(Path data, String... more) {
        var bytes = new ByteArrayOutputStream();
        var args = new String[more.length + 3];
        args[0] = data.toString();
        args[1] = "--rows";
        args[2] = folder.resolve("rows.csv").toString();
        System.arraycopy(more, 0, args, 3, more.length);
        int status = Play.run(stack.addresses(), new PrintStream(bytes, true, StandardCharsets.UTF_8), false, args);
        System.out.println(bytes.toString(StandardCharsets.UTF_8));
        assertTrue(bytes.size() > 0);
        return status;
    }

    private static void count(Event event, Map<String, AtomicInteger> counts) {
        counts.computeIfAbsent(event.name(), name -> new AtomicInteger()).incrementAndGet();
    }

    private static int number(Map<String, AtomicInteger> counts, String event) {
        var count = counts.get(event);
        return count == null ? 0 : count.get();
    }
}
