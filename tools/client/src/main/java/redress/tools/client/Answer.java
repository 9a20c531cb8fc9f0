package redress.tools.client;

import tools.jackson.databind.JsonNode;

/**
 * A deed that was accepted, or a view.
 *
 * @param replayed the same deed had been done before under the same key, and this is the answer of then
 */
public record Answer(int status, JsonNode body, boolean replayed) {

    /** The text at {@code field} of the body. @throws Unexpected where there is none */
    public String text(String field) {
        var value = body.path(field);
        if (!value.isString()) throw new Unexpected("an answer with a text called \"" + field + "\"", body.toString());
        return value.asString();
    }
}
