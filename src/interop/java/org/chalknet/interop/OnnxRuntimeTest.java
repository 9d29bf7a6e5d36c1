package org.chalknet.interop;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.chalknet.data.DatasetException;
import org.chalknet.data.LabelledImages;
import org.chalknet.ink.Prediction;
import org.chalknet.storage.OnnxFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxRuntimeTest {

    @TempDir
    Path folder;

    @Test
    void findsTheSameProbabilities() throws DatasetException, IOException, OrtException {
        TrainedDigits digits = TrainedDigits.train();
        Path file = folder.resolve("digits.onnx");
        OnnxFile.write(file, digits.network(), List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), "Chalknet");

        float[][] actual = run(file, scaled(digits.images()));

        List<Prediction> expected = digits.predictions();
        assertThat(actual).hasNumberOfRows(1000);
        for (int i = 0; i < 1000; i++) {
            for (int label = 0; label < 10; label++) {
                assertThat(actual[i][label])
                        .as("image %d, class %d", i, label)
                        .isCloseTo(expected.get(i).probability(label), Offset.offset(1e-5f));
            }
        }
    }

    private static float[][] run(Path file, float[][] pixels) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file.toString());
                OnnxTensor input = OnnxTensor.createTensor(environment, pixels);
                OrtSession.Result result = session.run(Map.of(OnnxFile.INPUT, input))) {
            return (float[][]) result.get(OnnxFile.OUTPUT).orElseThrow().getValue();
        }
    }

    /** As the file's description says. */
    private static float[][] scaled(LabelledImages images) {
        float[][] pixels = new float[images.count()][images.pixelsPerImage()];
        for (int i = 0; i < pixels.length; i++) {
            byte[] image = images.image(i);
            for (int j = 0; j < image.length; j++) {
                pixels[i][j] = (image[j] & 0xff) / 255f;
            }
        }
        return pixels;
    }
}
