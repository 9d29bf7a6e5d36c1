package org.chalknet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** The numbers recorded from NumPy by {@code golden/notebook.py}. */
public final class Golden {

    private Golden() {}

    /** Returns what one of the recorded files holds. */
    public static JsonNode read(String file) {
        try (var stream = Golden.class.getResourceAsStream("golden/" + file)) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the numbers of a JSON array. */
    public static List<Double> numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();
    }
}
