package redress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.FileSystemResource;

/** Every setting that platform and services read has its line in docs/operating.md, with its default, and no other has one. */
class ListingTheSettings {

    private static final Path PAGE = Path.of("../../docs/operating.md");
    private static final List<String> SERVICES = List.of("order", "dispute", "mediation", "refund");
    private static final String NONE = "none";

    private static final Pattern LINE =
            Pattern.compile("(?m)^\\| `(redress\\.[a-z0-9.-]+)` \\| ([^|]*) \\| [^|]+ \\| [^|]+ \\|$");
    private static final Pattern NAME = Pattern.compile("redress(\\.[a-z0-9-]+)+");

    /** What a class that asks by a bare name has in its constants. */
    private static final Set<String> ASKS = Set.of("getProperty", "getRequiredProperty");

    private static final String CONDITIONAL =
            "Lorg/springframework/boot/autoconfigure/condition/ConditionalOnProperty;";
    private static final String BOUND = "Lorg/springframework/boot/context/properties/ConfigurationProperties;";

    @Test
    void every_setting_has_its_line_and_every_line_its_setting() throws IOException {
        assertThat(flaws(settings(), Files.readString(PAGE)))
                .as("docs/operating.md, section Settings")
                .isEmpty();
    }

    @Test
    void every_way_of_reading_a_setting_is_seen() throws IOException {
        assertThat(settings())
                .containsEntry("redress.journal.patience", "10s") // @Value
                .containsEntry("redress.clock.file", NONE) // @Value with a constant
                .containsEntry("redress.messages.lease", "1500ms") // bound to a record
                .containsEntry("redress.refund.provider", "sandbox") // a condition, set by the service's own file
                .containsEntry("redress.http.at-once-per-caller", "32") // set for all services
                .containsEntry("redress.security.issuer", NONE); // inside another one's default
    }

    @Test
    void a_gap_is_told() {
        var settings = Map.of("redress.tea.cups", "3", "redress.tea.kind", NONE);
        var line = "| `redress.tea.cups` | `3` | cups | thirsty |\n";

        assertThat(flaws(settings, section(line))).containsExactly("`redress.tea.kind` has no line");
        assertThat(flaws(Map.of(), section(line)))
                .containsExactly("`redress.tea.cups` has a line, and nothing reads it");
        assertThat(flaws(Map.of("redress.tea.cups", "4"), section(line)))
                .containsExactly("`redress.tea.cups` is 4 where nothing is said, and its line says 3");
        assertThat(flaws(Map.of("redress.tea.cups", "3"), section(line))).isEmpty();
        assertThat(flaws(Map.of("redress.tea.cups", "3"), "## Other\n" + line))
                .containsExactly("`redress.tea.cups` has no line");
    }

    private static String section(String lines) {
        return "## Settings\n\n" + lines + "\n## More\n";
    }

    private static List<String> flaws(Map<String, String> settings, String page) {
        var section = Stream.of(page.split("(?m)^## "))
                .filter(part -> part.startsWith("Settings\n"))
                .collect(Collectors.joining());
        var listed = new TreeMap<String, String>();
        LINE.matcher(section)
                .results()
                .forEach(line -> listed.put(line.group(1), line.group(2).replace("`", "")));
        var flaws = new ArrayList<String>();
        settings.forEach((name, fallback) -> {
            var said = listed.get(name);
            if (said == null) flaws.add("`" + name + "` has no line");
            else if (!said.equals(fallback))
                flaws.add("`%s` is %s where nothing is said, and its line says %s".formatted(name, fallback, said));
        });
        for (var name : listed.keySet())
            if (!settings.containsKey(name)) flaws.add("`" + name + "` has a line, and nothing reads it");
        return flaws;
    }

    /** Every setting with its default. What a file of ours sets and nothing reads is among them, and should not be there. */
    private static Map<String, String> settings() throws IOException {
        var settings = new TreeMap<String, String>();
        compiled("../../platform/runtime", settings);
        for (var service : SERVICES) compiled("../../%s-service/app".formatted(service), settings);
        var shared = new Properties();
        try (var file = Files.newInputStream(
                Path.of("../../platform/runtime/src/main/resources/platform-defaults.properties"))) {
            shared.load(file);
        }
        set(List.of(shared), settings);
        set(SERVICES.stream().map(ListingTheSettings::ownFile).toList(), settings);
        return settings;
    }

    private static Properties ownFile(String service) {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource(
                "../../%1$s-service/app/src/main/resources/%1$s-service.yaml".formatted(service)));
        return java.util.Objects.requireNonNull(yaml.getObject());
    }

    /** Where services differ, each one's default, in their order. */
    private static void set(List<Properties> files, Map<String, String> settings) {
        var names = new TreeSet<String>();
        for (var file : files) names.addAll(file.stringPropertyNames());
        names.removeIf(name -> !name.startsWith("redress."));
        for (var name : names) {
            var values = new LinkedHashSet<String>();
            for (var file : files) if (file.get(name) != null) values.add(String.valueOf(file.get(name)));
            if (settings.containsKey(name)) settings.put(name, String.join(", ", values));
            else settings.put(name, "read by nobody");
        }
    }

    private static void compiled(String module, Map<String, String> settings) throws IOException {
        try (var files = Files.walk(Path.of(module, "target", "classes"))) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".class")).toList())
                read(ClassFile.of().parse(file), settings);
        }
    }

    private static void read(ClassModel type, Map<String, String> settings) {
        var words = new ArrayList<String>();
        var calls = new ArrayList<String>();
        for (PoolEntry entry : type.constantPool()) {
            if (entry instanceof Utf8Entry word) words.add(word.stringValue());
            if (entry instanceof MemberRefEntry member) calls.add(member.name().stringValue());
        }
        for (var word : words) placeholders(word, settings);
        if (words.contains(CONDITIONAL) || calls.stream().anyMatch(ASKS::contains))
            for (var word : words) if (NAME.matcher(word).matches()) settings.putIfAbsent(word, NONE);
        if (words.contains(BOUND)) bound(type, settings);
    }

    /** {@code ${name}} and {@code ${name:default}}, and those inside the default. */
    private static void placeholders(String word, Map<String, String> settings) {
        for (int from = word.indexOf("${redress."); from >= 0; from = word.indexOf("${redress.", from + 1)) {
            int end = from + 2;
            for (int open = 1; end < word.length() && open > 0; end++)
                open += word.charAt(end) == '{' ? 1 : word.charAt(end) == '}' ? -1 : 0;
            var inside = word.substring(from + 2, end - 1);
            int colon = inside.indexOf(':');
            var fallback = colon < 0 ? "" : inside.substring(colon + 1);
            var name = colon < 0 ? inside : inside.substring(0, colon);
            if (fallback.isEmpty()) settings.putIfAbsent(name, NONE);
            else settings.put(name, fallback);
        }
    }

    private static void bound(ClassModel type, Map<String, String> settings) {
        try {
            var bound = Class.forName(type.thisClass().asInternalName().replace('/', '.'));
            var prefix = bound.getAnnotation(ConfigurationProperties.class);
            if (prefix == null) return;
            for (var parameter : bound.getDeclaredConstructors()[0].getParameters()) {
                var fallback = parameter.getAnnotation(DefaultValue.class);
                settings.put(
                        prefix.value() + "." + kebab(parameter.getName()),
                        fallback == null ? NONE : String.join(", ", fallback.value()));
            }
        } catch (ClassNotFoundException notThere) {
            throw new IllegalStateException(notThere);
        }
    }

    private static String kebab(String name) {
        return Pattern.compile("[A-Z]")
                .matcher(name)
                .replaceAll((MatchResult capital) -> "-" + capital.group().toLowerCase(java.util.Locale.ROOT));
    }
}
