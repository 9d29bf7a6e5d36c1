package org.chalknet.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** A {@link ModelInfo} as RecordJson.MAPPER. */
final class ModelInfoJson {

    private ModelInfoJson() {}

    static byte[] write(ModelInfo info) throws JsonProcessingException {
        return RecordJson.MAPPER.writeValueAsBytes(info);
    }

    /**
     * Reads a description of this format or an older one.
     *
     * @throws JsonProcessingException if it is none; its original message says why
     */
    static ModelInfo read(byte[] json) throws IOException {
        if (!(RecordJson.MAPPER.readTree(json) instanceof ObjectNode info)) {
            throw MismatchedInputException.from(null, ModelInfo.class, "no JSON object");
        }
        if (info.path("format").asInt() == 1) {
            addWhatFormat1Lacks(info);
        }
        return RecordJson.MAPPER.treeToValue(info, ModelInfo.class);
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
