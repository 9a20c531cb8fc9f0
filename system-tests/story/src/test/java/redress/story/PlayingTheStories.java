package redress.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.local.LocalStack;
import redress.local.StackOptions;
import redress.tools.story.Stories;

/** One JVM with everything in it, as {@code ./redress up} runs it; every story, one after the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlayingTheStories {

    private final LocalStack stack;

    PlayingTheStories(@TempDir Path folder) {
        stack = LocalStack.start(StackOptions.in(folder));
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @ParameterizedTest
    @MethodSource("redress.tools.story.Stories#names")
    void it_ends_as_told(String story) {
        var told = new ByteArrayOutputStream();
        int status = Stories.run(stack.addresses(), new PrintStream(told, true, StandardCharsets.UTF_8), story);
        System.out.println(told.toString(StandardCharsets.UTF_8));
        assertEquals(0, status, () -> told.toString(StandardCharsets.UTF_8));
    }
}
