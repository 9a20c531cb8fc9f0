package redress.platform.web;

import redress.platform.values.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Which problem a body is that could not be read: 400 with the position where it is not the JSON we asked for, 422 with a
 * pointer where it is, but a value is not possible. Never shows a class name nor echoes what was sent.
 */
final class JsonProblems {

    private JsonProblems() {}

    static Problem of(JacksonException json) {
        for (Throwable cause = json; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) return Problem.of(refusal).at(pointer(json), refusal.sentence());
            if (cause instanceof BadRequest bad)
                return bad.problem().at(pointer(json), bad.problem().detail());
            if (cause instanceof StreamConstraintsException) return beyondLimits(json);
        }
        return switch (json) {
            case InputCoercionException range ->
                impossible(json, "number-out-of-range", "This number is not whole, or outside of what is possible.");
            case StreamReadException syntax
            when message(json).contains("Duplicate") ->
                Problem.of(
                        400, "json-duplicate-key", "The same name appears twice in one object" + position(json) + ".");
            case StreamReadException syntax ->
                Problem.of(400, "json-malformed", "The body is not valid JSON" + position(json) + ".");
            case PropertyBindingException unknown ->
                Problem.of(400, "property-unknown", "The request has a property that does not belong to it.")
                        .at(pointer(json), "is not a property of this request");
            case InvalidNullException nothing -> impossible(json, "value-missing", "A value may not be null here.");
            case ValueInstantiationException invalid ->
                impossible(json, "value-invalid", "This value is not possible here.");
            case InvalidFormatException format ->
                impossible(json, "type-mismatch", "This is not the type of value that belongs here.");
            case MismatchedInputException trailing
            when message(json).contains("railing token") ->
                Problem.of(400, "json-trailing", "Something follows the end of the JSON body" + position(json) + ".");
            case MismatchedInputException nothing
            when message(json).contains("No content to map") ->
                Problem.of(400, "body-missing", "The request needs a JSON body.");
            case MismatchedInputException mismatch
            when json.getPath().isEmpty() -> Problem.of(400, "json-not-an-object", "The body must be one JSON object.");
            case MismatchedInputException missing
            when message(json).contains("null") || message(json).contains("Missing") ->
                impossible(json, "value-missing", "A value is missing here.");
            default -> impossible(json, "type-mismatch", "This is not the type of value that belongs here.");
        };
    }

    private static Problem beyondLimits(JacksonException json) {
        return Problem.of(
                400,
                "json-beyond-limits",
                "The JSON is nested too deeply, or a number or name in it is too long" + position(json) + ".");
    }

    private static Problem impossible(JacksonException json, String code, String sentence) {
        return Problem.of(422, code, "A value of the request is not possible; see errors.")
                .at(pointer(json), sentence);
    }

    private static String pointer(JacksonException json) {
        var pointer = new StringBuilder();
        for (var step : json.getPath()) {
            var name = step.getPropertyName();
            pointer.append('/');
            if (name == null) pointer.append(step.getIndex());
            else pointer.append(name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static String position(JacksonException json) {
        var location = json.getLocation();
        return location == null ? "" : ", at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String message(JacksonException json) {
        return String.valueOf(json.getOriginalMessage());
    }
}
