package redress.platform.testkit;

import java.net.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public JsonNode json() {
        return JSON.readTree(body);
    }

    public <T> T as(Class<T> type) {
        return JSON.readValue(body, type);
    }

    /** A text in the answer, by JSON Pointer: {@code text("/disputeId")}. */
    public String text(String pointer) {
        var node = json().at(pointer);
        if (!node.isValueNode()) throw new AssertionError("Nothing at " + pointer + " of " + this);
        return node.asString();
    }

    /** A field of every item of a list: {@code each("disputeId")}. */
    public List<String> each(String field) {
        return json().path("items")
                .valueStream()
                .map(item -> item.path(field).asString())
                .toList();
    }

    /** The problem's code, where it is a problem. */
    public String code() {
        return text("/code");
    }

    public @Nullable String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** Where what was created is. */
    public String location() {
        return headers.firstValue("Location").orElseThrow(() -> new AssertionError("No Location in " + this));
    }

    /** This, if it has that status; fails with the whole answer otherwise. */
    public Answer must(int expected) {
        if (status != expected) throw new AssertionError("Expected " + expected + ", but got " + this);
        return this;
    }

    /** This, if it is that problem. */
    public Answer mustRefuse(int expected, String code) {
        if (!code.equals(must(expected).code())) throw new AssertionError("Expected " + code + ", but got " + this);
        return this;
    }

    @Override
    public String toString() {
        return status + " " + headers.map() + " " + body;
    }
}
