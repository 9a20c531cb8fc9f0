package redress.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a hearer that knows the released schema would stumble over. A speaker may add optional fields and say less often
 * what is optional; it may not remove, rename, re-type or newly require a field, nor say words a hearer does not know.
 */
final class Compatibility {

    private Compatibility() {}

    static List<String> breaks(JsonNode released, JsonNode now) {
        var breaks = new ArrayList<String>();
        compare("", released, released, now, now, breaks);
        return breaks;
    }

    private static void compare(
            String path, JsonNode oldRoot, JsonNode released, JsonNode newRoot, JsonNode now, List<String> breaks) {
        var before = resolve(oldRoot, released);
        var after = resolve(newRoot, now);
        var place = path.isEmpty() ? "/" : path;
        if (!before.path("type").equals(after.path("type"))) {
            breaks.add("%s was %s and is %s".formatted(place, before.path("type"), after.path("type")));
            return;
        }
        for (var limit :
                List.of("format", "pattern", "maxLength", "minLength", "minimum", "maximum", "minItems", "maxItems"))
            if (!before.path(limit).equals(after.path(limit)))
                breaks.add("%s: %s was %s and is %s".formatted(place, limit, before.path(limit), after.path(limit)));
        if (!words(before).equals(words(after)))
            breaks.add("%s had the words %s and has %s".formatted(place, words(before), words(after)));
        if (before.has("items"))
            compare(path + "/*", oldRoot, before.get("items"), newRoot, after.path("items"), breaks);
        if (!before.has("properties")) return;
        for (var property : before.get("properties").properties()) {
            var name = property.getKey();
            var still = after.path("properties").get(name);
            if (still == null) breaks.add("%s/%s was removed or renamed".formatted(path, name));
            else compare(path + "/" + name, oldRoot, property.getValue(), newRoot, still, breaks);
        }
        var required = names(before.path("required"));
        for (var name : names(after.path("required")))
            if (!required.contains(name)) breaks.add("%s/%s is newly required".formatted(path, name));
        for (var name : required)
            if (!names(after.path("required")).contains(name))
                breaks.add("%s/%s may be missing now".formatted(path, name));
        if (!after.path("additionalProperties").asBoolean(true)) breaks.add(place + " was closed to additions");
    }

    private static JsonNode resolve(JsonNode root, JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.get("$ref").asString().substring(1)) : schema;
    }

    private static SortedSet<String> words(JsonNode schema) {
        return names(schema.path("enum"));
    }

    private static SortedSet<String> names(JsonNode list) {
        var names = new TreeSet<String>();
        list.forEach(name -> names.add(name.asString()));
        return names;
    }
}
