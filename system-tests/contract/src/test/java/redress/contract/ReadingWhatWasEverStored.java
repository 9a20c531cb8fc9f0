package redress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import redress.platform.journal.EventJson;
import redress.platform.journal.EventSerializer;
import redress.platform.journal.JournalReader;
import redress.platform.journal.RawEntry;
import redress.platform.projection.Rebuildable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The golden corpus: of every revision of every stored event the payloads as the journal holds them, one a line, in each
 * service's {@code src/test/resources/journal}. What was ever stored must be readable for ever, so a released sample is never
 * changed: whoever changes a stored event raises its {@code @Revision} and adds an upcaster to the service's journal.
 */
class ReadingWhatWasEverStored {

    private static final JsonMapper JSON = EventJson.mapper();
    private static final boolean WRITES = "write".equals(System.getProperty("redress.samples"));
    private static final String HOW = """
            Write the missing samples and commit them:
              ./mvnw test -pl system-tests/contract -am -Dtest=ReadingWhatWasEverStored \
                  -Dsurefire.failIfNoSpecifiedTests=false -Dredress.samples=write""";
    private static final String OTHERWISE = """
            If this shape has never been released: delete the file and write it anew (-Dredress.samples=write). If it has: give the
            record the next @Revision, add a JsonUpcaster to upcasters() of the service's journal, and keep this file.""";

    /** One revision of one event of a service. */
    record Kind(Rebuildable journal, String name, String revision) {
        Path file() {
            return folder(journal).resolve(name + "." + revision + ".jsonl");
        }

        @Nullable
        Class<?> type() {
            return journal.events().classOf(name);
        }

        @Override
        public String toString() {
            return journal.service() + ": " + name + " revision " + revision;
        }
    }

    /** A service takes part from its first sample on; writing gives every service its samples. */
    static Stream<Rebuildable> journals() {
        return ServiceLoader.load(Rebuildable.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(journal -> Files.exists(folder(journal)) || WRITES);
    }

    /** Every stored event as it is stored today. */
    private static Stream<Kind> today() {
        return journals()
                .flatMap(journal -> journal.events().all().entrySet().stream()
                        .map(event -> new Kind(journal, event.getKey(), revision(event.getValue()))));
    }

    static Stream<Kind> stored() {
        return journals().flatMap(ReadingWhatWasEverStored::kept);
    }

    @BeforeAll
    static void write_what_is_missing_if_asked_to() throws IOException {
        if (!WRITES) return;
        for (var kind : today().toList())
            if (!Files.exists(kind.file())) write(kind, Objects.requireNonNull(kind.type()));
    }

    @Test
    void every_stored_event_has_its_sample() {
        assertThat(today().filter(kind -> !Files.exists(kind.file())).map(Kind::toString))
                .as(HOW)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stored")
    void what_was_stored_is_read(Kind kind) throws IOException {
        var type = kind.type();
        assertThat(type)
                .as("%s was stored once and is in no vocabulary any more. %s", kind, OTHERWISE)
                .isNotNull();
        var lines = Files.readAllLines(kind.file());
        assertThat(lines).isNotEmpty();
        boolean today = kind.revision().equals(revision(Objects.requireNonNull(type)));
        for (var line : lines) {
            var event = read(kind, line);
            assertThat(event).as("%s: %s", kind, line).isInstanceOf(type);
            if (today)
                assertThat(JSON.writeValueAsString(event))
                        .as("%s is not written as it was read. %s", kind, OTHERWISE)
                        .isEqualTo(line);
        }
    }

    @ParameterizedTest
    @MethodSource("journals")
    void a_field_that_was_renamed_would_be_noticed(Rebuildable journal) throws IOException {
        var kind = kept(journal)
                .filter(one -> one.revision().equals("1"))
                .findFirst()
                .orElseThrow();
        var line = (ObjectNode) JSON.readTree(Files.readAllLines(kind.file()).getFirst());
        var renamed = line.propertyNames().iterator().next();
        line.set(renamed + "Renamed", line.remove(renamed));

        assertThat(again(kind, line.toString())).isNotEqualTo(line.toString());
    }

    private static String again(Kind kind, String line) {
        try {
            return JSON.writeValueAsString(read(kind, line));
        } catch (RuntimeException unreadable) {
            return "unreadable: " + unreadable.getMessage();
        }
    }

    private static Object read(Kind kind, String payload) {
        var reader = new JournalReader(
                new NoDatabase(),
                new EventSerializer(kind.journal().events()),
                new EventUpcasterChain(kind.journal().upcasters()));
        var row = new RawEntry(
                1,
                "stream",
                "id",
                0,
                kind.name(),
                kind.revision(),
                "evt_1",
                "2026-03-01T10:00:00.000000Z",
                "{}",
                payload,
                "");
        return reader.decode(row).getFirst().event();
    }

    private static String revision(Class<?> event) {
        var said = event.getAnnotation(Revision.class);
        assertThat(said).as("%s says its @Revision", event).isNotNull();
        return said.value();
    }

    /** The imagined versions that show something new: a field, a variant, a word. */
    private static void write(Kind kind, Class<?> event) throws IOException {
        var shown = new HashSet<String>();
        var lines = new ArrayList<String>();
        for (var imagined : new Imagined().all(event)) {
            var json = JSON.writeValueAsString(imagined);
            if (shown.addAll(features(JSON.readTree(json)))) lines.add(json);
        }
        Files.createDirectories(Objects.requireNonNull(kind.file().getParent()));
        Files.write(kind.file(), lines);
    }

    private static List<String> features(JsonNode json) {
        var features = new ArrayList<String>();
        Shape.of(json).forEach((path, kind) -> features.add(path + " " + kind));
        words("", json, features);
        return features;
    }

    private static void words(String path, JsonNode json, List<String> features) {
        if (json.isString() && (path.endsWith("/type") || json.asString().matches("[A-Z][A-Z_]+")))
            features.add(path + "=" + json.asString());
        json.properties().forEach(member -> words(path + "/" + member.getKey(), member.getValue(), features));
        for (var element : json.isArray() ? json : JSON.createArrayNode()) words(path + "/*", element, features);
    }

    private static Stream<Kind> kept(Rebuildable journal) {
        var kinds = new TreeSet<Kind>(java.util.Comparator.comparing(Kind::toString));
        var folder = folder(journal);
        try (var files = Files.exists(folder) ? Files.walk(folder) : Stream.<Path>empty()) {
            files.filter(Files::isRegularFile).forEach(file -> {
                var parts =
                        folder.relativize(file).toString().replace('\\', '/').split("\\.");
                kinds.add(new Kind(journal, parts[0], parts[1]));
            });
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return List.copyOf(kinds).stream();
    }

    private static Path folder(Rebuildable journal) {
        return Path.of("../../%s-service/app/src/test/resources/journal".formatted(journal.service()));
    }

    /** Decoding needs none. */
    private static final class NoDatabase extends AbstractDataSource {
        @Override
        public java.sql.Connection getConnection() throws java.sql.SQLException {
            throw new java.sql.SQLException("Nothing is asked of a database here");
        }

        @Override
        public java.sql.Connection getConnection(String username, String password) throws java.sql.SQLException {
            return getConnection();
        }
    }
}
