package redress.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.tools.client.Service;
import redress.tools.story.Stories;

/** The second tier: what everything else proves on embedded servers, seen once on what a platform team deploys. */
@ExtendWith(WhereTheImagesAre.class)
class RunningTheImages {

    private static @Nullable Machines machines;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        machines = new Machines(folder);
    }

    @AfterAll
    static void stop() {
        if (machines != null) machines.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreement", "silence", "return"})
    void a_story_ends_as_told(String story) {
        tell(story);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void a_service_is_nobody_and_cannot_write_its_own_disk(Service service) throws Exception {
        var pod = machines().pod(service);
        assertEquals("10001:10001", pod.run("echo $(id -u):$(id -g)").output());
        assertNotEquals(0, pod.run("touch /app/planted").status());
        assertEquals(0, pod.run("touch /tmp/scratch").status());
        assertNotEquals(0, pod.run("touch /etc/redress/secrets/planted").status());
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void no_service_says_its_secrets(Service service) throws Exception {
        assertEquals(
                "",
                machines().pod(service).run("env | grep -i of-this-test-only").output());
        assertFalse(machines().pod(service).said().contains("of-this-test-only"));
    }

    @Test
    void killed_containers_are_replaced_and_the_story_goes_on() throws Exception {
        tell("counter-offer");
        for (var service : Service.values()) machines().replace(service);
        tell("withdrawal");
    }

    private static void tell(String story) {
        var told = new ByteArrayOutputStream();
        int status = Stories.run(machines().addresses(), new PrintStream(told, true, StandardCharsets.UTF_8), story);
        assertEquals(0, status, () -> told.toString(StandardCharsets.UTF_8));
    }

    private static Machines machines() {
        return Objects.requireNonNull(machines);
    }
}
