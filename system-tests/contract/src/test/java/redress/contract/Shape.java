package redress.contract;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The paths of a JSON value with the kind of value at each; list elements count as one. */
final class Shape {

    private Shape() {}

    static Map<String, String> of(JsonNode value) {
        var shape = new TreeMap<String, String>();
        collect("", value, shape);
        return shape;
    }

    private static void collect(String path, JsonNode value, Map<String, String> shape) {
        shape.put(path.isEmpty() ? "/" : path, kind(value));
        if (value.isObject())
            value.properties().forEach(member -> collect(path + "/" + member.getKey(), member.getValue(), shape));
        if (value.isArray()) for (var element : value) collect(path + "/*", element, shape);
    }

    private static String kind(JsonNode value) {
        return value.isIntegralNumber() ? "integer" : value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    }
}
