package org.chalknet.storage;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.stream.Collectors;

/** What is wrong with JSON, in plain words, since the words of the library that reads it name classes of its own. */
final class JsonTrouble {

    private JsonTrouble() {}

    /** Returns what was found in place of JSON, or of a value that fits, and where. */
    static String of(JsonProcessingException e) {
        return switch (e) {
            // The values refused by a record of ours, in its words.
            case ValueInstantiationException v
            when v.getCause() instanceof IllegalArgumentException refusal -> String.valueOf(refusal.getMessage());
            case ValueInstantiationException v
            when v.getCause() instanceof NullPointerException -> "null in place of a value";
            case JsonMappingException m when !m.getPath().isEmpty() -> "none that fits at " + member(m);
            case JsonMappingException m -> "something else" + place(m);
            case StreamConstraintsException _ ->
                "more than there may be, more than may be nested, or a number or a text that is too long" + place(e);
            case JsonEOFException _ -> "its end too early" + place(e);
            default ->
                String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")
                        ? "the same member twice" + place(e)
                        : "a mistake" + place(e);
        };
    }

    private static String member(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex() + 1) : step.getFieldName())
                .collect(Collectors.joining(", "));
    }

    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        if (location == null || location.getColumnNr() < 1) {
            return "";
        }
        return location.getLineNr() > 1
                ? ", line %d, column %d".formatted(location.getLineNr(), location.getColumnNr())
                : " at column %d".formatted(location.getColumnNr());
    }
}
