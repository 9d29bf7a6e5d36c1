package org.chalknet.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A {@link ModelInfo} as JSON. */
final class ModelInfoJson {

    private ModelInfoJson() {}

    static String write(ModelInfo info) {
        return RecordJson.write(info);
    }

    /**
     * Reads a description of this format or an older one.
     *
     * @param place where the JSON stands, for the message
     * @param json the JSON
     * @throws StorageException if it is none
     */
    static ModelInfo read(String place, String json) throws StorageException {
        return RecordJson.read(
                place, json, ModelInfo.class, "the description of a model", ModelInfoJson::addWhatFormat1Lacks);
    }

    private static void addWhatFormat1Lacks(ObjectNode info) {
        if (info.path("format").asInt() != 1) {
            return;
        }
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
