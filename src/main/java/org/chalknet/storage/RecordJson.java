package org.chalknet.storage;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Records as JSON: all that a record holds, nothing that it can work out, and no member left out. */
final class RecordJson {

    static final ObjectMapper MAPPER = JsonMapper.builder()
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
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new StorageException(place, expected, "null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new StorageException(place, expected, JsonTrouble.of(e), e);
        }
    }
}
