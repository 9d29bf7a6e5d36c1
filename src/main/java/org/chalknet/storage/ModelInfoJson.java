package org.chalknet.storage;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** A {@link ModelInfo} as JSON. */
final class ModelInfoJson {

    // The records refuse null where they must have a value.
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // What a record holds, and not what it can work out.
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .build();

    private ModelInfoJson() {}

    static byte[] write(ModelInfo info) throws JsonProcessingException {
        return JSON.writeValueAsBytes(info);
    }

    /**
     * Reads a description of this format or an older one.
     *
     * @throws JsonProcessingException if it is none; its original message says why
     */
    static ModelInfo read(byte[] json) throws IOException {
        if (!(JSON.readTree(json) instanceof ObjectNode info)) {
            throw MismatchedInputException.from(null, ModelInfo.class, "no JSON object");
        }
        if (info.path("format").asInt() == 1) {
            addWhatFormat1Lacks(info);
        }
        return JSON.treeToValue(info, ModelInfo.class);
    }

    private static void addWhatFormat1Lacks(ObjectNode info) {
        info.put("format", ModelInfo.FORMAT);
        info.putNull("digest");
        info.putNull("bestEpoch");
        info.putNull("random");
        for (JsonNode epoch : info.path("epochs")) {
            if (epoch instanceof ObjectNode metrics) {
                metrics.putArray("deadShares");
            }
        }
    }
}
