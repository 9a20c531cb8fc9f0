package redress.platform.messages;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A CloudEvents type of ours, taken apart: {@code redress.dispute.DisputeOpened.v1}. Everything else about a published
 * event follows from it: who may say it, which schema it keeps to, where that schema lies in the speaker's events jar.
 */
public record EventType(String service, String name, int version) {

    private static final Pattern FORM =
            Pattern.compile("redress\\.([a-z]{1,40})\\.([A-Z][A-Za-z0-9]{0,99})\\.v([1-9][0-9]{0,3})");

    public static Optional<EventType> parse(String type) {
        var match = FORM.matcher(type);
        return match.matches()
                ? Optional.of(new EventType(match.group(1), match.group(2), Integer.parseInt(match.group(3))))
                : Optional.empty();
    }

    /** @throws IllegalArgumentException where the type has another form */
    public static EventType of(String type) {
        return parse(type)
                .orElseThrow(() ->
                        new IllegalArgumentException("A type looks like redress.service.Name.v1, this one is " + type));
    }

    /** The one service that may say it, as CloudEvents source. */
    public String source() {
        return "/redress/" + service + "-service";
    }

    /** Names the schema; never fetched from anywhere. */
    public String dataschema() {
        return "urn:redress:schema:" + service + ":" + name + ":" + version;
    }

    /** Class path resource of the schema. */
    public String schemaResource() {
        return "redress/" + service + "/schemas/" + name + (version == 1 ? "" : ".v" + version) + ".json";
    }

    @Override
    public String toString() {
        return "redress." + service + "." + name + ".v" + version;
    }
}
