package redress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/lifecycle.md is drawn by hand; that it draws everything, and nothing that is not there, is tried here. */
class DrawingTheLifecycle {

    private static final Path PAGE = Path.of("../../docs/lifecycle.md");
    private static final Pattern DRAWING = Pattern.compile("```mermaid(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\\b");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)[^)]*\\)");
    private static final Pattern STORY = Pattern.compile("new ([A-Z]\\w+)\\(\\)");

    @Test
    void every_published_event_is_drawn() throws IOException {
        assertThat(drawn())
                .containsAll(Spoken.published().map(Spoken.Published::name).toList());
    }

    @Test
    void every_name_that_is_drawn_is_an_event_or_a_command() throws IOException {
        var commands = Files.readString(Path.of("../../docs/commands.md"));
        var known = Stream.concat(
                        Spoken.published().map(Spoken.Published::name),
                        Spoken.services()
                                .flatMap(service -> stored(service.stored()))
                                .map(Class::getSimpleName))
                .collect(Collectors.toSet());

        assertThat(drawn()).allMatch(name -> known.contains(name) || commands.contains("`" + name + "`"));
    }

    @Test
    void every_story_is_linked_and_every_link_leads_somewhere() throws IOException {
        var page = Files.readString(PAGE);
        var list = Files.readString(Path.of("../../tools/story/src/main/java/redress/tools/story/Stories.java"));
        var stories = STORY.matcher(list.substring(list.indexOf("ALL ="), list.indexOf(");", list.indexOf("ALL ="))));

        assertThat(stories.results().map(story -> story.group(1) + ".java)"))
                .isNotEmpty()
                .allMatch(page::contains, "is linked in docs/lifecycle.md");
        assertThat(LINK.matcher(page).results().map(link -> link.group(1)))
                .allMatch(link -> Files.exists(Path.of("../../docs").resolve(link)), "exists");
    }

    @Test
    void every_published_event_is_heard_in_a_story() throws IOException {
        var told = new StringBuilder();
        try (var files = Files.list(Path.of("../../tools/story/src/main/java/redress/tools/story"))) {
            for (var file : files.toList()) told.append(Files.readString(file));
        }
        assertThat(Spoken.published().map(event -> "hears(\"" + event.name() + "\""))
                .allMatch(hearing -> told.indexOf(hearing) >= 0, "in tools/story");
    }

    private static Set<String> drawn() throws IOException {
        var names = new TreeSet<String>();
        var drawings = DRAWING.matcher(Files.readString(PAGE));
        while (drawings.find()) NAME.matcher(drawings.group(1)).results().forEach(name -> names.add(name.group()));
        return names;
    }

    private static Stream<Class<?>> stored(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(DrawingTheLifecycle::stored)
                : Stream.of(type);
    }
}
