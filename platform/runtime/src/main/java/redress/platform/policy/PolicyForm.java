package redress.platform.policy;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redress.platform.policy.FlawedPolicy.Flaw;
import redress.platform.policy.PolicyBook.Departure;
import redress.platform.policy.PolicyBook.Page;
import redress.platform.policy.PolicyBook.Unsaid;
import redress.platform.schema.JsonSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a policy of one service must be like: its JSON Schema, {@code policy.schema.json} in the policy's folder, and what no
 * schema can say, which is tried by building everything that the service will ask of the document, for every country and
 * category that it names.
 *
 * <p>Beyond JSON Schema, {@code x-shortest} and {@code x-longest} bound a period or each of a list of periods, and {@code
 * x-unsaid} tells what a version means by a value that did not exist when it was written: {@link Unsaid}. Once released that is never
 * changed; a test of the contract keeps it.
 */
public final class PolicyForm {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final String folder;
    private final Trial trial;
    private final JsonNode schema;
    private final Schema compiled;
    private final Map<String, Unsaid> unsaid;

    /** Asks a page everything that the service will ask it of a case at a place. */
    @FunctionalInterface
    public interface Trial {

        /** @throws IllegalArgumentException with a sentence, where the page does not answer or contradicts itself */
        void of(Page page, @Nullable String country, @Nullable String category);
    }

    private PolicyForm(String folder, Trial trial) {
        this.folder = folder;
        this.trial = trial;
        var text = PolicyDocument.onClassPath(folder + "/policy.schema.json");
        this.schema = PolicyDocument.JSON.readTree(text);
        this.compiled = JsonSchema.registry().getSchema(PolicyDocument.JSON.writeValueAsString(withoutNotes(schema)));
        compiled.initializeValidators();
        this.unsaid = unsaid(schema);
    }

    /** @param folder of the class path, {@code redress/order/policy} */
    public static PolicyForm of(String folder, Trial trial) {
        return new PolicyForm(folder, trial);
    }

    /**
     * The versions that the service brings with it. One that was released before a value existed is left as it is, and means
     * by it what the schema says.
     */
    public PolicyBook shipped(String... versions) {
        var documents = new ArrayList<PolicyDocument>();
        for (var version : versions) {
            var resource = folder + "/" + version + ".json";
            try {
                var written = PolicyDocument.JSON.readTree(PolicyDocument.onClassPath(resource));
                accept(asIfSaid(written));
                documents.add(PolicyDocument.of(written).olderThan(unsaid));
            } catch (FlawedPolicy flawed) {
                throw new IllegalStateException("The policy " + resource + " cannot be used: " + flawed.getMessage());
            }
        }
        return new PolicyBook(documents, unsaid);
    }

    private JsonNode asIfSaid(JsonNode written) {
        var whole = written.deepCopy();
        if (whole.path("values") instanceof ObjectNode values)
            unsaid.forEach((name, meant) -> values.putIfAbsent(name, meant.value()));
        return whole;
    }

    private static Map<String, Unsaid> unsaid(JsonNode schema) {
        var unsaid = new HashMap<String, Unsaid>();
        schema.at("/$defs/values/properties").properties().forEach(value -> {
            var meant = value.getValue().path("x-unsaid");
            if (!meant.isMissingNode())
                unsaid.put(
                        value.getKey(),
                        new Unsaid(meant.path("value"), meant.path("because").asString()));
        });
        return Map.copyOf(unsaid);
    }

    public JsonNode schema() {
        return schema;
    }

    /** @throws FlawedPolicy where it is not what the schema and the service need */
    public PolicyDocument accept(JsonNode document) {
        var flaws = new ArrayList<Flaw>();
        for (Error error : compiled.validate(document)) flaws.add(flaw(error));
        if (flaws.isEmpty()) periods(document, flaws);
        if (!flaws.isEmpty()) throw new FlawedPolicy(flaws);
        var read = PolicyDocument.of(document);
        sense(read.page(), flaws);
        if (!flaws.isEmpty()) throw new FlawedPolicy(flaws);
        examine(read.page());
        return read;
    }

    /** Asks everything of a page that was accepted once, perhaps by an older release. */
    public void examine(Page page) {
        var countries = new ArrayList<@Nullable String>();
        var categories = new ArrayList<@Nullable String>();
        countries.add(null);
        categories.add(null);
        for (var override : page.overrides()) {
            if (override.country() != null && !countries.contains(override.country()))
                countries.add(override.country());
            if (override.category() != null && !categories.contains(override.category()))
                categories.add(override.category());
        }
        for (var country : countries)
            for (var category : categories)
                try {
                    trial.of(page, country, category);
                } catch (RuntimeException unusable) {
                    throw new FlawedPolicy(List.of(new Flaw(
                            "/values",
                            "%s, for %s: %s"
                                    .formatted(
                                            page.version(), Departure.words(country, category), unusable.getMessage()),
                            false)));
                }
    }

    private static void sense(Page page, List<Flaw> flaws) {
        if (!page.version().startsWith(page.profile() + "-"))
            flaws.add(new Flaw("/version", "must begin with the profile and a hyphen", false));
        var seen = new HashSet<String>();
        for (int i = 0; i < page.overrides().size(); i++) {
            var override = page.overrides().get(i);
            if (override.country() != null && !COUNTRIES.contains(override.country()))
                flaws.add(new Flaw("/overrides/" + i + "/country", "is no country of ISO 3166-1", false));
            if (!seen.add(override.country() + " " + override.category()))
                flaws.add(new Flaw("/overrides/" + i, "is about the same place as another", false));
        }
    }

    private void periods(JsonNode document, List<Flaw> flaws) {
        var rules = schema.at("/$defs/values/properties");
        periods(document.path("values"), rules, "/values", flaws);
        for (int i = 0; i < document.path("overrides").size(); i++)
            periods(document.path("overrides").get(i).path("values"), rules, "/overrides/" + i + "/values", flaws);
    }

    private static void periods(JsonNode values, JsonNode rules, String pointer, List<Flaw> flaws) {
        values.properties().forEach(value -> {
            var rule = rules.path(value.getKey());
            if (!rule.has("x-shortest")) return;
            var shortest = Duration.parse(rule.path("x-shortest").asString());
            var longest = Duration.parse(rule.path("x-longest").asString());
            var all =
                    value.getValue().isArray() ? value.getValue().valueStream().toList() : List.of(value.getValue());
            for (var one : all) {
                var period = Duration.parse(one.asString());
                if (period.compareTo(shortest) < 0 || period.compareTo(longest) > 0)
                    flaws.add(new Flaw(
                            pointer + "/" + value.getKey(),
                            "is between %s and %s".formatted(shortest, longest),
                            false));
            }
        });
    }

    private static Flaw flaw(Error error) {
        var pointer = String.valueOf(error.getInstanceLocation());
        if (error.getProperty() != null) pointer = pointer + "/" + error.getProperty();
        return new Flaw(pointer, String.valueOf(error.getMessage()), "additionalProperties".equals(error.getKeyword()));
    }

    /** The schema without our own keywords, at which the validator would only wonder. */
    private static JsonNode withoutNotes(JsonNode schema) {
        var bare = schema.deepCopy();
        strip(bare);
        return bare;
    }

    private static void strip(JsonNode schema) {
        if (schema instanceof ObjectNode object)
            object.remove(object.propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(name -> name.startsWith("x-"))
                    .toList());
        schema.values().forEach(PolicyForm::strip);
    }
}
