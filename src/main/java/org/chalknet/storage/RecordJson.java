package org.chalknet.storage;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** Records as JSON: all that a record holds, nothing that it can work out, and no member left out. */
final class RecordJson {

    /** Above the 330,000 and some of the longest run that can be set, of 10,000 epochs with 8 hidden layers. */
    private static final int MAX_TOKENS = 400_000;

    // The records refuse null where they must have a value.
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .build();

    private RecordJson() {}

    /** Returns a record in one line. */
    static String write(Record value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON can be made of " + value.getClass(), e);
        }
    }

    /**
     * Reads a record.
     *
     * @param place where the JSON stands, for the message
     * @param json the JSON
     * @param type the record
     * @param expected what it is to be, for the message
     * @throws StorageException if it is something else, or the record refuses a value
     */
    static <T extends Record> T read(String place, String json, Class<T> type, String expected)
            throws StorageException {
        return read(place, json, type, expected, _ -> {});
    }

    /**
     * Reads a record that may have been written in an older format.
     *
     * @param completion adds what an older format lacks
     * @see #read(String, String, Class, String)
     */
    static <T extends Record> T read(
            String place, String json, Class<T> type, String expected, Consumer<ObjectNode> completion)
            throws StorageException {
        try {
            if (!(MAPPER.readTree(json) instanceof ObjectNode members)) {
                throw new StorageException(place, expected, "no JSON object");
            }
            completion.accept(members);
            return MAPPER.treeToValue(members, type);
        } catch (JsonProcessingException e) {
            throw new StorageException(place, expected, JsonTrouble.of(e), e);
        }
    }
}
